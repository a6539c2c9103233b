// Somebody on the way through the area, step by step: with or without the browser's code, in a language, at a width.
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { withCookie } from "./accounts.mjs";
import { inLanguage, newPage } from "./browser.mjs";
import { accessible, laidOut } from "./looking.mjs";

/** How long data may take, in milliseconds; what takes longer is missed by whoever looks for it. */
const PATIENCE = 10_000;

/** The ways in which a journey is gone: each language on a phone and at a desk, with and without the browser's code. */
export const WAYS = [true, false].flatMap((javaScript) =>
  ["it", "en"].flatMap((language) => [320, 1280].map((width) => ({ javaScript, language, width }))),
);

/** What a way is called. */
export const nameOf = ({ javaScript, language, width }) =>
  `${language}, ${width} px, ${javaScript ? "with" : "without"} the browser's code`;

/** A page, and how whoever looks at it reads. */
export class Walk {
  /** Sets out; with a cookie as whoever signed in. */
  static async begin(browser, way, cookie) {
    const page = await newPage(browser, way);
    if (cookie) await withCookie(page.context(), cookie);
    return new Walk(page, way);
  }

  constructor(page, way) {
    this.page = page;
    this.way = way;
    /** What the page has asked for and not got yet. */
    this.asked = new Set();
    page.on("request", (request) => this.asked.add(request));
    for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => this.asked.delete(request));
    /** A word in the language of the way. */
    this.say = (italian, english) => (way.language === "it" ? italian : english);
  }

  /** Opens a page by its Italian path. */
  async open(path) {
    await this.page.open(inLanguage(path, this.way.language));
    await this.look();
  }

  /** Waits until a page is there whose address ends like this, and looks at it. */
  async arrive(pattern) {
    await this.page.waitForURL(pattern);
    await this.ready();
    await this.look();
  }

  /**
   * Waits until the page is whole: taken over by the browser's code, where there is any, with all data that it asked for;
   * until they come the page before it may still be shown.
   */
  async ready() {
    if (!this.way.javaScript) return;
    await this.page.waitForFunction(() => document.documentElement.dataset.ready === "true");
    const limit = performance.now() + PATIENCE;
    for (let calm = 0; calm < 3 && performance.now() < limit; calm = this.asked.size ? 0 : calm + 1) await wait(50);
    await this.page.waitForFunction(() => !document.querySelector("main .loading") && document.querySelector("main h1"));
  }

  /** Whether all can read what is there. */
  async look() {
    await laidOut(this.page, this.way.width);
    // Without scripts axe does not run either.
    if (this.way.javaScript) await accessible(this.page, this.way.width);
  }

  /** Presses the button with this name, in either language. */
  press(italian, english, within = this.page.locator("main")) {
    return within.getByRole("button", { name: this.say(italian, english), exact: true }).click();
  }

  /** Follows the link of the page that leads to a path, in whatever language. */
  follow(path) {
    return this.page.locator(`main a[href$='${path}']`).first().click();
  }

  /** Fills fields in, by their ids. */
  async fill(fields) {
    for (const [id, value] of Object.entries(fields)) {
      const field = this.page.locator(`[id='${id}']`);
      const isList = await field.evaluate((element) => element.tagName === "SELECT");
      await (isList ? field.selectOption(value) : field.fill(value));
    }
  }

  /** What stands in a field. */
  value(id) {
    return this.page.locator(`[id='${id}']`).inputValue();
  }

  /** Waits until the page says something, in either language. */
  async hears(italian, english, within = this.page.locator("main")) {
    await within.getByText(this.say(italian, english)).first().waitFor();
  }

  /** Goes on to the next step of a proposal's form. */
  async next(step) {
    await this.press("Avanti", "Next");
    await this.arrive(new RegExp(`/area/proposte/[0-9a-f]+/${step}\\?salvata=[a-z]+$`));
  }

  /** The end of the way: nothing on it complained. */
  async end() {
    assert.deepEqual(this.page.complaints, []);
    await this.page.context().close();
  }
}
