// The codes of a second factor, as an authenticator shows them.
import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** How long a code lasts, in milliseconds. */
const STEP = 30_000;
/** By how much the program's clock may be behind what is believed of it here: it was read a moment later. */
const SLACK = 2_000;

/** The time that the program under test believes in, in milliseconds. */
export const serverTime = () => Date.now() + Number(process.env.PRASSI_E2E_AHEAD);

/** The six digits for a secret at a time (RFC 6238 with its usual choices). */
export function codeAt(secret, time) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / STEP)));
  const digest = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const place = digest.at(-1) & 0xf;
  return String((digest.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The codes of a secret, one after the other: each works once, and none after a later one. */
export class Authenticator {
  constructor(secret) {
    this.secret = secret;
    this.used = 0;
  }

  /** A code that works now and was not given before; where there is none yet, it waits. */
  async next() {
    // The program takes the code of the step to come, too.
    const step = Math.max(Math.floor(serverTime() / STEP), this.used + 1);
    const early = (step - 1) * STEP + SLACK - serverTime();
    if (early > 0) await wait(early);
    this.used = step;
    return codeAt(this.secret, step * STEP);
  }
}

function bytesOf(secret) {
  const bits = [...secret].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
