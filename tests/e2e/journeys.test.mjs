// What readers come for, step by step, with and without the browser's code.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { WIDTHS, inLanguage, launch, newPage } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const words = {
  it: { search: "Cerca", table: "Tabella", health: "tessera sanitaria", chart: "Grafico", province: "Provincia" },
  en: { search: "Search", table: "Table", health: "health card", chart: "Chart", province: "Province" },
};

for (const javaScript of [true, false]) {
  for (const language of ["it", "en"]) {
    for (const width of WIDTHS) {
      describe(`${language}, ${width} px, ${javaScript ? "with" : "without"} the browser's code`, () => {
        const start = async (path) => {
          const page = await newPage(browser, { width, javaScript });
          await page.open(inLanguage(path, language));
          return page;
        };
        const end = async (page) => {
          assert.deepEqual(page.complaints, []);
          await page.context().close();
        };

        test("a practice is found by word", async () => {
          const page = await start("/");
          const field = page.locator("main input[type=search]");
          await field.fill("buoni tessera sanitaria");
          await field.press("Enter");
          await page.waitForURL(/pratiche\?.*q=buoni/);
          await page.locator("main article a, main li a").filter({ hasText: new RegExp(words[language].health, "i") }).first().click();
          await page.waitForURL(/buoni-spesa-su-tessera-sanitaria/);
          await page.locator("main", { hasText: "Cattolica" }).waitFor();
          await end(page);
        });

        test("a practice is found by entity", async () => {
          const page = await start("/enti");
          await page.locator("main a", { hasText: "Cattolica" }).first().click();
          await page.waitForURL(/enti\/cattolica/);
          await page.locator("main a[href*='/pratiche/buoni-spesa-su-tessera-sanitaria']").first().click();
          await page.waitForURL(/buoni-spesa-su-tessera-sanitaria/);
          await end(page);
        });

        test("a practice is found by theme", async () => {
          const page = await start("/temi");
          await page.locator("main a[href$='/temi/buoni-spesa']").first().click();
          await page.waitForURL(/temi\/buoni-spesa/);
          await page.locator("main a[href*='/pratiche/buoni-spesa-su-tessera-sanitaria']").first().click();
          await page.waitForURL(/buoni-spesa-su-tessera-sanitaria/);
          await end(page);
        });

        test("a narrower theme is chosen in the search", async () => {
          const page = await start("/pratiche");
          if (width < 992) await page.locator(".facets-toggle > summary").click();
          await page.locator("details:has(#tema-suap) > summary").click();
          await page.locator("#tema-suap").check();
          if (!javaScript) await page.locator(".facets-apply button").click();
          await page.waitForURL(/tema=suap/);
          await page.locator("#tema-suap:checked").waitFor({ state: width < 992 && !javaScript ? "attached" : "visible" });
          await page.locator("#quanti", { hasText: /^8 / }).waitFor({ state: "attached" });
          await end(page);
        });

        test("an exchange is opened", async () => {
          const page = await start("/scambi");
          await page.locator("main a[href$='/scambi/spazio-comune']").first().click();
          await page.waitForURL(/scambi\/spazio-comune/);
          await page.locator("main", { hasText: /20 partecipanti/ }).waitFor();
          await end(page);
        });

        test("a result is counted in a chart, and a bar narrows it", async () => {
          const page = await start("/pratiche?cosa=scambio");
          await page.locator(".segments a", { hasText: words[language].chart }).click();
          await page.waitForURL(/vista=grafico/);
          await page.locator(".chart-control a", { hasText: new RegExp(`^${words[language].province}$`) }).click();
          await page.waitForURL(/per=provincia/);
          const figure = page.locator("main figure");
          // Five sheets of the catalogue of exchanges.
          const bar = figure.locator("table a[aria-label='Forlì-Cesena: 5']");
          await bar.waitFor({ state: "attached" });
          await figure.locator("details > summary").click();
          await bar.click();
          await page.waitForURL(/provincia=FC/);
          await page.locator("#quanti", { hasText: /^5 / }).waitFor();
          await end(page);
        });

        test("a story leads from a number to its figure, and from a chart to its page", async () => {
          const page = await start("/osservatorio");
          await page.locator("main a[href$='/storie/offrire-e-usare']").first().click();
          await page.waitForURL(/storie\/offrire-e-usare/);
          const cited = page.locator("article a.cited").first();
          assert.equal(await cited.textContent(), "97", "municipalities with online nursery enrolment in 2019");
          assert.match(await cited.getAttribute("href"), /dato\/iscrizione-nido-offerta-2019$/);
          await page.locator("figure figcaption a[href*='/osservatorio/uso-per-canale?']").click();
          await page.waitForURL(/osservatorio\/uso-per-canale\?.*base=tutti-i-dati/);
          await page.locator("main h1").waitFor();
          await end(page);
        });

        test("the chart is read as a picture and as a table", async () => {
          const page = await start("/osservatorio/indicatori-2020");
          await page.locator("main figure", { hasText: "77" }).first().waitFor();
          await page.locator("main figure a", { hasText: words[language].table }).first().click();
          await page.waitForURL(/vista=tabella/);
          await page.locator("main figure table", { hasText: "77" }).first().waitFor();
          await end(page);
        });

        test("a value of a chart is followed to its figure, and to its place in the source", async () => {
          const page = await start("/osservatorio/offerta-servizi?misura=numero&vista=tabella");
          await page.locator("main figure table a[href$='/osservatorio/dato/certificati-offerta-2019']").first().click();
          await page.waitForURL(/osservatorio\/dato\/certificati-offerta-2019$/);
          await page.locator("main .ledger", { hasText: "60" }).waitFor();
          await page.locator("main .citation", { hasText: "Regione Emilia-Romagna" }).waitFor();
          await page.locator("main a[href*='/osservatorio/offerta-servizi']").first().waitFor();
          await page.locator("main .facts a[href*='?dato=certificati-offerta-2019']").click();
          await page.waitForURL(/fonti\/benchmark-servizi-2020\?dato=certificati-offerta-2019/);
          await page.locator("main tr#dato-certificati-offerta-2019", { hasText: "60" }).waitFor();
          await end(page);
        });

        test("the own entity is chosen by name and goes along to another chart", async () => {
          const page = await start("/osservatorio/indice-di-uso");
          await page.locator("#ente").fill("Cesna");
          await page.locator("#mia-classe").selectOption("grandi");
          await page.locator(".own-entity button").click();
          await page.waitForURL(/ente=Cesna/);
          await page.locator(".chart-notice", { hasText: "Cesna" }).waitFor();
          await page.locator(".chart-own", { hasText: language === "it" ? "30,82" : "30.82" }).waitFor();
          await page.locator("section[aria-labelledby=vicino] li", { hasText: "km (" }).first().waitFor();
          await page.locator("nav a[href*='/osservatorio/comuni-e-popolazione?ente=cesena']").click();
          await page.waitForURL(/comuni-e-popolazione\?ente=cesena/);
          await page.locator(".chart-own", { hasText: "Cesena" }).waitFor();
          await end(page);
        });

        test("two charts are put side by side and choose their measure together", async () => {
          const page = await start("/osservatorio/offerta-servizi");
          await page.locator("main a[href*='/osservatorio/confronta?primo=offerta-servizi']").click();
          await page.waitForURL(/confronta\?primo=offerta-servizi/);
          await page.locator("#secondo").selectOption("uso-2018-2019");
          await page.locator("main form button[type=submit]").first().click();
          await page.waitForURL(/secondo=uso-2018-2019/);
          await page.locator("a.chip[href*='misura=percentuale']").click();
          await page.waitForURL(/misura=percentuale/);
          await page.locator("main figure:visible").nth(1).waitFor();
          await page.locator("main figure a", { hasText: words[language].table }).first().click();
          await page.waitForURL(/vista=tabella/);
          await page.locator("main figure table").nth(1).waitFor();
          await end(page);
        });

        test("a chart is put together", async () => {
          const page = await start("/osservatorio");
          await page.locator("main a[href*='/osservatorio/componi']").first().click();
          await page.waitForURL(/osservatorio\/componi/);
          await page.locator("#misura").selectOption("use-index");
          await page.locator("form:has(#misura) button").click();
          await page.waitForURL(/misura=use-index/);
          await page.locator("#serie").selectOption("anno");
          await page.locator("form:has(#serie) button").click();
          await page.waitForURL(/serie=anno/);
          await page.locator("main figure .finding", { hasText: language === "it" ? "+4,59" : "+4.59" }).waitFor();
          await end(page);
        });
      });
    }
  }
}
