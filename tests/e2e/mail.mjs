// The mail that the program under test sent: files in a folder, each a message.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How long a message may take, in milliseconds: the program looks every two seconds. */
const PATIENCE = 20_000;

/** The plain texts of all messages to an address. */
export async function mailTo(address) {
  const folder = process.env.PRASSI_E2E_MAIL;
  // Before the first message there is no folder.
  const files = await readdir(folder).catch(() => []);
  const messages = files.filter((file) => file.endsWith(".eml")).map((file) => readFile(join(folder, file), "utf8"));
  const letters = (await Promise.all(messages)).map(parts);
  return letters.filter(({ head }) => field(head, "To").includes(address)).map(plainText);
}

/** The text of the one message to an address in which something stands; waits for it. */
export async function awaitMail(address, something) {
  for (const limit = performance.now() + PATIENCE; performance.now() < limit; await wait(200)) {
    const found = (await mailTo(address)).filter((text) => text.includes(something));
    if (found.length === 1) return found[0];
    if (found.length > 1) throw new Error(`${found.length} messages to ${address} say "${something}"`);
  }
  throw new Error(`no message to ${address} says "${something}": ${JSON.stringify(await mailTo(address))}`);
}

/** The path of the first link of a text that begins with a path, in any language. */
export function linkIn(text, path) {
  const addresses = text.split("\n").filter((line) => line.startsWith(process.env.PRASSI_E2E_URL));
  const paths = addresses.map((address) => address.trim().slice(process.env.PRASSI_E2E_URL.length));
  const link = paths.find((there) => there.replace(/^\/en(?=\/)/, "").startsWith(path));
  if (!link) throw new Error(`there is no link to ${path} in: ${text}`);
  return link;
}

/** A message's or a part's head, with its folded lines joined, and its body. */
function parts(text) {
  const end = text.indexOf("\r\n\r\n");
  return { head: text.slice(0, end).replaceAll(/\r\n[ \t]+/g, " "), body: text.slice(end + 4) };
}

function field(head, name) {
  return new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "";
}

function plainText({ head, body }) {
  const [, boundary] = /boundary="?([^";\r\n]+)"?/.exec(field(head, "Content-Type"));
  const plain = body
    .split(`--${boundary}`)
    .map((part) => parts(part.replace(/^\r\n/, "")))
    .find((part) => field(part.head, "Content-Type").startsWith("text/plain"));
  return decoded(plain).replaceAll("\r\n", "\n");
}

function decoded({ head, body }) {
  switch (field(head, "Content-Transfer-Encoding").trim().toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64").toString();
    case "quoted-printable":
      return Buffer.from(
        body.replaceAll("=\r\n", "").replaceAll(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))),
        "latin1",
      ).toString();
    default:
      return body;
  }
}
