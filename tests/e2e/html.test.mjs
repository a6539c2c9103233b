// The HTML of every kind of page is valid.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { PAGES, inLanguage, site } from "./browser.mjs";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    // How the text is laid out says nothing of its meaning.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // Titles carry the name of the site.
    "long-title": "off",
    // All files come from this site.
    "require-sri": "off",
  },
});

describe("valid HTML", () => {
  for (const [name, path] of Object.entries(PAGES)) {
    for (const language of ["it", "en"]) {
      test(`${name}, ${language}`, async () => {
        const html = await (await fetch(site + inLanguage(path, language))).text();
        // The validator takes a comment in an SVG's title for text, which it is only in the title of a page.
        const report = await validator.validateString(html.replaceAll("<!----></title>", "</title>"));
        const messages = report.results.flatMap((result) =>
          result.messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
        );
        assert.deepEqual(messages, []);
      });
    }
  }
});
