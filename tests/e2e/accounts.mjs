// The accounts of the demonstration under test: read from what the program prints, and signed in once for all tests.

const LINE = /^Demo ([a-z]+): (\S+) with the password (\S+)$/;
const FACTOR = /^ {2}second factor ([A-Z2-7]+), or once each: (.+)$/;

/** The accounts in the lines that the program printed: role, address, password, and where needed secret and codes. */
export function demoAccounts(text) {
  const accounts = [];
  for (const line of text.split("\n")) {
    const [, role, email, password] = line.match(LINE) ?? [];
    if (role) accounts.push({ role, email, password });
    const [, secret, codes] = line.match(FACTOR) ?? [];
    if (secret) Object.assign(accounts.at(-1), { secret, codes: codes.split(" ") });
  }
  return accounts;
}

/** The name of the cookie, and how it stands in a header. */
const COOKIE = "__Host-prassi";
const header = (cookie) => `${COOKIE}=${cookie}`;

/** Sends a form as a browser without our code does; the cookie is its value alone, of the answer and of the question. */
export async function send(url, path, fields, cookie) {
  const response = await fetch(url + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, accept: "text/html", ...(cookie ? { cookie: header(cookie) } : {}) },
    body: fields instanceof FormData ? fields : new URLSearchParams(fields),
  });
  await response.arrayBuffer();
  const set = response.headers.get("set-cookie");
  return { location: response.headers.get("location"), cookie: set?.split(";")[0].split("=")[1] };
}

/** Reads a page as a browser does. */
export async function read(url, path, cookie) {
  const response = await fetch(url + path, { headers: { accept: "text/html", cookie: header(cookie) } });
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return response.text();
}

/** Signs an account in as a form does, and gives the value of its cookie. */
export async function signIn(url, { email, password, codes }) {
  const entry = { "entry[email]": email, "entry[password]": password, "entry[page]": "/accedi" };
  let answer = await send(url, "/api/accedi", entry);
  if (answer.location?.startsWith("/accedi/codice")) {
    const code = { "entry[code]": codes.shift(), "entry[page]": "/accedi/codice" };
    answer = await send(url, "/api/accedi-codice", code, answer.cookie);
  }
  if (answer.location !== "/area") throw new Error(`${email} is led to ${answer.location}`);
  return answer.cookie;
}

/** Makes the pages of a browser's context those of whose cookie this is. */
export async function withCookie(context, cookie) {
  const { hostname: domain } = new URL(process.env.PRASSI_E2E_URL);
  const guarded = { path: "/", secure: true, httpOnly: true, sameSite: "Lax" };
  await context.addCookies([{ name: COOKIE, value: cookie, domain, ...guarded }]);
}

/** Makes the pages of a browser's context those of somebody with a role. */
export function as(context, role) {
  return withCookie(context, person(role).cookie);
}

/** The account of the demonstration with a role, as the run gave it to the tests. */
export function person(role) {
  return JSON.parse(process.env.PRASSI_E2E_ACCOUNTS).find((account) => account.role === role);
}
