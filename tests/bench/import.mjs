// How long catalogues of several sizes take to import, and searches over them: inside the program's own code.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { ROOT } from "./arguments.mjs";
import { aim, mebibytes, number, table, time } from "./figures.mjs";
import { generate } from "./generate.mjs";
import { databaseIn, environment, linesOf, memoryOf } from "./program.mjs";

/** How often a running import is asked for its memory, in milliseconds. */
const LOOK_EVERY = 100;
/** What is aimed at, in milliseconds, by the number of practices. */
const IMPORT_AIMS = { 10_000: 60_000 };
const SEARCH_AIMS = { 10_000: 2, 100_000: 10 };

/** Imports the seeds, and the seeds with so many more practices, and searches each. */
export async function measureImport(plan, folder) {
  const imports = [];
  const searches = [];
  for (const size of [0, ...plan.sizes]) {
    const data = join(folder, `import-${size}`);
    const seeds = join(data, "seeds");
    await mkdir(data);
    await generate(seeds, size);
    imports.push({ size, ...(await importFolder(plan, seeds, data)) });
    searches.push({ size, ...(await search(plan, data)) });
    await rm(data, { recursive: true });
  }
  return [importText(imports), searchText(searches)];
}

async function importFolder(plan, seeds, data) {
  const began = performance.now();
  const child = spawn(resolve(ROOT, plan.program), ["import", seeds], {
    env: environment(data),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let memory = null;
  const look = setInterval(async () => {
    memory = (await memoryOf(child.pid, "VmHWM")) ?? memory;
  }, LOOK_EVERY);
  const output = linesOf(child.stdout);
  const progress = linesOf(child.stderr);
  const [code] = await once(child, "close");
  const took = performance.now() - began;
  clearInterval(look);
  if (code !== 0) throw new Error(`the import failed: ${progress.slice(-5).join("\n")}`);
  const records = Number(output.join(" ").match(/^(\d+) records/)[1]);
  return { records, took, memory, progress: progress.filter((line) => line.includes("records written")).length };
}

async function search(plan, data) {
  const cargo = ["bench", "--quiet", "--package", "prassi-tests", "--bench", "search", "--profile", plan.profile];
  const { stdout } = await promisify(execFile)("cargo", [...cargo, "--", databaseIn(data), String(plan.searchRounds)], {
    cwd: ROOT,
    env: environment(data),
  });
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

const named = (size) => (size ? `${number(size)} practices more` : "the seeds");

function importText(imports) {
  const rows = imports.map(({ size, records, took, memory, progress }) => [
    named(size),
    number(records),
    time(took),
    number((records / took) * 1000),
    mebibytes(memory),
    number(progress),
    IMPORT_AIMS[size] ? aim(took, IMPORT_AIMS[size], `≤ ${time(IMPORT_AIMS[size])}`) : "",
  ]);
  const header = ["`prassi import`", "records", "took", "records/s", "memory at most", "lines of progress", "aim"];
  return `## Import\n\n${table(header, rows)}`;
}

function searchText(searches) {
  const rows = searches.map(({ size, records, searches: count, indexed, p50, p95, p99 }) => [
    named(size),
    number(records),
    number(count),
    time(p50),
    time(p95),
    time(p99),
    SEARCH_AIMS[size] ? aim(p95, SEARCH_AIMS[size], `p95 ≤ ${SEARCH_AIMS[size]} ms`) : "",
    time(indexed),
  ]);
  const header = ["catalogue", "records found at most", "searches", "p50", "p95", "p99", "aim", "index made in"];
  return `## Search with facets, inside the process

200 queries with words, phrases, misspellings and chosen facets, one after the other: facets, counts and cards.

${table(header, rows)}`;
}
