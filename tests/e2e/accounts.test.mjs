// Signing in and out in a browser, with and without our code.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { person } from "./accounts.mjs";
import { launch, newPage, site } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const javaScript of [true, false]) {
  describe(`${javaScript ? "with" : "without"} the browser's code`, () => {
    test("a stranger signs in, gets where they wanted to go, and signs out", async () => {
      const { email, password } = person("contributor");
      const page = await newPage(browser, { javaScript });
      page.expectsError = true;
      await page.goto(`${site}/area/account`);
      await page.waitForURL(/\/accedi\?/);
      await page.locator("#indirizzo").fill(email);
      await page.locator("#password").fill("non è questa di certo");
      await page.locator("main button[type=submit]").click();
      await page.locator(".callout-error").waitFor();
      assert.equal(await page.locator("#indirizzo").inputValue(), email, "the address is still there");
      await page.locator("#password").fill(password);
      await page.locator("main button[type=submit]").click();
      await page.waitForURL(`${site}/area/account`);
      // The browser took a cookie that is for safe connections only: it is on the same machine.
      const cookies = await page.context().cookies();
      assert.deepEqual(cookies.map(({ name, secure, httpOnly }) => [name, secure, httpOnly]), [["__Host-prassi", true, true]]);
      await page.goto(`${site}/esci`);
      await page.locator("main button[type=submit]").click();
      await page.waitForURL(/\/accedi\?esito=uscita/);
      assert.deepEqual(await page.context().cookies(), [], "the cookie is gone");
      await page.goto(`${site}/area`);
      await page.waitForURL(/\/accedi\?/);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  });
}
