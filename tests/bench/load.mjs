// How many pages a second 32 connections get: made anew, kept, and beside nginx serving the same page from a file.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { mebibytes, median, number, ratio, table, time } from "./figures.mjs";
import { serveSaved } from "./nginx.mjs";
import { serve } from "./program.mjs";

const FRESH = fileURLToPath(new URL("fresh.lua", import.meta.url));
/** How many connections ask at the same time. */
export const CONNECTIONS = 32;
const THREADS = 2;
/** As long as the program itself gives an answer. */
const PATIENCE = "20s";

const PAGES = {
  "home.html": { name: "home", path: "/" },
  "search.html": { name: "a search", path: "/pratiche?q=buoni" },
  "chart.html": { name: "a chart", path: "/osservatorio/offerta-servizi" },
  "practice.html": { name: "a practice", path: "/pratiche/buoni-spesa-su-tessera-sanitaria" },
};

/** Loads both servers in turn, so that whatever else the machine does falls on both. */
export async function measureLoad(plan, parent) {
  for (const tool of ["wrk", "nginx"]) {
    if (!(await isThere(tool))) {
      const said = `${tool} is missing: \`apt-get install wrk nginx-light\` installs what this part needs.`;
      return [`## Load\n\nNot measured: ${said}`];
    }
  }
  const folder = join(parent, "load");
  await mkdir(folder);
  const prassi = await serve(plan, folder);
  let nginx;
  try {
    const before = await prassi.memory();
    nginx = await serveSaved(folder, await savedPages(prassi.url));
    const results = await rounds(plan, prassi.url, nginx.url);
    return [`${text(plan, results)}\n\n${stateText(before, await prassi.memory(), prassi.log)}`];
  } finally {
    await nginx?.stop();
    await prassi.stop();
  }
}

/** Whether a program is installed. */
export async function isThere(tool) {
  const env = { PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };
  return promisify(execFile)("sh", ["-c", `command -v ${tool}`], { env }).then(
    () => true,
    () => false,
  );
}

async function savedPages(url) {
  const pages = Object.entries(PAGES).map(async ([file, { path }]) => [file, await (await fetch(url + path)).text()]);
  return Object.fromEntries(await Promise.all(pages));
}

async function rounds(plan, prassi, nginx) {
  const empty = () => ({ fresh: [], kept: [], saved: [], keptGzip: [], savedGzip: [] });
  const results = Object.keys(PAGES).map((file) => ({ file, ...empty() }));
  const run = (address, options = {}) => load(plan.loadSeconds, address, options);
  for (let round = 0; round < plan.loadRounds; round += 1) {
    for (const result of results) {
      const page = prassi + PAGES[result.file].path;
      const saved = `${nginx}/${result.file}`;
      result.fresh.push(await run(page, { fresh: `${process.pid}-${round}` }));
      result.kept.push(await run(page));
      result.saved.push(await run(saved));
      result.keptGzip.push(await run(page, { gzip: true }));
      result.savedGzip.push(await run(saved, { gzip: true }));
    }
  }
  return results;
}

/** Loads an address for so many seconds; `fresh` is a word that makes every request's address a new one. */
export async function load(seconds, address, { fresh = null, gzip = false }) {
  const { stdout } = await promisify(execFile)("wrk", [
    "--latency",
    `--connections=${CONNECTIONS}`,
    `--threads=${THREADS}`,
    `--duration=${seconds}s`,
    `--timeout=${PATIENCE}`,
    ...(gzip ? ["--header", "Accept-Encoding: gzip"] : []),
    ...(fresh ? ["--script", FRESH, address, "--", fresh] : [address]),
  ]);
  const wrong = /Non-2xx.*|Socket errors: (?!connect 0, read 0, write 0, timeout 0).*/.exec(stdout);
  if (wrong) throw new Error(`${address}: ${wrong[0]}`);
  const [, latest, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]),
    p99: Number(latest) * { us: 0.001, ms: 1, s: 1000 }[unit],
  };
}

function text(plan, results) {
  const rows = results.flatMap(({ file, ...of }) => {
    const rate = (way) => median(of[way].map((run) => run.perSecond));
    const row = (label, way, beside) => [
      `${PAGES[file].name}, ${label}`,
      number(rate(way)),
      time(median(of[way].map((run) => run.p99))),
      beside ? ratio(rate(way), rate(beside)) : "",
    ];
    return [
      row("made anew each time", "fresh", "saved"),
      row("kept", "kept", "saved"),
      row("nginx, from a file", "saved"),
      row("kept, gzip", "keptGzip", "savedGzip"),
      row("nginx, gzip", "savedGzip"),
    ];
  });
  return `## Load

${CONNECTIONS} connections on the loopback, ${plan.loadSeconds} s each, in turn; rounds: ${plan.loadRounds}, of which
the medians. wrk shares the machine with both servers. "Made anew": no two requests ask for the same address. nginx
serves the saved HTML of the same page.

${table(["page", "requests/s", "p99", "beside nginx"], rows)}`;
}

function stateText(before, after, log) {
  const panics = log.filter((line) => line.includes("panicked")).length;
  return `The program took ${mebibytes(before)} of memory before and ${mebibytes(after)} after; \
it logged ${number(log.length)} lines, and ${number(panics)} panics among them.`;
}
