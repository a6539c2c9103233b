// From an invitation to a page that everybody reads: the whole way of sheet 1 of document 002, with and without the
// browser's code. What is published here is in all counts from then on: these tests run after all others.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { person } from "./accounts.mjs";
import { launch, site } from "./browser.mjs";
import { awaitMail, linkIn, mailTo } from "./mail.mjs";
import { invitationOf, newAddress, newPassword } from "./newcomers.mjs";
import { SHEET, SHEET_SAYS, idIn } from "./proposals.mjs";
import { WAYS, Walk, nameOf } from "./walk.mjs";

/** A word for each way that nobody has written before, so that a search for it finds one thing. */
const WORDS = ["Nespolario", "Giuggiolaio", "Corbezzoleto", "Sorbaiolo"];
/** How long the search may take to follow, in milliseconds: the program looks every second. */
const PATIENCE = 10_000;
/** Four ways in which any two choices meet once: a phone with code and a desk without in Italian, the others in English. */
const FOUR = WAYS.filter(({ javaScript, language, width }) => (width === 320) === (javaScript === (language === "it")));

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function text(path) {
  const response = await fetch(site + path);
  assert.equal(response.status, 200, path);
  return response.text();
}

/** How many exchanges readers find: of the province, of the entity, in all. */
async function counts() {
  const asked = ["&provincia=FC", "&ente=cesena", ""].map((choice) => text(`/pratiche.json?cosa=scambio${choice}`));
  return (await Promise.all(asked)).map((answer) => JSON.parse(answer).total);
}

async function found(word) {
  for (const limit = performance.now() + PATIENCE; performance.now() < limit; await wait(100)) {
    const { total, items } = JSON.parse(await text(`/pratiche.json?q=${word}`));
    if (total) return items;
  }
  return [];
}

