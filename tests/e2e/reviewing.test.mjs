// Those who review what was proposed, and those who look after accounts, with and without the browser's code.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { person, signIn } from "./accounts.mjs";
import { launch, site } from "./browser.mjs";
import { Authenticator, codeAt } from "./factor.mjs";
import { awaitMail, mailTo } from "./mail.mjs";
import { invitationOf, invite, newPassword, newcomer } from "./newcomers.mjs";
import { sent } from "./proposals.mjs";
import { WAYS, Walk, nameOf } from "./walk.mjs";

/** The administrator's telephone. */
const telephone = new Authenticator(person("administrator").secret);
let browser;
let carla;
before(async () => {
  browser = await launch();
  carla = await newcomer("contributor", "baricella");
});
after(() => browser.close());

for (const [number, way] of WAYS.entries()) {
  describe(nameOf(way), () => {
    test("a curator takes a proposal up, gives it back, takes it again, and asks for changes", async () => {
      const title = `Un tavolo lungo in piazza, sera ${number + 1}`;
      const id = await sent(carla.cookie, title);
      const walk = await Walk.begin(browser, way, person("curator").cookie);
      const { page, say } = walk;
      const row = page.locator("main tbody tr", { hasText: title });
      await walk.open("/area");
      await walk.follow("/area/istruttoria");
      await walk.arrive(/\/area\/istruttoria$/);
      await walk.fill({ stato: "inviata", chi: "nessuno" });
      await walk.press("Mostra", "Show");
      await walk.arrive(/stato=inviata/);
      await walk.hears("30 maggio 2024", "30 May 2024", row);
      await walk.hears("alla redazione", "the curators’", row);
      await row.getByRole("checkbox").check();
      await walk.press("Assegna quelle segnate", "Assign the marked ones");
      await walk.arrive(/fatto=/);
      await walk.hears("Proposte assegnate: 1.", "Proposals assigned: 1.");
      // With the same choices it is not in the queue any more: it is somebody's.
      await row.waitFor({ state: "detached" });
      await walk.press("Annulla l’assegnazione", "Undo the assignment");
      await page.waitForURL((address) => !address.search.includes("fatto="));
      await row.waitFor();

      await row.getByRole("link", { name: title }).click();
      await walk.arrive(new RegExp(`/area/istruttoria/${id}$`));
      await walk.press("Assegna", "Assign", page.locator("main aside"));
      await walk.arrive(new RegExp(`/area/istruttoria/${id}\\?fatto=`));
      await walk.hears("in istruttoria", "in review", page.locator("main aside"));

      const comments = page.locator("section[aria-labelledby=commenti]");
      await walk.fill({ commento: "Da sentire il vicino: qui una volta c’era il mercato." });
      await comments.locator("#riservata").check();
      await walk.press("Scrivi", "Write", comments);
      await walk.arrive(/fatto=commento$/);
      await comments.locator("li .badge", { hasText: say("nota riservata", "private note") }).waitFor();
      for (const box of await page.locator("section[aria-labelledby=criteri] input[type=checkbox]").all()) await box.check();
      await walk.press("Salva i criteri", "Save the criteria");
      await walk.arrive(/fatto=criteri$/);
      await walk.fill({ "form[field]": "title", commento: "Il titolo dice la sera: dica anche il mese." });
      await walk.press("Scrivi", "Write", comments);
      await walk.arrive(/fatto=commento$/);
      await walk.hears("Il titolo dice la sera: dica anche il mese.", "Il titolo dice la sera: dica anche il mese.", comments);

      const decision = page.locator("section[aria-labelledby=decisione]");
      await walk.press("Chiedi modifiche", "Ask for changes", decision);
      await walk.arrive(/errore=testo-mancante$/);
      await walk.hears("Scrivi il motivo", "Write the reason", page.locator("main [role=alert]"));
      const reason = `Dite in che mese si tiene la sera ${number + 1}.`;
      await walk.fill({ motivo: `${reason}\nE quanti posti ci sono.` });
      await walk.press("Chiedi modifiche", "Ask for changes", decision);
      await walk.arrive(/fatto=chiedi-modifiche$/);
      await walk.hears("modifiche richieste", "changes requested", page.locator("main aside"));
      await walk.end();

      const letter = await awaitMail(carla.email, reason);
      assert.ok(letter.includes(title) && letter.includes(`/area/proposte/${id}`), letter);
      const author = await Walk.begin(browser, way, carla.cookie);
      await author.open(`/area/proposte/${id}`);
      await author.hears(reason, reason);
      await author.hears("Il titolo dice la sera: dica anche il mese.", "Il titolo dice la sera: dica anche il mese.");
      assert.equal(await author.page.getByText("Da sentire il vicino").count(), 0, "private notes are the curators’");
      await author.page.getByRole("link", { name: say("Continua a scrivere", "Go on writing") }).waitFor();
      await author.end();
      const told = (await mailTo(carla.email)).filter((text) => text.includes("Da sentire il vicino"));
      assert.deepEqual(told, []);
    });
  });
}

