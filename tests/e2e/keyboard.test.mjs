// Another way to read: with the keyboard alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PAGES, launch, newPage } from "./browser.mjs";

/** No page has more stops than this between its beginning and its footer. */
const STOPS = 400;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

describe("with the keyboard alone", () => {
  for (const name of ["home", "search with words", "practice", "exchanges", "chart"]) {
    test(`${name}: every stop can be seen, and the last one is in the footer`, async () => {
      const page = await newPage(browser, { width: 1280 });
      await page.open(PAGES[name]);
      let stop = null;
      for (let count = 0; count < STOPS && !stop?.footer; count += 1) {
        await page.keyboard.press("Tab");
        stop = await page.evaluate(() => {
          const element = document.activeElement;
          const { width, height } = element.getBoundingClientRect();
          return { tag: element.outerHTML.slice(0, 120), seen: width > 0 && height > 0, footer: !!element.closest("footer") };
        });
        assert.ok(stop.seen, `a stop that cannot be seen: ${stop.tag}`);
      }
      assert.ok(stop.footer, `the footer is not reached in ${STOPS} stops: ${stop.tag}`);
      await page.context().close();
    });
  }

  test("the first stop leads to the content", async () => {
    const page = await newPage(browser, { width: 1280 });
    await page.open(PAGES.search);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => !!document.activeElement.closest("main")), "the focus is in the content");
    await page.context().close();
  });
});
