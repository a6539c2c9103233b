// Measures Prassi and writes tests/bench/RESULTS.md; `--quick` looks only whether the measuring works.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, release, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";

import { measureAccounts } from "./accounts.mjs";
import { ROOT, SUBJECTS, plan as planOf } from "./arguments.mjs";
import { mebibytes } from "./figures.mjs";
import { measureImport } from "./import.mjs";
import { measureLoad } from "./load.mjs";
import { measureStart } from "./start.mjs";
import { measureVisit } from "./visit.mjs";

const MEASURES = {
  import: measureImport,
  start: measureStart,
  load: measureLoad,
  accounts: measureAccounts,
  visit: measureVisit,
};

const plan = planOf();
const folder = await mkdtemp(join(tmpdir(), "prassi-bench-"));
try {
  const parts = [circumstances()];
  for (const subject of SUBJECTS.filter((subject) => plan.subjects.includes(subject))) {
    console.error(`measuring: ${subject}`);
    parts.push(...(await measured(subject)));
  }
  const text = `${parts.join("\n\n")}\n`;
  if (plan.output) await writeFile(resolve(ROOT, plan.output), text);
  console.log(text);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What fails must not take with it what half an hour measured before. */
async function measured(subject) {
  try {
    return await MEASURES[subject](plan, folder);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
    return [`## Not measured: ${subject}\n\n${error.message}`];
  }
}

function circumstances() {
  const git = (...words) => execFileSync("git", words, { cwd: ROOT, encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain") ? ", with changes" : "";
  const warning = plan.quick ? "\n\n**A smoke run: these figures say nothing of speed.**" : "";
  return `# Measured${warning}

- ${new Date().toISOString().slice(0, 10)}, commit ${git("rev-parse", "--short", "HEAD")}${changed}
- ${cpus().length} × ${cpus()[0].model}, ${mebibytes(totalmem())} of memory, Linux ${release()}
- \`node tests/bench/run.mjs ${process.argv.slice(2).join(" ")}\`, program \`${plan.program}\``;
}
