// A browser that notices what no page may do: speak to another host, or complain in the console.
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

/** The address of the site under test. */
export const site = process.env.PRASSI_E2E_URL;

/** The widths at which every page is looked at, in CSS pixels. */
export const WIDTHS = [320, 768, 1280];

/** A page of each kind, by its Italian path. */
export const PAGES = {
  home: "/",
  search: "/pratiche",
  "search with words": "/pratiche?q=buoni%20spesa",
  "search in a theme": "/pratiche?tema=giunta-in-videoconferenza",
  "search as a table": "/pratiche?vista=tabella",
  "search as a map": "/pratiche?vista=mappa",
  "search as a chart": "/pratiche?vista=grafico",
  "search as a chart by province": "/pratiche?vista=grafico&per=provincia&q=buoni",
  "search as a chart of nothing": "/pratiche?vista=grafico&per=strumento&cosa=domanda",
  "search without results": "/pratiche?q=astronave",
  practice: "/pratiche/buoni-spesa-su-tessera-sanitaria",
  entities: "/enti",
  entity: "/enti/cattolica",
  themes: "/temi",
  theme: "/temi/buoni-spesa",
  exchanges: "/scambi",
  exchange: "/scambi/spazio-comune",
  sources: "/fonti",
  source: "/fonti/pratiche-innovative-2020",
  observatory: "/osservatorio",
  chart: "/osservatorio/indicatori-2020",
  "chart as a table": "/osservatorio/indicatori-2020?vista=tabella",
  figure: "/osservatorio/dato/certificati-offerta-2019",
  "figure that does not add up": "/osservatorio/dato/retta-nido-offerta-2019",
  "figure without a number": "/osservatorio/dato/abbonamento-autobus-uso-2019-tper",
  "chart with the own entity": "/osservatorio/scambi-per-tema?ente=cesena&mia-classe=grandi",
  "two charts": "/osservatorio/confronta?primo=offerta-servizi&secondo=uso-2018-2019&misura=percentuale",
  "two charts as tables": "/osservatorio/confronta?primo=indice-di-uso&secondo=comuni-e-popolazione&vista=tabella",
  "composed chart": "/osservatorio/componi?misura=use-percent&righe=servizio&serie=anno",
  "composed chart of wrong words": "/osservatorio/componi?misura=nulla&righe=luna&ente=Atlantide",
  "chart of cells": "/osservatorio/pratiche-per-tema",
  "chart of days": "/osservatorio/calendario-scambi",
  "chart on a map": "/osservatorio/comuni-partecipanti",
  "chart of words": "/osservatorio/risposte-aperte",
  checks: "/osservatorio/verifiche",
  stories: "/osservatorio/storie",
  "story of the first months": "/osservatorio/storie/primi-mesi",
  "story of offer and use": "/osservatorio/storie/offrire-e-usare",
  "story of copying": "/osservatorio/storie/copiare-una-pratica",
  plans: "/piani",
  plan: "/piani/peg-2020",
  "plan with words found": "/piani/peg-2020?q=mercati",
  centre: "/piani/peg-2020/centri/cdr-10",
  project: "/piani/peg-2020/progetti/2020-pg-1544",
  objective: "/piani/peg-2020/obiettivi/2020-ob-1639-9",
  "plan's budget": "/piani/peg-2020/bilancio",
  "plan's chapters": "/piani/peg-2020/capitoli?centro=cdr-10",
  "plan's phases": "/piani/peg-2020/fasi?centro=cdr-15",
  "plan's phases, another page": "/piani/peg-2020/fasi?pagina=2",
  "plan's expected values": "/piani/peg-2020/valori-attesi?tipo=percentuale",
  "plan's effort": "/piani/peg-2020/impegno",
  "plan's objectives": "/piani/peg-2020/obiettivi",
  "plan's emergency": "/piani/peg-2020/covid-19",
  data: "/dati",
  accessibility: "/accessibilita",
  privacy: "/privacy",
  "legal notes": "/note-legali",
  contacts: "/contatti",
  "site map": "/mappa-del-sito",
  "work in numbers": "/numeri",
  "sign-in": "/accedi",
  "sign-in that failed": "/accedi?esito=sconosciuto&indirizzo=anna%40comune.example&dopo=%2Farea",
  "sign-in by a code": "/accedi/codice",
  "sign-out": "/esci",
  "forgotten password": "/password-dimenticata",
  "new password": "/nuova-password?codice=x",
  "thanks for an opinion": "/parere?esito=grazie",
  "thanks for a confirmation": "/conferma-uso?esito=in-uso",
  "no such page": "/non-esiste",
};

/** A path in a language. */
export const inLanguage = (path, language) => (language === "it" ? path : path === "/" ? "/en" : `/en${path}`);

function executable() {
  for (const name of ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      // The next name.
    }
  }
  throw new Error("there is no Chromium");
}

/** Starts the browser; it asks nobody anything by itself. */
export function launch() {
  return chromium.launch({
    executablePath: executable(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A browser as a reader has it, with nothing in it yet. */
export function newReader(browser, { width = 1280, javaScript = true, dark = false } = {}) {
  return browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "it-IT",
  });
}

/**
 * Opens a page, of a new reader unless one is given, that keeps what it should not have done in `page.complaints`. With
 * the browser's code, `open` waits until the page has been taken over.
 */
export async function newPage(browser, options = {}) {
  const { javaScript = true, inert = false } = options;
  const reader = options.reader ?? (await newReader(browser, options));
  const page = await reader.newPage();
  // An inert page is what a reader without the browser's code gets, in a browser where a test's own code can run.
  if (inert) await page.route("**/*", withoutScripts);
  page.complaints = [];
  page.on("console", (message) => {
    // Chromium itself says that a page answered with an error, which some tests ask for.
    const expected = message.text().startsWith("Failed to load resource") && page.expectsError;
    // Without the browser's code it says after some seconds, too, that it has fetched our program in vain.
    const inVain = !javaScript && message.text().includes("was preloaded using link preload but not used");
    if (["error", "warning"].includes(message.type()) && !expected && !inVain) page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(site) && !address.startsWith("data:")) page.complaints.push(`asked ${address}`);
  });
  page.open = async (path) => {
    page.expectsError = path.includes("non-esiste");
    const response = await page.goto(site + path, { waitUntil: "load" });
    if (javaScript && !inert) await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
    return response;
  };
  return page;
}

async function withoutScripts(route) {
  if (route.request().resourceType() !== "document") return route.continue();
  const response = await route.fetch();
  const body = (await response.text()).replaceAll(/<script type="module"[^]*?<\/script>/g, "").replaceAll(/<link rel="(modulepreload|preload)"[^>]*>/g, "");
  return route.fulfill({ response, body });
}
