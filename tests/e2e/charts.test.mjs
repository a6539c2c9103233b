// Charts in the browser: each kind brings only the parts of the library that it needs, and its points can be walked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, newPage } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Charts by path, with the rarer parts that each needs. */
const CHARTS = {
  "/osservatorio/offerta-servizi": [],
  "/osservatorio/uso-2018-2019": [],
  "/osservatorio/uso-per-canale": [],
  "/osservatorio/risultati-migliori": [],
  "/osservatorio/pratiche-per-tema": ["heatmap"],
  "/osservatorio/calendario-scambi": ["calendar", "heatmap"],
  "/piani/peg-2020/bilancio": ["treemap"],
};

for (const [path, parts] of Object.entries(CHARTS)) {
  test(`${path} is drawn with ${parts.join(", ") || "the common parts only"}`, async () => {
    const page = await newPage(browser);
    const asked = new Set();
    page.on("request", (request) => {
      const file = request.url().match(/\/charts\/(heatmap|calendar|treemap)-/);
      if (file) asked.add(file[1]);
    });
    await page.open(path);
    await page.locator("prassi-chart canvas").first().waitFor();
    assert.deepEqual([...asked].sort(), parts);
    await page.locator(".chart-stage").focus();
    const spoken = new Set();
    for (const key of ["Home", "ArrowDown", "End"]) {
      await page.keyboard.press(key);
      spoken.add(await page.locator(".chart-point").textContent());
    }
    assert.equal(spoken.size, 3, "each point says itself");
    await page.keyboard.press("Escape");
    await page.locator(".chart-point").waitFor({ state: "detached" });
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("where names need more room than the library's rows have, the server's drawing stays", async () => {
  const page = await newPage(browser);
  await page.open("/piani/peg-2020/impegno");
  await page.locator(".chart-stage[tabindex='0']").focus();
  await page.keyboard.press("Home");
  assert.match(await page.locator(".chart-point").textContent(), /tempi pieni: 19,24/);
  assert.ok(await page.locator(".chart-wide").isVisible());
  assert.equal(await page.locator("prassi-chart canvas").count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a chart that only the server draws has keys too", async () => {
  const page = await newPage(browser);
  await page.open("/piani/peg-2020/fasi?centro=cdr-15");
  await page.locator(".chart-stage[tabindex='0']").focus();
  await page.keyboard.press("Home");
  assert.match(await page.locator(".chart-point").textContent(), /2020/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/progetti\/.*#.*-fase-/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
