// What is looked at on every page: nothing over the edge, one main heading, no rule of axe broken, no complaint.
import assert from "node:assert/strict";
import axe from "axe-core";
import { withCookie } from "./accounts.mjs";
import { newPage, newReader } from "./browser.mjs";

/** Readers by what they have: like people who go on reading, each loads our files once. */
const readers = new Map();
/** The pages that nobody looks at just now, by whose they are. */
const idle = new Map();

function readerOf(browser, { javaScript, dark, cookie }) {
  const kind = JSON.stringify([javaScript, dark, cookie]);
  if (!readers.has(kind)) readers.set(kind, open(browser, { javaScript, dark, cookie }));
  return readers.get(kind);
}

async function open(browser, { cookie, ...options }) {
  const reader = await newReader(browser, options);
  if (cookie) await withCookie(reader, cookie);
  return reader;
}

/**
 * Opens a page once, and looks at it at each width: a reader turns a phone or drags a window, too. With a cookie it is
 * the page of whoever signed in. Who goes on from page to page has our program compiled already; a page at which
 * something was wrong is left, and the next begins anew.
 */
export async function look(browser, path, { widths, ...options }, inspect) {
  const kind = JSON.stringify(options);
  if (!idle.has(kind)) idle.set(kind, []);
  const page = idle.get(kind).pop() ?? (await newPage(browser, { ...options, reader: await readerOf(browser, options) }));
  page.complaints.length = 0;
  await page.setViewportSize({ width: widths[0], height: 900 });
  const response = await page.open(path);
  const expected = path.includes("non-esiste") ? 404 : 200;
  assert.equal(response.status(), expected, `${path} answers ${response.status()}`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await inspect(page, width);
  }
  assert.deepEqual(page.complaints, [], `${path}: complaints`);
  idle.get(kind).push(page);
}

/** Nothing runs over the edge, and one heading says what the page is. */
export async function laidOut(page, width) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `at ${width} px ${page.url()} runs ${overflow} px over the edge`);
  assert.equal(await page.locator("h1").count(), 1, `${page.url()} has one main heading`);
}

/** No rule of axe is switched off. A page reads it once, however often it is looked at: that takes as long as one look. */
export async function accessible(page, width) {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
  const broken = await page.evaluate(brokenRules);
  assert.deepEqual(broken, [], `${page.url()} at ${width} px`);
}

/** In the page: each rule that is broken, and where. */
async function brokenRules() {
  const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`));
}

/** With letters twice as large nothing runs over the edge either. */
async function enlarged(page, width) {
  const letters = (size) => page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
  await letters("200%");
  await laidOut(page, width);
  await letters("");
}

/** What axe asks is asked of a phone and of a desk: in between stand the same parts. */
export async function whole(page, width) {
  await laidOut(page, width);
  if (width !== 768) await accessible(page, width);
  if (width === 1280) await enlarged(page, width);
}
