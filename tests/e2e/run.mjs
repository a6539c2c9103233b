// Starts the program with a fresh database in memory and all seeds, runs the browser's tests against it, and stops it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { answers, end, freePort } from "../server.mjs";
import { demoAccounts, signIn } from "./accounts.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** The tests believe in a day before the exchanges of 2024. */
const NOW = "2024-05-02T09:00:00";
/** Tests that look at two pages at once by themselves: beside others each page would wait for too many. */
const ALONE = ["area"];
/** Tests of who has signed in: they come early, while nobody's session is old. */
const SIGNED_IN = ["accounts", "drafts", "proposing", "reviewing"];
/** Tests that publish something: they come last, so that all others find what the documents say and nothing else. */
const PUBLISHING = ["publication"];

const asked = process.argv.slice(2);
const files = asked.length ? asked : readdirSync(join(root, "tests/e2e")).map((file) => join("tests/e2e", file));
const tests = files.filter((file) => file.endsWith(".test.mjs"));
if (!tests.length) throw new Error(`there are no tests in ${files.join(", ")}`);
const isOf = (names) => (file) => names.includes(basename(file, ".test.mjs"));
const isOfNone = (file) => !isOf([...ALONE, ...SIGNED_IN, ...PUBLISHING])(file);
const rounds = [isOf(ALONE), isOf(SIGNED_IN), isOfNone, isOf(PUBLISHING)].map((belongs) => tests.filter(belongs));

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const folder = await mkdtemp(join(tmpdir(), "prassi-e2e-"));
const mail = join(folder, "mail");
const began = Date.now();
const server = spawn("target/debug/prassi", ["serve", "--demo"], {
  cwd: root,
  env: {
    ...process.env,
    PRASSI_LISTEN: `127.0.0.1:${port}`,
    PRASSI_DATABASE: "mem://",
    PRASSI_INDEX_DIR: "",
    PRASSI_FILES_DIR: join(folder, "files"),
    PRASSI_MAIL: `file:${mail}`,
    PRASSI_SITE_DIR: `${root}target/site`,
    // The tests ask faster than readers do.
    PRASSI_RATE: "100000",
    PRASSI_NOW: NOW,
  },
  stdio: ["ignore", "pipe", "inherit"],
});
let printed = "";
server.stdout.on("data", (text) => {
  printed += text;
  process.stdout.write(text);
});
let code = 1;
try {
  await answers(`${url}/health`, server);
  const accounts = demoAccounts(printed);
  code = 0;
  for (const round of rounds.filter((files) => files.length)) code = (await run(round, accounts)) || code;
} finally {
  await end(server);
  await rm(folder, { recursive: true, force: true });
}
process.exit(code);

/** Runs test files with everybody signed in anew; gives the code with which they ended. */
async function run(files, accounts) {
  for (const account of accounts) account.cookie = await signIn(url, account);
  const runner = spawn(process.execPath, ["--test", "--test-concurrency=2", ...files], {
    cwd: root,
    env: {
      ...process.env,
      PRASSI_E2E_URL: url,
      PRASSI_E2E_ACCOUNTS: JSON.stringify(accounts),
      PRASSI_E2E_MAIL: mail,
      // How far the clock that the program pretends is from this machine's, in milliseconds.
      PRASSI_E2E_AHEAD: String(Date.parse(`${NOW}Z`) - began),
    },
    stdio: "inherit",
  });
  const [ended] = await once(runner, "exit");
  return ended ?? 1;
}
