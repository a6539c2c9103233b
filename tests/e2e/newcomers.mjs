// People of a test's own: invited, and in by the link in their mail, so that no other test changes what they see.
import { randomBytes } from "node:crypto";
import { person, send } from "./accounts.mjs";
import { site } from "./browser.mjs";
import { awaitMail, linkIn } from "./mail.mjs";

/** An address that nobody has, longer than a telephone is wide. */
export const newAddress = (name) => `${name}.${randomBytes(4).toString("hex")}@unione-dei-comuni-della-bassa-romagna.example`;

/** A password that is long enough. */
export const newPassword = () => randomBytes(12).toString("base64url");

/** Invites somebody to a role, for an entity where the role has one; gives the address. */
export async function invite(role, entity = "") {
  const email = newAddress("carla.neri");
  const fields = {
    "invitation[email]": email,
    "invitation[role]": role,
    "invitation[entity]": entity,
    "invitation[language]": "it",
    page: "/area/utenti",
  };
  const { location } = await send(site, "/api/invita", fields, person("administrator").cookie);
  if (!location?.includes("esito=invitato")) throw new Error(`an invitation leads to ${location}`);
  return email;
}

/** The path in the invitation that arrived at an address. */
export async function invitationOf(email) {
  return linkIn(await awaitMail(email, "/invito?codice="), "/invito?codice=");
}

/** Somebody who came in by an invitation: address, password, name, and cookie. */
export async function newcomer(role, entity, name = "Carla Neri") {
  const email = await invite(role, entity);
  const password = newPassword();
  const page = await invitationOf(email);
  const fields = {
    "acceptance[code]": new URL(page, site).searchParams.get("codice"),
    "acceptance[name]": name,
    "acceptance[password]": password,
    page,
  };
  const { location, cookie } = await send(site, "/api/accetta-invito", fields);
  if (location !== "/area") throw new Error(`a newcomer is led to ${location}`);
  return { email, password, name, cookie };
}
