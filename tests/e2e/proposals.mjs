// Proposals as forms make them, without a browser: for tests that begin where something was proposed already.
import { readFileSync } from "node:fs";
import { person, read, send } from "./accounts.mjs";
import { site } from "./browser.mjs";
import { awaitMail, linkIn } from "./mail.mjs";
import { newAddress } from "./newcomers.mjs";

/** Sheet 1 of document 002, without who is named in it. */
export const SHEET = readFileSync(new URL("../editorial/sheets/cesena-1.txt", import.meta.url), "utf8");

/** What that sheet says, as `documents.rs` and the printed sheet have it. */
export const SHEET_SAYS = {
  office: "Urbanistica - Settore Governo del Territorio - Ufficio di Piano",
  title:
    "Linee guida per la realizzazione e valutazione delle Compensazioni Ambientali e delle Dotazioni territoriali multiprestazionali e Ecologico Ambientali",
};

/** What a practice needs to be sent, by step. */
const WHOLE = {
  chi: { status: "in_force", start_year: "2023" },
  cosa: {
    summary: "I residenti coltivano aiuole comunali con un patto.",
    description: "Il Comune presta attrezzi e acqua; i residenti tengono gli orti aperti.",
    themes: "Ambiente",
  },
};

/** The id in the path of a proposal. */
export const idIn = (path) => /\/area\/proposte\/([0-9a-f]+)/.exec(path)[1];

/** Begins a proposal with nothing in it: `pratica` or `scambio`. */
export async function begin(cookie, what) {
  const { location } = await send(site, "/api/inizia-proposta", { "form[what]": what, language: "Italian" }, cookie);
  return idIn(location);
}

/** Begins a proposal from the text of a document. */
export async function beginFrom(cookie, text) {
  const form = new FormData();
  form.append("text", text);
  form.append("file", new Blob([]), "");
  const { location } = await send(site, "/area/proposte/nuova", form, cookie);
  return idIn(location);
}

/** What a page's form has under a name. */
async function hidden(path, name, cookie) {
  const html = await read(site, path, cookie);
  const input = html.match(/<input[^>]*>/g).find((input) => input.includes(`name="${name}"`));
  return /value="([^"]*)"/.exec(input)[1];
}

/** Fills a step in and saves it. */
export async function fill(cookie, id, step, values) {
  const version = await hidden(`/area/proposte/${id}/${step}`, "form[version]", cookie);
  const typed = Object.entries(values).map(([name, value]) => [`form[fields][${name}][]`, value]);
  const said = { "form[id]": id, "form[step]": step, "form[version]": version, "form[then]": step, language: "Italian" };
  await send(site, "/api/salva-proposta", [...Object.entries(said), ...typed], cookie);
}

/** A draft of a practice that can be sent. */
export async function wholeDraft(cookie, title) {
  const id = await begin(cookie, "pratica");
  await fill(cookie, id, "chi", WHOLE.chi);
  await fill(cookie, id, "cosa", { ...WHOLE.cosa, title });
  return id;
}

/** A practice that was sent. */
export async function sent(cookie, title) {
  const id = await wholeDraft(cookie, title);
  const version = await hidden(`/area/proposte/${id}/invio`, "version", cookie);
  const { location } = await send(site, "/api/invia-proposta", { id, version, despite: "true", language: "Italian" }, cookie);
  if (!location?.includes("inviata=1")) throw new Error(`a proposal is led to ${location}`);
  return id;
}

/** Gives a proposal to the demonstration's curator. */
export async function assign(id) {
  const fields = { "form[ids][]": id, "form[curator]": "", "form[due]": "", "form[back]": "", language: "Italian" };
  const { location } = await send(site, "/api/assegna-proposte", fields, person("curator").cookie);
  if (!location?.includes("fatto=")) throw new Error(`an assignment leads to ${location}`);
}

/** Decides over a proposal as the demonstration's curator. */
export async function decide(id, event, text = "") {
  const { cookie } = person("curator");
  const version = await hidden(`/area/istruttoria/${id}`, "form[version]", cookie);
  const fields = { "form[id]": id, "form[version]": version, "form[event]": event, "form[text]": text, language: "Italian" };
  const { location } = await send(site, "/api/decidi-proposta", fields, cookie);
  if (!location?.includes(`fatto=${event}`)) throw new Error(`a decision leads to ${location}`);
}

/** Asks an expert for an opinion on a proposal that the demonstration's curator has; gives the path in the mail. */
export async function opinionOn(id) {
  const email = newAddress("eva.blu");
  const asked = { id, name: "Eva Blu", email, question: "Quante ore servono?", days: "14" };
  const fields = Object.entries(asked).map(([name, value]) => [`form[${name}]`, value]);
  await send(site, "/api/chiedi-parere", [...fields, ["language", "Italian"]], person("curator").cookie);
  return linkIn(await awaitMail(email, "/parere?codice="), "/parere?codice=");
}
