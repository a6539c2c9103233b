// Starts the program on a port of its own, asks how much memory it takes, and stops it.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

import { answers, end, freePort } from "../server.mjs";
import { ROOT } from "./arguments.mjs";

/** The database in a folder, as the program is told of it. */
export const databaseIn = (folder) => `surrealkv://${folder}/database?sync=every`;

/** The environment for data in a folder: nothing of this machine's own settings. */
export function environment(folder, more = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PRASSI_"));
  return {
    ...Object.fromEntries(kept),
    PRASSI_DATABASE: databaseIn(folder),
    PRASSI_INDEX_DIR: `${folder}/index`,
    PRASSI_FILES_DIR: `${folder}/files`,
    PRASSI_MAIL: `file:${folder}/mail`,
    RUST_BACKTRACE: "0",
    PRASSI_LOG: "warn,surrealdb_core::kvs::tasks=off",
    ...more,
  };
}

/** The lines that a stream has given so far. */
export function linesOf(stream) {
  const lines = [];
  createInterface({ input: stream }).on("line", (line) => lines.push(line));
  return lines;
}

/**
 * Starts `serve` over a folder, with more words and settings if need be; gives its address, what it printed, and the
 * milliseconds until its first page was answered.
 */
export async function serve(plan, folder, { words = [], settings = {} } = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const server = spawn(resolve(ROOT, plan.program), ["serve", ...words], {
    cwd: ROOT,
    env: environment(folder, {
      PRASSI_LISTEN: `127.0.0.1:${port}`,
      PRASSI_SITE_DIR: resolve(ROOT, plan.site),
      // The load comes from one address and is faster than any reader.
      PRASSI_RATE: "100000000",
      ...settings,
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = linesOf(server.stdout);
  const log = linesOf(server.stderr);
  const stop = () => end(server);
  try {
    await answers(url, server);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}: ${log.join("\n")}`);
  }
  return { url, startedIn: performance.now() - began, memory: () => memoryOf(server.pid, "VmRSS"), printed, log, stop };
}

/** The bytes of memory that a process takes (`VmRSS`) or took at most (`VmHWM`); `null` where no one can tell. */
export async function memoryOf(pid, field) {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status);
    return kibibytes && Number(kibibytes[1]) * 1024;
  } catch {
    return null;
  }
}
