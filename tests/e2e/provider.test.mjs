// Signing in through another provider of identities, with and without our code, on a site of its own that knows one.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { answers, end, freePort } from "../server.mjs";
import { demoAccounts, signIn } from "./accounts.mjs";
import { launch } from "./browser.mjs";
import { accessible } from "./looking.mjs";
import { startProvider } from "./provider.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SECRET = "segreto-di-prova-lungo-abbastanza";
// Each journey begins with somebody whom no rule is for.
const PEOPLE = {
  anna: { name: "Anna Rossi", email: "anna@comune.example", email_verified: true, ente: "c_c357" },
  bruno: { name: "Bruno Bianchi", email: "bruno@comune.example", email_verified: true, ente: "c_c573" },
};
const JOURNEYS = [
  { id: "anna", entity: "cattolica", javaScript: true },
  { id: "bruno", entity: "cesena", javaScript: false },
];

let browser;
let provider;
let server;
let site;
let administrator;

before(async () => {
  const [port, providerPort] = [await freePort(), await freePort()];
  site = `http://127.0.0.1:${port}`;
  const redirects = ["", "/en"].map((language) => `${site}${language}/accedi/provider/ritorno`);
  const client = { client_id: "prassi", client_secret: SECRET, redirect_uris: redirects };
  provider = await startProvider({ port: providerPort, client, people: PEOPLE });
  server = spawn("target/debug/prassi", ["serve", "--demo"], {
    cwd: root,
    env: {
      ...process.env,
      PRASSI_LISTEN: `127.0.0.1:${port}`,
      PRASSI_DATABASE: "mem://",
      PRASSI_INDEX_DIR: "",
      PRASSI_SITE_DIR: `${root}target/site`,
      PRASSI_RATE: "100000",
      PRASSI_OIDC_ISSUER: provider.issuer,
      PRASSI_OIDC_CLIENT: client.client_id,
      PRASSI_OIDC_SECRET: SECRET,
      PRASSI_OIDC_NAME: "Identità di prova",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  server.stdout.on("data", (text) => (printed += text));
  await answers(`${site}/health`, server);
  const account = demoAccounts(printed).find(({ role }) => role === "administrator");
  administrator = await signIn(site, account);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (server) await end(server);
  await provider?.stop();
});

/** A page in a browser of its own, which keeps what it should not have done in `complaints`. */
async function newPage(javaScript) {
  const context = await browser.newContext({ javaScriptEnabled: javaScript, reducedMotion: "reduce", locale: "it-IT" });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("request", (request) => {
    const address = request.url();
    const known = [site, provider.issuer, "data:"].some((start) => address.startsWith(start));
    if (!known) page.complaints.push(`asked ${address}`);
  });
  page.ready = async () => {
    if (javaScript) await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  };
  return page;
}

/** Makes a rule, as an administrator does: whose entity has this code works there. */
async function addRule(javaScript, code, entity) {
  const page = await newPage(javaScript);
  const cookie = { name: "__Host-prassi", value: administrator, domain: "127.0.0.1", path: "/" };
  await page.context().addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: "Lax" }]);
  await page.goto(`${site}/area`);
  await page.locator("main a[href='/area/utenti/provider']").click();
  await page.waitForURL(/\/area\/utenti\/provider$/);
  await page.locator("#attributo").fill("ente");
  await page.locator("#valore").fill(code);
  await page.locator("#ruolo").selectOption("contributor");
  await page.locator("#ente").selectOption(entity);
  await page.locator("form:has(#attributo) button[type=submit]").click();
  await page.waitForURL(/esito=salvato/);
  await page.ready();
  await page.locator("main li", { hasText: `ente = ${code}` }).waitFor();
  if (javaScript) await accessible(page, 1280);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

/** Follows the way to the provider from the sign-in page. */
async function leaveForProvider(page) {
  await page.goto(`${site}/area/account`);
  await page.waitForURL(/\/accedi\?/);
  await page.ready();
  await page.locator("main a", { hasText: "Accedi con Identità di prova" }).click();
}

for (const { id, entity, javaScript } of JOURNEYS) {
  describe(`${javaScript ? "with" : "without"} the browser's code`, () => {
    test("somebody signs in through the provider once a rule says who they are", async () => {
      const page = await newPage(javaScript);
      await leaveForProvider(page);
      await page.waitForURL((address) => address.href.startsWith(`${provider.issuer}/interaction/`));
      await page.locator("#chi").fill(id);
      await page.locator("button").click();
      await page.waitForURL(/\/accedi\?esito=fornitore-nessuna-regola/);
      await page.locator(".callout-error", { hasText: "chiedi un invito" }).waitFor();
      await page.ready();
      if (javaScript) await accessible(page, 1280);
      await addRule(javaScript, PEOPLE[id].ente, entity);
      // The provider knows by now who it is.
      await leaveForProvider(page);
      await page.waitForURL(`${site}/area/account`);
      await page.locator("main", { hasText: PEOPLE[id].email }).waitFor();
      assert.equal(await page.locator("#nome").inputValue(), PEOPLE[id].name);
      const cookies = await page.context().cookies(site);
      assert.deepEqual(cookies.map(({ name, secure, httpOnly }) => [name, secure, httpOnly]), [["__Host-prassi", true, true]]);
      await page.goto(`${site}/esci`);
      await page.locator("main button[type=submit]").click();
      await page.waitForURL(/\/accedi\?esito=uscita/);
      await leaveForProvider(page);
      await page.waitForURL(`${site}/area/account`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  });
}
