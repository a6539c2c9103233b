// What `run.mjs` was asked for: a full measurement of the release, or a smoke run of the debug build.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const FULL = {
  program: "target/prassi/prassi",
  site: "target/prassi/site",
  profile: "bench",
  sizes: [10_000, 100_000],
  searchRounds: 5,
  starts: 5,
  loadRounds: 3,
  loadSeconds: 10,
  visits: 5,
  signIns: 100,
  saves: 200,
};

const QUICK = {
  program: "target/debug/prassi",
  site: "target/site",
  profile: "dev",
  sizes: [200],
  searchRounds: 1,
  starts: 1,
  loadRounds: 1,
  loadSeconds: 3,
  visits: 1,
  signIns: 3,
  saves: 5,
};

/** Every subject, in the order in which they are measured. */
export const SUBJECTS = ["import", "start", "load", "accounts", "visit"];

/** The plan of this run. */
export function plan() {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      program: { type: "string" },
      site: { type: "string" },
      sizes: { type: "string" },
      only: { type: "string" },
      output: { type: "string" },
    },
  });
  const defaults = values.quick ? QUICK : FULL;
  return {
    ...defaults,
    quick: values.quick,
    program: values.program ?? defaults.program,
    site: values.site ?? defaults.site,
    sizes: values.sizes ? values.sizes.split(",").map(Number) : defaults.sizes,
    subjects: values.only ? values.only.split(",") : SUBJECTS,
    // A smoke run says nothing of speed: it is printed, and written only where somebody says so.
    output: values.output ?? (values.quick ? null : "tests/bench/RESULTS.md"),
  };
}
