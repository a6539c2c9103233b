// How long the program takes from launch to its first page, and how much memory it has then.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

import { median, mebibytes, table, time } from "./figures.mjs";
import { serve } from "./program.mjs";

/** Starts the program on an empty folder, then again on what it left there, several times. */
export async function measureStart(plan, folder) {
  const empty = [];
  const existing = [];
  for (let round = 0; round < plan.starts; round += 1) {
    const data = join(folder, `start-${round}`);
    await mkdir(data);
    empty.push(await startOnce(plan, data));
    existing.push(await startOnce(plan, data));
    await rm(data, { recursive: true });
  }
  const row = (name, starts) => [
    name,
    time(median(starts.map((start) => start.startedIn))),
    mebibytes(median(starts.map((start) => start.memory))),
  ];
  const rows = [row("an empty folder: the seeds are loaded first", empty), row("an existing folder", existing)];
  const header = ["from launch to the first page", "took", "memory then"];
  return [`## Start\n\nStarts of each kind: ${plan.starts}, of which the medians.\n\n${table(header, rows)}`];
}

async function startOnce(plan, data) {
  const server = await serve(plan, data);
  try {
    return { startedIn: server.startedIn, memory: await server.memory() };
  } finally {
    await server.stop();
  }
}
