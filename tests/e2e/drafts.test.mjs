// Nothing that a page has shown as saved is lost, and nothing that was typed is lost without a word: a page that dies while
// somebody types, a reload, two windows, no network, a session that is over.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { read, withCookie } from "./accounts.mjs";
import { launch, newPage, site } from "./browser.mjs";
import { accessible, laidOut } from "./looking.mjs";
import { newcomer } from "./newcomers.mjs";
import { begin } from "./proposals.mjs";

/** How often a page is killed. */
const RUNS = 200;
/** How many drafts are written at the same time. */
const WRITERS = 4;
/** The longest that a page lives once somebody types, in milliseconds: typing, a pause, a save, and typing again. */
const LIFE = 2_500;
/** Half of the pages live that long once they have shown a save: how long that may take to come, in milliseconds. */
const PATIENCE = 30_000;
/** How long after the last key a save leaves, at most, in milliseconds of the page. */
const PAUSE = 1_900;
/** In milliseconds. */
const HOUR = 3_600_000;
/** Each fourth time all of the browser's memory of the page dies with it. */
const FORGETFUL = 4;
/** The number from which everything random here is drawn, so that a failure can be had again. */
const SEED = 20240502;
const SAVED = /^Salvato alle \d\d:\d\d$/;

let browser;
let carla;
before(async () => {
  browser = await launch();
  carla = await newcomer("contributor", "bagno-di-romagna");
});
after(() => browser.close());

/** Numbers below a limit that look random and are the same every time (mulberry32). */
function random(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** A new draft of a practice. */
const draft = () => begin(carla.cookie, "pratica");

/** The step of a draft in which most is written. */
const stepOf = (id) => `/area/proposte/${id}/cosa`;

/** What the server has in a field, with letters and spaces only. */
async function kept(id, field) {
  const html = await read(site, stepOf(id), carla.cookie);
  const [tag] = html.match(new RegExp(`<(textarea|input)[^>]*\\bid="${field}"[^>]*>`));
  if (tag.startsWith("<input")) return /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "";
  const from = html.indexOf(tag) + tag.length;
  return html.slice(from, html.indexOf("</textarea>", from));
}

/** A page of who writes. */
async function open(id) {
  const page = await newPage(browser, {});
  await withCookie(page.context(), carla.cookie);
  await page.open(stepOf(id));
  return page;
}

/** Another page of the same browser. */
async function another(page, id) {
  const second = await page.context().newPage();
  await second.goto(site + stepOf(id));
  await ready(second);
  return second;
}

const ready = (page) => page.waitForFunction(() => document.documentElement.dataset.ready === "true");

/** What the page says of the last save, beside the buttons. */
const status = (page) => page.locator("form .actions [role=status]");

/** Waits until the page says that all is saved. */
const saved = (page) => status(page).filter({ hasText: SAVED }).waitFor();

describe("a page that dies while somebody types", () => {
  test(`${RUNS} times: whatever it had shown as saved is in the draft`, async () => {
    const writers = Array.from({ length: WRITERS }, (_, number) => write(random(SEED + number), RUNS / WRITERS));
    const told = (await Promise.all(writers)).flat();
    assert.equal(told.length, RUNS);
    // Where no page ever says so, none can lie.
    const shown = told.filter(Boolean).length;
    assert.ok(shown >= RUNS / 4, `only ${shown} of ${RUNS} pages showed anything as saved before they died`);
  });

  /** Writes a draft and kills its page, again and again; says for each time whether the page had shown it as saved. */
  async function write(draw, times) {
    const id = await draft();
    let context = null;
    let acknowledged = "";
    let shown = false;
    const told = [];
    for (let time = 0; time < times; time += 1) {
      context ??= await contextOf((text) => {
        acknowledged = text;
        shown = true;
      });
      shown = false;
      const page = await context.newPage();
      await page.goto(site + stepOf(id));
      await ready(page);
      await page.evaluate(watch);
      // It goes on until it finds the page dead.
      type(page, random(draw(SEED))).catch(() => {});
      if (draw(2)) await patiently(() => shown);
      await wait(draw(LIFE));
      const forgets = time % FORGETFUL === FORGETFUL - 1;
      await (forgets ? context.close() : page.close({ runBeforeUnload: false }));
      if (forgets) context = null;
      const there = await kept(id, "description");
      assert.ok(there.startsWith(acknowledged), `seed ${SEED}, time ${time}: shown "${acknowledged}", kept "${there}"`);
      told.push(shown);
    }
    await context?.close();
    return told;
  }

  /** Waits until something has happened, or for as long as anybody would. */
  async function patiently(hasHappened) {
    for (const limit = performance.now() + PATIENCE; !hasHappened() && performance.now() < limit; ) await wait(20);
  }

  async function contextOf(hear) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "it-IT" });
    await withCookie(context, carla.cookie);
    await context.exposeFunction("acknowledged", hear);
    return context;
  }

  /** Words, one after the other, with pauses in which a page may save or not; only ever more. */
  async function type(page, draw) {
    const field = page.locator("#description");
    await field.focus();
    await page.keyboard.press("Control+End");
    for (;;) {
      await page.keyboard.type(`${draw(1_000_000).toString(36).replaceAll(/\d/g, "k")} `, { delay: 10 });
      await wait(draw(3) ? draw(200) : 1_000 + draw(1_500));
    }
  }

  /** In the page: tells what stands in the field at the moment at which it is shown as saved. */
  function watch() {
    const shown = document.querySelector("form .actions [role=status]");
    const field = document.querySelector("#description");
    const look = () => shown.textContent.startsWith("Salvato alle") && window.acknowledged(field.value.trimEnd());
    new MutationObserver(look).observe(shown, { childList: true, characterData: true, subtree: true });
  }
});

