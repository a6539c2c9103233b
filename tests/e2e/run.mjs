// Starts the program with a fresh database in memory and all seeds, runs the browser's tests against it, and stops it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

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
  await answers(`${url}/health`);
  const runner = spawn(
    process.execPath,
    ["--test", "--test-concurrency=2", ...(tests.length ? tests : ["tests/e2e/"])],
    { cwd: root, env: { ...process.env, PRASSI_E2E_URL: url }, stdio: "inherit" },
  );
  [code] = await once(runner, "exit");
} finally {
  server.kill("SIGTERM");
  await once(server, "exit");
}
process.exit(code ?? 1);

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

async function answers(address) {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    if (server.exitCode !== null) throw new Error("the server ended before it answered");
    try {
      if ((await fetch(address)).ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the server does not answer");
}
