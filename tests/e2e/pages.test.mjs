// Every kind of page, in both languages, at every width, with large letters, with and without the browser's code: readable
// by all.
import { after, before, describe, test } from "node:test";
import { PAGES, WIDTHS, inLanguage, launch } from "./browser.mjs";
import { accessible, laidOut, look, whole } from "./looking.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// Two at once: while one waits for the program, the other is drawn.
describe("pages", { concurrency: 2 }, () => {
  for (const [name, path] of Object.entries(PAGES)) {
    describe(name, () => {
      for (const language of ["it", "en"]) {
        const there = inLanguage(path, language);
        test(`${language}, with the browser's code`, () => look(browser, there, { widths: WIDTHS }, whole));
        test(`${language}, JavaScript off`, () => look(browser, there, { widths: WIDTHS, javaScript: false }, laidOut));
        test(`${language}, before the browser's code`, () => look(browser, there, { widths: [320], inert: true }, accessible));
      }
      test("in the dark", () => look(browser, path, { widths: [1280], dark: true }, whole));
    });
  }
});
