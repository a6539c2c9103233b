// Those who propose, from the first step to the receipt, and those who invite them, with and without the browser's code.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, site } from "./browser.mjs";
import { awaitMail } from "./mail.mjs";
import { invitationOf, newAddress, newPassword, newcomer } from "./newcomers.mjs";
import { SHEET, SHEET_SAYS, idIn } from "./proposals.mjs";
import { WAYS, Walk, nameOf } from "./walk.mjs";

/** A picture of one point. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
let browser;
let carla;
before(async () => {
  browser = await launch();
  carla = await newcomer("contributor", "bertinoro");
});
after(() => browser.close());

for (const [number, way] of WAYS.entries()) {
  describe(nameOf(way), () => {
    test("a practice is proposed step by step, sent, taken back, and copied", async () => {
      const walk = await Walk.begin(browser, way, carla.cookie);
      const { page, say } = walk;
      const title = `Passeggiate con il custode, giro ${number + 1}`;
      await walk.open("/area");
      await walk.follow("/area/proposte");
      await walk.arrive(/\/area\/proposte$/);
      await walk.follow("/area/proposte/nuova");
      await walk.arrive(/\/area\/proposte\/nuova$/);
      const practice = page.locator("main article", { hasText: say("Proponi una pratica", "Propose a practice") });
      await walk.press("Comincia", "Begin", practice);
      await walk.arrive(/\/area\/proposte\/[0-9a-f]+\/chi$/);
      const id = idIn(page.url());
      await walk.fill({ start_day: "12", start_month: "3", start_year: "2023", status: "in_force" });
      await walk.next("cosa");

      const summary = "Una volta al mese il custode racconta le lapidi più antiche.";
      await walk.fill({ title: `<b>${title}`, summary });
      const refused = page.locator("#title-errore");
      const why = say("Scrivi solo testo, senza codice: togli «<b>».", "Write plain text without code: take out “<b>”.");
      if (way.javaScript) await refused.getByText(why).waitFor();
      await walk.press("Avanti", "Next");
      await walk.arrive(/\/cosa\?salvata=cosa$/);
      await refused.getByText(why).waitFor();
      assert.deepEqual([await walk.value("title"), await walk.value("summary")], [`<b>${title}`, summary], "still there");
      await walk.fill({
        title,
        description: "Si parte dal cancello grande.\nChi viene porta una domanda, il custode una storia.",
        "themes-1": say("Cimiteri", "Cemeteries"),
        target: say("chi abita qui da poco", "who moved here lately"),
      });
      await page.locator("#channels-in_person").check();
      await walk.next("risultati");

      await walk.fill({
        results: "Molti tornano, e qualcuno racconta a sua volta.",
        "figures-0-what": "persone venute",
        "figures-0-value": "1.234",
        "figures-0-unit": "people",
        "figures-0-base": "in dodici passeggiate",
        "figures-0-period": "2023",
        "figures-0-grade": "declared",
      });
      await walk.next("copiare");
      await walk.fill({ requirements: "Un custode che ha voglia di parlare, e due ore al mese." });
      await walk.next("fonti");

      const attached = page.locator("section[aria-labelledby=allegati]");
      await page.locator("#file").setInputFiles({ name: "cancello.png", mimeType: "image/png", buffer: PICTURE });
      await walk.press("Allega", "Attach", attached);
      await attached.getByRole("link", { name: "cancello.png" }).waitFor();
      await walk.ready();
      await walk.fill({ source_title: "Relazione sulle passeggiate", source_date: "2023-12-20", locator: "pagina 3" });
      await walk.next("invio");

      for (const said of [title, summary, "1.234", "cancello.png", "Relazione sulle passeggiate"]) {
        await page.locator("main").getByText(said).first().waitFor();
      }
      await walk.press("Invia la proposta", "Send the proposal");
      await walk.arrive(new RegExp(`/area/proposte/${id}\\?inviata=1$`));
      // Twenty working days after 2 May 2024, a Thursday.
      const receipt = page.locator("main .callout[role=status]");
      await walk.hears("30 maggio 2024", "30 May 2024", receipt);
      const [, arrived] = /(?:proposta n\.|proposal no\.) (\d+)/.exec(await receipt.textContent());
      const letter = await awaitMail(carla.email, title);
      assert.ok(letter.includes(arrived) && letter.includes(`/area/proposte/${id}`), letter);
      await walk.hears("inviata", "submitted", page.locator("main dl.facts").first());

      await walk.press("Ritira la proposta", "Take the proposal back");
      await walk.arrive(new RegExp(`/area/proposte/${id}$`));
      await walk.hears("ritirata", "withdrawn", page.locator("main dl.facts").first());
      const history = page.locator("section[aria-labelledby=storia] li .row-title");
      const told = [say("Ritirata", "Taken back"), say("Inviata", "Sent")];
      assert.deepEqual((await history.allTextContents()).slice(0, 2), told);

      await walk.press("Copia come nuova", "Copy as a new one");
      await walk.arrive(/\/chi$/);
      const copy = idIn(page.url());
      assert.notEqual(copy, id);
      assert.deepEqual([await walk.value("status"), await walk.value("start_year")], ["in_force", "2023"]);
      await walk.open(`/area/proposte/${copy}`);
      await walk.press("Elimina la bozza", "Delete the draft");
      await walk.arrive(/\/area\/proposte$/);
      assert.equal(await page.locator(`main a[href$='/area/proposte/${copy}']`).count(), 0, "the copy is gone");
      await walk.end();
    });

    test("an exchange is proposed from its sheet, confirmed step by step, and sent", async () => {
      const walk = await Walk.begin(browser, way, carla.cookie);
      const { page, say } = walk;
      await walk.open("/area/proposte/nuova");
      await walk.press("Leggi la scheda", "Read the sheet");
      await walk.arrive(/nuova\?documento=vuoto#documento$/);
      await page.locator("#testo").fill(SHEET);
      await walk.press("Leggi la scheda", "Read the sheet");
      await walk.arrive(/\/area\/proposte\/[0-9a-f]+\/chi$/);
      const id = idIn(page.url());
      assert.equal(await walk.value("office"), SHEET_SAYS.office);
      const days = ["sessions-0-start", "sessions-1-start", "sessions-2-start"].map((day) => walk.value(day));
      assert.deepEqual(await Promise.all(days), ["2024-04-16", "2024-04-30", "2024-05-21"]);
      await page.locator("main a[href^='#riga-']").first().waitFor();

      // Nobody has looked at it yet: it is not sent.
      await walk.open(`/area/proposte/${id}/invio`);
      const send = page.getByRole("button", { name: say("Invia la proposta", "Send the proposal"), exact: true });
      assert.equal(await send.count(), 0);
      await walk.open(`/area/proposte/${id}/chi`);
      await walk.fill({ edition: "2024" });
      await walk.next("cosa");
      assert.equal(await walk.value("title"), SHEET_SAYS.title);
      await walk.fill({
        summary: "Come si progettano e si valutano le compensazioni ambientali.",
        "themes-1": say("Urbanistica", "Urban planning"),
      });
      await walk.next("risultati");
      assert.equal(await walk.value("modules-0-title"), "Incontro con i tecnici coinvolti nel progetto");
      for (const step of ["copiare", "fonti", "invio"]) await walk.next(step);
      await walk.press("Invia la proposta", "Send the proposal");
      await walk.arrive(new RegExp(`/area/proposte/${id}\\?inviata=1$`));
      await walk.end();
    });

    test("a referent invites a colleague, who comes in once, and closes the account again", async () => {
      const anna = await newcomer("referent", "cattolica", "Anna Verdi");
      const email = newAddress("bruno.neri");
      const walk = await Walk.begin(browser, way, anna.cookie);
      const { page, say } = walk;
      await walk.open("/area");
      await walk.follow("/area/utenti");
      await walk.arrive(/\/area\/utenti$/);
      assert.equal(await page.locator("#ruolo option").count(), 1, "a referent invites contributors only");
      await walk.fill({ indirizzo: email });
      await walk.press("Invia l’invito", "Send the invitation");
      await walk.arrive(/\/area\/utenti\?esito=invitato$/);
      await page.locator("section[aria-labelledby=inviti]").getByText(email).waitFor();

      const link = await invitationOf(email);
      assert.ok(link.startsWith(say("/invito?", "/en/invito?")), link);
      const guest = await Walk.begin(browser, way);
      await guest.page.open(link);
      await guest.look();
      const facts = guest.page.locator("main dl.facts");
      for (const said of [email, say("Operatore dell’ente", "Contributor"), "Cattolica"]) {
        await facts.getByText(said).waitFor();
      }
      await guest.fill({ nome: "Bruno Neri", password: newPassword() });
      await guest.press("Crea il profilo", "Create the account");
      await guest.arrive(/\/area$/);
      await guest.page.locator("main dl.facts").getByText("Bruno Neri").waitFor();
      assert.equal((await fetch(site + link)).status, 410, "the link works once");

      await walk.open("/area/utenti");
      await walk.press("Chiudi il profilo: Bruno Neri", "Close the account: Bruno Neri");
      await walk.arrive(/\/area\/utenti\?esito=salvato$/);
      await walk.hears("chiuso", "closed", page.locator("section[aria-labelledby=persone] li", { hasText: email }));
      await guest.page.open(say("/area", "/en/area"));
      assert.match(guest.page.url(), /\/accedi\?esito=fuori/, "whose account is closed is out at once");
      await guest.end();
      await walk.end();
    });
  });
}