test("what was typed and not saved is put back after a reload, and saved", async () => {
  const id = await draft();
  const page = await open(id);
  await page.locator("#title").pressSequentially("Una siepe per i ricci");
  await page.reload();
  await ready(page);
  await page.getByText("Abbiamo rimesso quello che avevi scritto e non era ancora salvato.").waitFor();
  assert.equal(await page.locator("#title").inputValue(), "Una siepe per i ricci");
  await saved(page);
  assert.equal(await kept(id, "title"), "Una siepe per i ricci");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a save leaves less than two seconds after the last key", async () => {
  const id = await draft();
  const page = await newPage(browser, {});
  await withCookie(page.context(), carla.cookie);
  await page.clock.install();
  await page.open(stepOf(id));
  // From here on the page's time goes on when we say so, however slow the machine is.
  await page.clock.pauseAt(Date.now() + HOUR);
  await page.locator("#title").pressSequentially("Un gufo sul campanile");
  const leaves = page.waitForRequest((request) => request.url().endsWith("/api/salva-proposta"));
  await page.clock.runFor(PAUSE);
  await leaves;
  await page.clock.resume();
  await saved(page);
  assert.equal(await kept(id, "title"), "Un gufo sul campanile");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

describe("two windows", () => {
  test("each hears of the other, and what is written in different fields is all kept", async () => {
    const id = await draft();
    const one = await open(id);
    const other = await another(one, id);
    const elsewhere = "Questa proposta è aperta anche in un’altra finestra";
    for (const page of [one, other]) await page.getByText(elsewhere).waitFor();
    await one.locator("#title").fill("Il lavatoio racconta");
    await saved(one);
    await other.locator("#summary").fill("Le voci di chi ci lavava i panni.");
    await saved(other);
    await other.getByText("Intanto un’altra persona ha cambiato: Titolo.").waitFor();
    assert.equal(await kept(id, "title"), "Il lavatoio racconta");
    assert.equal(await kept(id, "summary"), "Le voci di chi ci lavava i panni.");
    assert.deepEqual(one.complaints, []);
    await one.context().close();
  });

  test("of two texts for the same field the first stays, and the second is beside it", async () => {
    const id = await draft();
    const one = await open(id);
    const other = await another(one, id);
    await one.locator("#title").fill("Il mulino di sopra");
    await saved(one);
    await other.locator("#title").fill("Il mulino di sotto");
    await status(other).filter({ hasText: "Un’altra persona ha scritto nello stesso campo" }).waitFor();
    await other.reload();
    await ready(other);
    assert.equal(await other.locator("#title").inputValue(), "Il mulino di sopra");
    await other.locator("section[aria-labelledby=due-testi]").getByText("Il mulino di sotto").waitFor();
    assert.equal(await kept(id, "title"), "Il mulino di sopra");
    await one.context().close();
  });
});

test("without a network the page says so, and sends what was typed once it is back", async () => {
  const id = await draft();
  const page = await open(id);
  await page.locator("#title").fill("Una biblioteca");
  await saved(page);
  await page.context().setOffline(true);
  page.expectsError = true;
  await page.locator("#title").fill("Una biblioteca sotto il portico");
  await status(page).filter({ hasText: "Non c’è rete" }).waitFor();
  assert.equal(await kept(id, "title"), "Una biblioteca");
  await page.context().setOffline(false);
  await saved(page);
  assert.equal(await kept(id, "title"), "Una biblioteca sotto il portico");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("who types on after the session is over signs in again, and finds it all", async () => {
  const id = await draft();
  const page = await open(id);
  await page.locator("#title").fill("Un alfabeto di pietra");
  await saved(page);
  await page.context().clearCookies();
  page.expectsError = true;
  const typed = "Le iscrizioni sui muri del paese, lette insieme.";
  await page.locator("#summary").fill(typed);
  await status(page).filter({ hasText: "La sessione è scaduta." }).waitFor();
  assert.equal(await kept(id, "summary"), "");
  await page.getByRole("link", { name: "accedi e continua" }).click();
  await page.waitForURL(/\/accedi\?esito=fuori/);
  await page.locator("#indirizzo").fill(carla.email);
  await page.locator("#password").fill(carla.password);
  await page.locator("main").getByRole("button", { name: "Accedi", exact: true }).click();
  await page.waitForURL(site + stepOf(id));
  await ready(page);
  assert.equal(await page.locator("#title").inputValue(), "Un alfabeto di pietra");
  assert.equal(await page.locator("#summary").inputValue(), typed);
  await page.getByText("Abbiamo rimesso quello che avevi scritto").waitFor();
  await saved(page);
  assert.equal(await kept(id, "summary"), typed);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

for (const javaScript of [true, false]) {
  test(`a form sent after the session is over waits, ${javaScript ? "with" : "without"} the browser's code`, async () => {
    const id = await draft();
    const page = await newPage(browser, { javaScript, width: 320 });
    await withCookie(page.context(), carla.cookie);
    await page.open(stepOf(id));
    await page.context().clearCookies();
    page.expectsError = true;
    await page.locator("#title").fill("Una panca per chi aspetta");
    await page.getByRole("button", { name: "Avanti", exact: true }).click();
    await page.getByRole("heading", { name: "Quello che hai scritto non è perso" }).waitFor();
    await laidOut(page, 320);
    if (javaScript) await accessible(page, 320);
    await page.locator("#indirizzo").fill(carla.email);
    await page.locator("#password").fill(carla.password);
    const opened = page.context().waitForEvent("page");
    await page.locator("main").getByRole("button", { name: "Accedi", exact: true }).click();
    await (await opened).waitForURL(site + stepOf(id));
    await page.getByRole("button", { name: "Invia di nuovo" }).click();
    await page.waitForURL(/\/risultati\?salvata=cosa$/);
    assert.equal(await kept(id, "title"), "Una panca per chi aspetta");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
