// Every kind of page of the area, as each role finds it: in both languages, at every width, with and without the browser's
// code readable by all; and what somebody meets who has no business there.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { as, person, send, withCookie } from "./accounts.mjs";
import { WIDTHS, inLanguage, launch, newPage, site } from "./browser.mjs";
import { accessible, laidOut, look, whole } from "./looking.mjs";
import { invitationOf, invite, newcomer } from "./newcomers.mjs";
import { SHEET, assign, begin, beginFrom, decide, fill, opinionOn, sent } from "./proposals.mjs";

const STEPS = ["chi", "cosa", "risultati", "copiare", "fonti", "invio"];
/** What the tests look at: made before them, by people of their own. */
const made = {};
let browser;
before(async () => {
  browser = await launch();
  const { cookie } = await newcomer("contributor", "berceto");
  made.cookie = cookie;
  made.practice = await begin(cookie, "pratica");
  // What is wrong in it is shown, too.
  await fill(cookie, made.practice, "chi", { start_day: "40", status: "in_force" });
  await fill(cookie, made.practice, "cosa", { title: "<b>Orti</b>", summary: "Aiuole curate da chi ci abita.", themes: "Ambiente" });
  made.exchange = await begin(cookie, "scambio");
  made.sheet = await beginFrom(cookie, SHEET);
  made.sent = await sent(cookie, "Una panchina che conta chi passa");
  await assign(made.sent);
  made.asked = await sent(cookie, "Il mercato che si ascolta alla radio");
  await assign(made.asked);
  await decide(made.asked, "chiedi-modifiche", "Mancano i giorni in cui si tiene.\nE chi lo conduce?");
  made.opinion = await opinionOn(made.sent);
  made.invitation = await invitationOf(await invite("contributor", "berceto"));
});
after(() => browser.close());

const proposal = (name, step) => () => `/area/proposte/${made[name]}${step ? `/${step}` : ""}`;
const account = {
  overview: () => "/area",
  account: () => "/area/account",
  "choice of messages": () => "/area/account/avvisi",
  "second factor": () => "/area/account/fattore",
};

/** The pages by whose they are: what they are called, and where they are. */
const AREA = {
  stranger: {
    invitation: () => made.invitation,
    "request for an opinion": () => made.opinion,
    "opinion without words": () => `${made.opinion}&errore=testo`,
    "no more of these messages": () => "/posta/disdici?persona=x&avviso=commento&firma=x",
    "no more of these messages, done": () => "/posta/disdici?avviso=commento&esito=fatto",
  },
  contributor: {
    ...account,
    proposals: () => "/area/proposte",
    "new proposal": () => "/area/proposte/nuova",
    "new proposal after a bad document": () => "/area/proposte/nuova?documento=vuoto",
    "proposed change": () => "/area/proposte/nuova?modifica-pratica=buoni-spesa-su-tessera-sanitaria",
    draft: proposal("practice"),
    ...Object.fromEntries(STEPS.map((step) => [`practice, ${step}`, proposal("practice", step)])),
    "practice, what is wrong": () => `/area/proposte/${made.practice}/cosa?salvata=cosa`,
    ...Object.fromEntries(STEPS.slice(0, 4).map((step) => [`exchange, ${step}`, proposal("exchange", step)])),
    ...Object.fromEntries(STEPS.map((step) => [`sheet, ${step}`, proposal("sheet", step)])),
    receipt: () => `/area/proposte/${made.sent}?inviata=1`,
    "proposal to be changed": proposal("asked"),
  },
  referent: { overview: () => "/area", people: () => "/area/utenti", "no proposals": () => "/area/proposte" },
  curator: {
    ...account,
    people: () => "/area/utenti",
    queue: () => "/area/istruttoria",
    "queue of nothing": () => "/area/istruttoria?stato=ritirata&ente=cesena&scadenza=scadute",
    "proposal to review": () => `/area/istruttoria/${made.sent}`,
    "proposal under way": () => `/area/istruttoria/${made.asked}`,
    "criteria of reviews": () => "/area/istruttoria/criteri",
    "merged practices": () => "/area/istruttoria/unioni",
    "readers' reports": () => "/area/istruttoria/segnalazioni",
    "proposal to edit": () => `/area/istruttoria/${made.asked}/cosa`,
    registry: () => "/area/registro",
    "registry of themes": () => "/area/registro?tipo=temi&q=buoni",
    imports: () => "/area/registro/importazioni",
    "record of the registry": () => "/area/registro/enti/cattolica",
    "theme of the registry": () => "/area/registro/temi/buoni-spesa",
    "merge before it is made": () => "/area/registro/enti/cattolica/anteprima?con=cesena",
    "proposal that could not be decided": () => `/area/istruttoria/${made.asked}?errore=testo-mancante&testo=Gi%C3%A0+detto`,
  },
  administrator: {
    ...account,
    people: () => "/area/utenti",
    trail: () => "/area/audit",
    "trail of one kind": () => "/area/audit?evento=invito",
    "trail of nothing": () => "/area/audit?persona=nessuno+si+chiama+cos%C3%AC",
  },
};

