// Every kind of page, in both languages, at every width, with large letters, with and without the browser's code: readable
// by all.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { PAGES, WIDTHS, inLanguage, launch, newPage, newReader } from "./browser.mjs";

const Axe = AxeBuilder.default ?? AxeBuilder;
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Readers by what they have: like people who go on reading, each loads our files once. */
const readers = new Map();

function readerOf({ javaScript, dark }) {
  const kind = JSON.stringify([javaScript, dark]);
  if (!readers.has(kind)) readers.set(kind, newReader(browser, { javaScript, dark }));
  return readers.get(kind);
}

/** Opens a page once, and looks at it at each width: a reader turns a phone or drags a window, too. */
async function look(path, { widths, ...options }, inspect) {
  const page = await newPage(browser, { ...options, reader: await readerOf(options) });
  try {
    await page.setViewportSize({ width: widths[0], height: 900 });
    const response = await page.open(path);
    const expected = path.includes("non-esiste") ? 404 : 200;
    assert.equal(response.status(), expected, `${path} answers ${response.status()}`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await inspect(page, width);
    }
    assert.deepEqual(page.complaints, [], `${path}: complaints`);
  } finally {
    await page.close();
  }
}

/** Nothing runs over the edge, and one heading says what the page is. */
async function laidOut(page, width) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `at ${width} px the page runs ${overflow} px over the edge`);
  assert.equal(await page.locator("h1").count(), 1, "the page has one main heading");
}

/** No rule of axe is switched off. */
async function accessible(page, width) {
  const { violations } = await new Axe({ page }).analyze();
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`)),
    [],
    `at ${width} px`,
  );
}

/** With letters twice as large nothing runs over the edge either. */
async function enlarged(page, width) {
  const letters = (size) => page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
  await letters("200%");
  await laidOut(page, width);
  await letters("");
}

/** What axe asks is asked of a phone and of a desk: in between stand the same parts. */
async function whole(page, width) {
  await laidOut(page, width);
  if (width !== 768) await accessible(page, width);
  if (width === 1280) await enlarged(page, width);
}

for (const [name, path] of Object.entries(PAGES)) {
  describe(name, () => {
    for (const language of ["it", "en"]) {
      test(`${language}, with the browser's code`, () => look(inLanguage(path, language), { widths: WIDTHS }, whole));
      test(`${language}, JavaScript off`, () =>
        look(inLanguage(path, language), { widths: WIDTHS, javaScript: false }, laidOut));
      test(`${language}, before the browser's code`, () =>
        look(inLanguage(path, language), { widths: [320], inert: true }, accessible));
    }
    test("in the dark", () => look(path, { widths: [1280], dark: true }, whole));
  });
}
