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

async function look(path, options) {
  const page = await newPage(browser, options);
  try {
    const response = await page.open(path);
    const expected = path.includes("non-esiste") ? 404 : 200;
    assert.equal(response.status(), expected, `${path} answers ${response.status()}`);
    const { violations } = await new Axe({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`));
    assert.deepEqual(found, [], `${path}: accessibility`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${path} runs ${overflow} px over the edge at ${options.width} px`);
    assert.equal(await page.locator("h1").count(), 1, `${path} has one main heading`);
    assert.deepEqual(page.complaints, [], `${path}: complaints`);
  } finally {
    await page.context().close();
  }
}

for (const [name, path] of Object.entries(PAGES)) {
  describe(name, () => {
    for (const language of ["it", "en"]) {
      for (const width of WIDTHS) {
        test(`${language}, ${width} px`, () => look(inLanguage(path, language), { width }));
      }
      test(`${language}, without the browser's code`, () =>
        look(inLanguage(path, language), { width: 768, javaScript: false }));
    }
    test("in the dark", () => look(path, { width: 1280, dark: true }));
  });
}