function cookieOf(who) {
  if (who === "stranger") return undefined;
  return who === "contributor" ? made.cookie : person(who).cookie;
}

// Two at once: while one waits for the program, the other is drawn.
describe("the area", { concurrency: 2 }, () => {
  for (const [who, pages] of Object.entries(AREA)) {
    describe(`the pages of a ${who}`, () => {
      for (const [name, path] of Object.entries(pages)) {
        for (const language of ["it", "en"]) {
          const lookAt = (options, inspect) =>
            look(browser, inLanguage(path(), language), { widths: WIDTHS, cookie: cookieOf(who), ...options }, inspect);
          test(`${name}, ${language}, with the browser's code`, () => lookAt({}, whole));
          test(`${name}, ${language}, JavaScript off`, () => lookAt({ javaScript: false }, laidOut));
        }
        test(`${name}, before the browser's code`, () =>
          look(browser, path(), { widths: [320], inert: true, cookie: cookieOf(who) }, accessible));
      }
    });
  }
});

describe("who has no business there", () => {
  const elsewhere = {
    contributor: ["/area/utenti", "/area/istruttoria", "/area/audit"],
    referent: ["/area/istruttoria", "/area/audit"],
    curator: ["/area/audit"],
    administrator: ["/area/istruttoria"],
  };
  for (const [role, paths] of Object.entries(elsewhere)) {
    test(`a ${role} is told so, with ways onward`, async () => {
      for (const path of paths) {
        for (const language of ["it", "en"]) {
          const page = await newPage(browser, { width: 320 });
          await as(page.context(), role);
          page.expectsError = true;
          const response = await page.goto(site + inLanguage(path, language));
          assert.equal(response.status(), 403, `${role} at ${path}`);
          const said = language === "it" ? "Questo non spetta a te" : "This is not yours to do";
          await page.getByRole("heading", { level: 1, name: said }).waitFor();
          assert.ok((await page.locator("main .state li a").count()) >= 3, "ways onward");
          await accessible(page, 320);
          await page.context().close();
        }
      }
    });
  }

  test("a stranger is led to the sign-in page, and nothing is said of what is there", async () => {
    const page = await newPage(browser, { javaScript: false });
    for (const [, path] of [...Object.entries(AREA.contributor), ...Object.entries(AREA.administrator)]) {
      await page.goto(site + inLanguage(path(), "en"));
      assert.match(page.url(), /\/en\/accedi\?esito=fuori&dopo=%2Fen%2Farea/, path());
    }
    await page.context().close();
  });

  test("another entity's proposal is not there, whoever guesses its address", async () => {
    const other = await newcomer("contributor", "cattolica");
    const page = await newPage(browser, { javaScript: false });
    await withCookie(page.context(), other.cookie);
    for (const path of [proposal("sent")(), proposal("practice", "cosa")(), proposal("sheet", "invio")()]) {
      const response = await page.goto(site + path);
      assert.equal(response.status(), 404, path);
      assert.ok(!(await page.content()).includes("Una panchina che conta chi passa"), path);
    }
    const stolen = { id: made.sent, language: "Italian" };
    const { location } = await send(site, "/api/ritira-proposta", stolen, other.cookie);
    assert.ok(!location?.includes(made.sent), `withdrawing it leads to ${location}`);
    await page.context().close();
  });
});
