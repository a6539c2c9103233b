// Servers that a run starts: a port for them, the moment when they answer, and their end.
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** How long a start may take, in milliseconds: an index of 100,000 practices may have to be made. */
const START_LIMIT = 300_000;

/** Waits until an address gives its first page. */
export async function answers(url, server) {
  const limit = performance.now() + START_LIMIT;
  while (performance.now() < limit) {
    if (server.exitCode !== null) throw new Error(`${server.spawnfile} ended before it answered`);
    const status = await statusOf(url);
    if (status === 200) return;
    if (status !== null) throw new Error(`${url} answers ${status}`);
    await wait(5);
  }
  throw new Error(`${server.spawnfile} does not answer`);
}

async function statusOf(url) {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status;
  } catch {
    // Nobody listens yet.
    return null;
  }
}

/** Ends a process that this run started. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** A port that nobody listens at. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
