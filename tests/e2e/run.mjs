// Starts the program with a fresh database in memory and all seeds, runs the browser's tests against it, and stops it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { answers, end, freePort } from "../server.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tests = process.argv.slice(2);

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const server = spawn("target/debug/prassi", ["serve", "--demo"], {
  cwd: root,
  env: {
    ...process.env,
    PRASSI_LISTEN: `127.0.0.1:${port}`,
    PRASSI_DATABASE: "mem://",
    PRASSI_INDEX_DIR: "",
    PRASSI_SITE_DIR: `${root}target/site`,
    // The tests ask faster than readers do, and believe in a day before the exchanges of 2024.
    PRASSI_RATE: "100000",
    PRASSI_NOW: "2024-05-02T09:00:00",
  },
  stdio: ["ignore", "inherit", "inherit"],
});
let code = 1;
try {
  await answers(`${url}/health`, server);
  const runner = spawn(
    process.execPath,
    ["--test", "--test-concurrency=2", ...(tests.length ? tests : ["tests/e2e/"])],
    { cwd: root, env: { ...process.env, PRASSI_E2E_URL: url }, stdio: "inherit" },
  );
  [code] = await once(runner, "exit");
} finally {
  await end(server);
}
process.exit(code ?? 1);
