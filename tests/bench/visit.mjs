// What a first visit brings over the wire in Chromium, by kind, whether browsers may keep it, and when a page answers.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { launch } from "../e2e/browser.mjs";
import { aim, kilobytes, median, table, time } from "./figures.mjs";
import { serve } from "./program.mjs";

const PAGES = {
  home: "/",
  "a search": "/pratiche?q=buoni",
  "a practice": "/pratiche/buoni-spesa-su-tessera-sanitaria",
  "an entity": "/enti/cesena",
  "an exchange": "/scambi/compensazioni-ambientali",
  "a chart": "/osservatorio/offerta-servizi",
  "a calendar": "/osservatorio/calendario-scambi",
  "the plan's budget": "/piani/peg-2020/bilancio",
};
/** How much slower than this machine the reader's is, where the time until a page answers is measured. */
const SLOWDOWN = 4;
/** The most bytes without which a page cannot be read, and of what makes it nicer. */
const PAGE_AIM = 120_000;
const CODE_AIM = 250_000;
/** The most bytes of a file that need no compressed copy. */
const SMALL = 1024;
const READABLE = ["HTML", "CSS", "fonts", "other"];
/** The application's code; the charts' is asked for by pages with a chart, once the application runs. */
const CODE = ["JS", "WASM"];
const KINDS = [...READABLE, ...CODE, "charts"];

/** Visits pages, each with an empty cache and then again. */
export async function measureVisit(plan, parent) {
  const folder = join(parent, "visit");
  await mkdir(folder);
  const prassi = await serve(plan, folder);
  let browser;
  try {
    browser = await launch();
    const visits = [];
    for (const [name, path] of Object.entries(PAGES)) visits.push(await visit(browser, name, prassi.url + path));
    const waits = [];
    for (const name of ["home", "a chart"]) waits.push(await wait(browser, plan.visits, name, prassi.url + PAGES[name]));
    return [visitText(visits), waitText(plan, waits), assetText(visits)];
  } finally {
    await browser?.close();
    await prassi.stop();
  }
}

async function visit(browser, name, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const answers = listen(session);
  await page.goto(address, { waitUntil: "networkidle" });
  const first = [...answers.values()];
  answers.clear();
  await page.goto(address, { waitUntil: "networkidle" });
  const second = [...answers.values()];
  await context.close();
  return { name, first, second };
}

/** When a page shows something, answers and has drawn its chart, on a slow machine with an empty cache; in milliseconds. */
async function wait(browser, rounds, name, address) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.goto(address, { waitUntil: "load" });
    const ready = () => document.documentElement.dataset.ready === "true" && performance.now();
    const drawn = () => !document.querySelector("prassi-chart") || (document.querySelector("prassi-chart canvas") && performance.now());
    const [answers, chart] = await Promise.all([ready, drawn].map((when) => page.waitForFunction(when)));
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    runs.push({ paint, answers: await answers.jsonValue(), chart: await chart.jsonValue() });
    await context.close();
  }
  const of = (moment) => median(runs.map((run) => run[moment]));
  return { name, paint: of("paint"), answers: of("answers"), chart: runs[0].chart === true ? null : of("chart") };
}

function waitText(plan, waits) {
  const rows = waits.map(({ name, paint, answers, chart }) => [
    name,
    time(paint),
    time(answers),
    chart === null ? "none on it" : time(chart),
  ]);
  return `## Until a page answers, ${SLOWDOWN} times slower

From the reader's click, with an empty cache, the processor slowed down; medians of ${plan.visits} visits. The server's
drawing is there with the first paint; the library's comes over it.

${table(["page", "first paint", "answers", "chart drawn anew"], rows)}`;
}

/** Keeps every answer with the bytes it took on the wire, its lines of header included. */
function listen(session) {
  const answers = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) => {
    answers.set(requestId, { url: new URL(response.url), headers: lowered(response.headers), type: response.mimeType });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer) answer.bytes = encodedDataLength;
  });
  return answers;
}

function lowered(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function kindOf({ type, url }) {
  if (type === "text/html") return "HTML";
  if (type === "text/css") return "CSS";
  if (url.pathname.endsWith(".woff2")) return "fonts";
  if (type.includes("javascript")) return url.pathname.includes("/pkg/") ? "JS" : "charts";
  return type === "application/wasm" ? "WASM" : "other";
}

const bytesOf = (answers, kinds) =>
  answers.filter((answer) => kinds.includes(kindOf(answer))).reduce((sum, answer) => sum + (answer.bytes ?? 0), 0);

function visitText(visits) {
  const rows = visits.map(({ name, first, second }) => {
    const [page, code] = [bytesOf(first, READABLE), bytesOf(first, CODE)];
    return [
      name,
      ...KINDS.map((kind) => kilobytes(bytesOf(first, [kind]))),
      `${kilobytes(page)}, ${aim(page, PAGE_AIM, "≤ 120")}`,
      `${kilobytes(code)}, ${aim(code, CODE_AIM, "≤ 250")}`,
      kilobytes(bytesOf(second, KINDS)),
    ];
  });
  const header = ["page", ...KINDS, "to read it", "JS and WASM", "second visit"];
  return `## First visit, in Chromium\n\nBytes over the wire, headers included.\n\n${table(header, rows)}`;
}

function assetText(visits) {
  const answers = visits.flatMap(({ first }) => first).filter(({ url }) => url.pathname.startsWith("/assets/"));
  const assets = new Map(answers.map((answer) => [answer.url.pathname, answer]));
  const rows = [...assets.values()].map(({ url, headers, bytes }) => [
    url.pathname.split("/").slice(3).join("/"),
    kilobytes(bytes ?? 0),
    headers["cache-control"]?.includes("immutable") ? "yes" : "**no**",
    encodingOf(headers, url, bytes),
  ]);
  return `## Built files\n\n${table(["file", "on the wire", "kept for ever", "compressed"], rows)}`;
}

/** What is compressed for each answer anew has no length that could be said beforehand. */
function encodingOf(headers, url, bytes) {
  const encoding = headers["content-encoding"];
  if (encoding) return headers["content-length"] ? `${encoding}, beforehand` : `**${encoding}, for each answer**`;
  return url.pathname.endsWith(".woff2") || bytes <= SMALL ? "needs none" : "**no**";
}
