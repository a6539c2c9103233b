// Every kind of page, in both languages, at every width, with and without the browser's code: readable by all.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { PAGES, WIDTHS, inLanguage, launch, newPage } from "./browser.mjs";

const Axe = AxeBuilder.default ?? AxeBuilder;
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function look(path, options, inspect) {
  const page = await newPage(browser, options);
  try {
    const response = await page.open(path);
    const expected = path.includes("non-esiste") ? 404 : 200;
    assert.equal(response.status(), expected, `${path} answers ${response.status()}`);
    await inspect(page);
    assert.deepEqual(page.complaints, [], `${path}: complaints`);
  } finally {
    await page.context().close();
  }
}

/** Nothing runs over the edge, and one heading says what the page is. */
async function laidOut(page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `the page runs ${overflow} px over the edge`);
  assert.equal(await page.locator("h1").count(), 1, "the page has one main heading");
}

/** No rule of axe is switched off. */
async function accessible(page) {
  const { violations } = await new Axe({ page }).analyze();
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`)),
    [],
  );
}

async function both(page) {
  await laidOut(page);
  await accessible(page);
}

for (const [name, path] of Object.entries(PAGES)) {
  describe(name, () => {
    for (const language of ["it", "en"]) {
      for (const width of WIDTHS) {
        test(`${language}, ${width} px`, () => look(inLanguage(path, language), { width }, both));
      }
      for (const width of WIDTHS) {
        test(`${language}, ${width} px, JavaScript off`, () =>
          look(inLanguage(path, language), { width, javaScript: false }, laidOut));
      }
      test(`${language}, before the browser's code`, () =>
        look(inLanguage(path, language), { width: 320, inert: true }, accessible));
    }
    test("in the dark", () => look(path, { width: 1280, dark: true }, both));
  });
}
