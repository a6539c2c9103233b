// How long signing in and saving a draft take, and what readers notice while somebody tries passwords.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { demoAccounts, send, signIn } from "../e2e/accounts.mjs";
import { median, number, percentile, table, time } from "./figures.mjs";
import { CONNECTIONS, isThere, load } from "./load.mjs";
import { serve } from "./program.mjs";

const PAGE = "/pratiche/buoni-spesa-su-tessera-sanitaria";
/** How many passwords are tried a second. */
const TRIES = 50;
/** What a draft holds before what is typed: as much as many descriptions. */
const TEXT = "Il Comune presta attrezzi e acqua; i residenti tengono gli orti aperti a chi passa. ".repeat(10);
/** How an answer to a try is called, by the word in the address to which it leads. */
const ANSWERS = { sconosciuto: "refused as wrong", servizio: "sent away, too many at once", troppi: "refused as too many" };

/** Measures one after the other, so that nothing but the tries disturbs anything. */
export async function measureAccounts(plan, parent) {
  const folder = join(parent, "accounts");
  await mkdir(folder);
  // The tries come from many addresses, as a proxy in front would name them.
  const prassi = await serve(plan, folder, { words: ["--demo"], settings: { PRASSI_TRUST_PROXY: "true" } });
  try {
    const account = demoAccounts(prassi.printed.join("\n")).find(({ role }) => role === "contributor");
    if (!account) throw new Error(`no account was printed: ${prassi.printed.join(" / ")}`);
    const signing = await times(plan.signIns, () => signIn(prassi.url, account));
    const saving = await saves(plan.saves, prassi.url, await signIn(prassi.url, account));
    const parts = [ownText(signing, saving)];
    parts.push((await isThere("wrk")) ? readersText(plan, await readers(plan, prassi.url)) : "`wrk` is missing: no readers.");
    return [`## Accounts\n\n${parts.join("\n\n")}`];
  } finally {
    await prassi.stop();
  }
}

/** How long something takes, each time, in milliseconds. */
async function times(count, act) {
  const all = [];
  for (let round = 0; round < count; round += 1) {
    const began = performance.now();
    await act(round);
    all.push(performance.now() - began);
  }
  return all;
}

/** Saves a draft as its page does while somebody types. */
async function saves(count, url, cookie) {
  const begun = await send(url, "/api/inizia-proposta", { "form[what]": "pratica", language: "Italian" }, cookie);
  const [, id] = /\/area\/proposte\/([0-9a-f]+)/.exec(begun.location);
  let version = 1;
  return times(count, async (round) => {
    const response = await fetch(`${url}/api/salva-proposta`, {
      method: "POST",
      headers: { origin: url, accept: "application/json", cookie: `__Host-prassi=${cookie}` },
      body: new URLSearchParams({
        "form[id]": id,
        "form[step]": "cosa",
        "form[version]": version,
        "form[fields][description][]": `${TEXT}${round}`,
        "form[partial]": "true",
        "form[then]": "",
        language: "Italian",
      }),
    });
    const answer = await response.text();
    if (response.status !== 200) throw new Error(`a save answers ${response.status}: ${answer}`);
    version = JSON.parse(answer).version;
  });
}

/** Loads a page alone and while passwords are tried, kept and made anew, in turn. */
async function readers(plan, url) {
  const results = { kept: { alone: [], tried: [] }, fresh: { alone: [], tried: [] } };
  const tries = [];
  for (let round = 0; round < plan.loadRounds; round += 1) {
    for (const [way, { alone, tried }] of Object.entries(results)) {
      const run = (word) => load(plan.loadSeconds, url + PAGE, { fresh: way === "fresh" ? `${word}-${process.pid}-${round}` : null });
      alone.push(await run("alone"));
      const storm = new Storm(url, tries.length + 1);
      tried.push(await run("tried"));
      tries.push(await storm.end());
    }
  }
  return { results, tries };
}

/** Passwords tried at a steady pace, each for another account and from another address, until it ends. */
class Storm {
  constructor(url, number) {
    this.url = url;
    this.number = number;
    this.began = performance.now();
    this.sent = 0;
    this.answers = {};
    this.underWay = new Set();
    this.timer = setInterval(() => this.keepPace(), 1_000 / TRIES);
  }

  /** Sends what is due by now: a timer that comes late sends several. */
  keepPace() {
    const due = Math.floor(((performance.now() - this.began) / 1_000) * TRIES);
    while (this.sent < due) {
      const trying = this.tryOnce((this.sent += 1)).finally(() => this.underWay.delete(trying));
      this.underWay.add(trying);
    }
  }

  async tryOnce(count) {
    const fields = {
      "entry[email]": `nessuno-${this.number}-${count}@comune.example`,
      "entry[password]": "non è questa di certo",
      "entry[page]": "/accedi",
    };
    const address = `10.${this.number}.${count >> 8}.${count & 255}`;
    const answer = await this.answerTo(fields, address);
    this.answers[answer] = (this.answers[answer] ?? 0) + 1;
  }

  async answerTo(fields, address) {
    try {
      const response = await fetch(`${this.url}/api/accedi`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: this.url, accept: "text/html", "x-forwarded-for": address },
        body: new URLSearchParams(fields),
      });
      await response.arrayBuffer();
      const word = new URL(response.headers.get("location") ?? "/", this.url).searchParams.get("esito");
      return ANSWERS[word] ?? `status ${response.status}`;
    } catch {
      return "no answer";
    }
  }

  /** Ends it; gives how many tries a second there were, and what they were answered. */
  async end() {
    clearInterval(this.timer);
    const perSecond = (this.sent / (performance.now() - this.began)) * 1_000;
    await Promise.all(this.underWay);
    return { perSecond, answers: this.answers };
  }
}

function ownText(signing, saving) {
  const row = (name, all) => [name, number(all.length), time(percentile(all, 50)), time(percentile(all, 95))];
  const rows = [row("signing in, with a password", signing), row("saving a draft while typing", saving)];
  return `One after the other, from the form that is sent to its answer; the database is on disk, and each save is synced.

${table(["", "times", "p50", "p95"], rows)}`;
}

function readersText(plan, { results, tries }) {
  const of = (runs) => [number(median(runs.map((run) => run.perSecond))), time(median(runs.map((run) => run.p99)))];
  const rows = [
    ["kept", results.kept],
    ["made anew each time", results.fresh],
  ].map(([name, { alone, tried }]) => [`a practice, ${name}`, ...of(alone), ...of(tried)]);
  const answers = {};
  for (const [answer, count] of tries.flatMap((one) => Object.entries(one.answers))) {
    answers[answer] = (answers[answer] ?? 0) + count;
  }
  const said = Object.entries(answers).map(([answer, count]) => `${number(count)} ${answer}`);
  const pace = number(median(tries.map((one) => one.perSecond)), 1);
  return `A public page over ${CONNECTIONS} connections, ${plan.loadSeconds} s each, alone and while ${TRIES} passwords a
second are tried, each for another account and from another address; rounds: ${plan.loadRounds}, of which the medians.
Tries a second, as they were sent: ${pace}. They were answered: ${said.join(", ")}.

${table(["page", "alone, requests/s", "p99", "while tried, requests/s", "p99"], rows)}`;
}