for (const [number, way] of FOUR.entries()) {
  describe(nameOf(way), () => {
    test("a newcomer sends sheet 1, changes what is asked, and everybody reads it", async () => {
      const word = WORDS[number];
      const counted = await counts();
      const invited = newAddress("marta.riva");

      // A curator invites somebody from Cesena.
      const curator = await Walk.begin(browser, way, person("curator").cookie);
      const { say } = curator;
      await curator.open("/area/utenti");
      await curator.fill({ indirizzo: invited, ruolo: "contributor", ente: "cesena" });
      await curator.press("Invia l’invito", "Send the invitation");
      await curator.arrive(/\/area\/utenti\?esito=invitato$/);

      // The newcomer comes in by the link in the mail.
      const author = await Walk.begin(browser, way);
      await author.page.open(await invitationOf(invited));
      await author.look();
      await author.fill({ nome: "Marta Riva", password: newPassword() });
      await author.press("Crea il profilo", "Create the account");
      await author.arrive(/\/area$/);

      // The sheet's text fills the form in, and is confirmed step by step.
      await author.follow("/area/proposte");
      await author.arrive(/\/area\/proposte$/);
      await author.follow("/area/proposte/nuova");
      await author.arrive(/\/area\/proposte\/nuova$/);
      await author.page.locator("#testo").fill(SHEET);
      await author.press("Leggi la scheda", "Read the sheet");
      await author.arrive(/\/area\/proposte\/[0-9a-f]+\/chi$/);
      const id = idIn(author.page.url());
      assert.equal(await author.value("office"), SHEET_SAYS.office);
      await author.fill({ edition: "2024" });
      await author.next("cosa");
      assert.equal(await author.value("title"), SHEET_SAYS.title);
      await author.fill({
        summary: "Come si progettano e si valutano le compensazioni ambientali.",
        "themes-1": say("Urbanistica", "Urban planning"),
        "themes-2": say("Ambiente", "Environment"),
      });
      for (const step of ["risultati", "copiare", "fonti", "invio"]) await author.next(step);
      await author.press("Invia la proposta", "Send the proposal");
      await author.arrive(new RegExp(`/area/proposte/${id}\\?inviata=1$`));

      // A curator takes it up and asks for one change.
      await curator.open("/area/istruttoria?stato=inviata&ente=cesena");
      const row = curator.page.locator("main tbody tr", { has: curator.page.locator(`a[href$='/area/istruttoria/${id}']`) });
      await row.getByRole("checkbox").check();
      await curator.press("Assegna quelle segnate", "Assign the marked ones");
      await curator.arrive(/fatto=/);
      await curator.open(`/area/istruttoria/${id}`);
      await curator.hears(SHEET_SAYS.office, SHEET_SAYS.office);
      await curator.fill({ motivo: "Dite in una frase che cosa vedrà chi viene." });
      await curator.press("Chiedi modifiche", "Ask for changes");
      await curator.arrive(/fatto=chiedi-modifiche$/);

      // It comes back with the change.
      const asked = await awaitMail(invited, "Dite in una frase che cosa vedrà chi viene.");
      await author.page.open(linkIn(asked, `/area/proposte/${id}`));
      await author.look();
      await author.hears("Dite in una frase che cosa vedrà chi viene.", "Dite in una frase che cosa vedrà chi viene.");
      await author.page.getByRole("link", { name: say("Continua a scrivere", "Go on writing") }).click();
      await author.arrive(/\/chi$/);
      await author.next("cosa");
      await author.fill({ summary: `Chi viene vede il ${word} e le vasche che raccolgono la pioggia.` });
      for (const step of ["risultati", "copiare", "fonti", "invio"]) await author.next(step);
      await author.press("Invia la proposta", "Send the proposal");
      await author.arrive(/\?inviata=1$/);
      assert.deepEqual(JSON.parse(await text(`/pratiche.json?q=${word}`)).total, 0, "nobody reads it yet");

      // It is accepted and published.
      await curator.open(`/area/istruttoria/${id}`);
      await curator.hears(word, word);
      await curator.press("Accetta", "Accept");
      await curator.arrive(/fatto=accetta$/);
      await curator.press("Pubblica", "Publish");
      await curator.arrive(/fatto=pubblica$/);
      const published = curator.page.getByRole("link", { name: say("Vai alla pagina", "Go to the page") });
      const path = (await published.getAttribute("href")).replace(/^\/en(?=\/)/, "");

      // Everybody reads it at once: in the search, on its page, in the list, the feed and the downloads, and in every count.
      const items = await found(word);
      assert.deepEqual(items.map(({ title }) => title), [SHEET_SAYS.title]);
      assert.deepEqual(await counts(), counted.map((before) => before + 1));
      const reader = await Walk.begin(browser, way);
      await reader.open(`/pratiche?q=${word}`);
      await reader.follow(path);
      await reader.arrive(new RegExp(`${path}$`));
      await reader.hears(SHEET_SAYS.office, SHEET_SAYS.office);
      await reader.open("/scambi");
      await reader.page.locator(`main a[href$='${path}']`).first().waitFor();
      await reader.end();
      const slug = path.split("/").at(-1);
      for (const file of [`/pratiche.atom?q=${word}`, `/pratiche.csv?q=${word}`, "/dati/scambi.csv", "/dati/scambi.json"]) {
        assert.ok((await text(file)).includes(slug), file);
      }
      await author.open(`/area/proposte/${id}`);
      await author.hears("pubblicata", "published", author.page.locator("main dl.facts").first());
      await author.end();
      await curator.end();

      // Each step is in the trail, and for each the author got one message.
      const trail = await Walk.begin(browser, way, person("administrator").cookie);
      await trail.open(`/area/audit?oggetto=proposal/${id}`);
      const kinds = await trail.page.locator("main tbody tr th").allTextContents();
      assert.deepEqual(kinds.reverse(), [
        say("Proposta creata", "Proposal created"),
        say("Proposta inviata", "Proposal submitted"),
        say("Assegnazione", "Assignment"),
        say("Modifiche richieste", "Changes requested"),
        say("Proposta inviata", "Proposal submitted"),
        say("Proposta accettata", "Proposal accepted"),
        say("Pubblicazione", "Publication"),
      ]);
      const who = await trail.page.locator("main tbody tr td:nth-child(3)").allTextContents();
      const names = who.reverse().map((cell) => cell.split(",")[0].trim());
      const [by, of] = ["Demo curator", "Marta Riva"];
      assert.deepEqual(names, [of, of, by, by, of, by, by]);
      await trail.end();
      const letter = await awaitMail(invited, say("da adesso tutti possono leggerla", "from now on everybody can read it"));
      assert.ok(linkIn(letter, path), letter);
      const about = (await mailTo(invited)).filter((letter) => letter.includes(SHEET_SAYS.title));
      // Twice that it arrived, that changes are needed, that it is accepted, that it is published.
      assert.equal(about.length, 5, about.join("\n---\n"));
    });
  });
}