/** Two ways that differ in everything. */
const OPPOSITE = WAYS.filter(
  ({ javaScript, language, width }) => javaScript === (language === "it") && javaScript === (width === 320),
);

for (const way of OPPOSITE) {
  describe(nameOf(way), () => {
    test("a new curator comes in, sets the second factor up, and signs in with it", async () => {
      const email = await invite("curator");
      const password = newPassword();
      const walk = await Walk.begin(browser, way);
      const { page, say } = walk;
      await page.open(say("", "/en") + (await invitationOf(email)));
      await walk.fill({ nome: "Dina Bruni", password });
      await walk.press("Crea il profilo", "Create the account");
      await walk.arrive(/\/area$/);
      await page.goto(site + say("/area/istruttoria", "/en/area/istruttoria"));
      await walk.arrive(/\/area\/account\/fattore$/);
      await walk.press("Attiva", "Switch on");
      await walk.arrive(/esito=fattore-iniziato$/);
      const authenticator = new Authenticator(await page.locator("#segreto").textContent());
      const recovery = await page.locator("section[aria-labelledby=recupero] li code").allTextContents();
      assert.equal(new Set(recovery).size, 10);
      await walk.fill({ codice: "000 000" });
      await walk.press("Attiva il secondo fattore", "Switch the second factor on");
      await walk.arrive(/esito=codice$/);
      await walk.fill({ codice: await authenticator.next() });
      await walk.press("Attiva il secondo fattore", "Switch the second factor on");
      await walk.arrive(/esito=fattore-attivo$/);

      await walk.open("/esci");
      await walk.press("Esci", "Sign out");
      await walk.arrive(/\/accedi\?esito=uscita$/);
      for (const code of [authenticator.next(), recovery[0]]) {
        await page.goto(site + say("/area/istruttoria?stato=inviata", "/en/area/istruttoria?stato=inviata"));
        await walk.arrive(/\/accedi\?esito=fuori/);
        await walk.fill({ indirizzo: email.toUpperCase(), password });
        await walk.press("Accedi", "Sign in");
        await walk.arrive(/\/accedi\/codice\?/);
        await walk.fill({ codice: await code });
        await walk.press("Accedi", "Sign in");
        await walk.arrive(/\/area\/istruttoria\?stato=inviata$/);
        await walk.open("/esci");
        await walk.press("Esci", "Sign out");
        await walk.arrive(/\/accedi\?esito=uscita$/);
      }
      await walk.end();
    });

    test("an administrator gives a role, closes an account, and finds both in the trail", async () => {
      const dario = await newcomer("contributor", "baricella", `Dario Ferri ${way.language}`);
      // Only who signed in just now may do this.
      const cookie = await signIn(site, { ...person("administrator"), codes: [await telephone.next()] });
      const walk = await Walk.begin(browser, way, cookie);
      const { page, say } = walk;
      await walk.open("/area");
      await walk.follow("/area/utenti");
      await walk.arrive(/\/area\/utenti$/);
      const row = page.locator("section[aria-labelledby=persone] li", { hasText: dario.email });
      const id = await row.locator("input[name='change[id]']").first().inputValue();
      await row.getByRole("combobox").selectOption("referent");
      await walk.press("Cambia ruolo", "Change role", row);
      await walk.arrive(/\/area\/utenti\?esito=salvato$/);
      await walk.hears("Referente dell’ente, Baricella", "Referent, Baricella", row);
      await walk.open("/area/utenti");
      await walk.press(`Chiudi il profilo: ${dario.name}`, `Close the account: ${dario.name}`, row);
      await walk.arrive(/\/area\/utenti\?esito=salvato$/);
      await walk.hears("chiuso", "closed", row);

      await walk.open("/area");
      await walk.follow("/area/audit");
      await walk.arrive(/\/area\/audit$/);
      await walk.fill({ oggetto: `person/${id}` });
      await walk.press("Filtra", "Filter");
      await walk.arrive(/oggetto=person/);
      const kinds = page.locator("main tbody tr th");
      await kinds.first().waitFor();
      const happened = [
        say("Account chiuso", "Account closed"),
        say("Ruolo cambiato", "Role changed"),
        say("Account creato", "Account created"),
      ];
      assert.deepEqual(await kinds.allTextContents(), happened, "the latest first");
      await walk.hears("Demo administrator", "Demo administrator", page.locator("main tbody tr").first());
      const file = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
      const csv = await fetch(site + file, { headers: { cookie: `__Host-prassi=${cookie}` } });
      assert.equal(csv.status, 200);
      const lines = await csv.text();
      for (const word of ["account-created", "role-changed", "account-closed"]) assert.ok(lines.includes(word), lines);
      await walk.end();
    });
  });
}

test("codes are those of the standard", () => {
  // RFC 6238, appendix B: the last six digits of its values for SHA-1.
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const codes = [59, 1_111_111_109, 1_234_567_890].map((seconds) => codeAt(secret, seconds * 1_000));
  assert.deepEqual(codes, ["287082", "081804", "005924"]);
});
