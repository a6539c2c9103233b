// What readers meet when something on the way to them fails.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PAGES, launch, newPage } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("where a page's code cannot be had any more, links lead there as they do without code", async () => {
  const page = await newPage(browser, { width: 1280 });
  await page.open(PAGES.home);
  await page.route(/pkg\/(split_|chunk_).*\.wasm$/, (route) => route.abort());
  const stopped = page.waitForEvent("console", (message) => message.text().includes("load callback should succeed"));
  await page.locator("main a[href='/pratiche']").first().click();
  await stopped;
  await page.locator("main a[href='/pratiche']").first().click();
  await page.waitForURL(/\/pratiche$/, { waitUntil: "load" });
  assert.match(await page.locator("main h1").textContent(), /pratiche/i);
  await page.context().close();
});
