// A provider of identities on this machine, for the tests: it asks who somebody is, and believes it.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";

const SCOPES = "openid email profile";

function signingKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid: "prova", use: "sig", alg: "RS256" };
}

function configuration({ client, people }) {
  return {
    clients: [{ ...client, grant_types: ["authorization_code"], response_types: ["code"] }],
    jwks: { keys: [signingKey()] },
    // The site is on another host than the provider: what the browser sends from one to the other is tested, too.
    cookies: { keys: [randomBytes(32).toString("hex")], long: { sameSite: "lax" }, short: { sameSite: "lax" } },
    claims: { email: ["email", "email_verified"], profile: ["name", "given_name", "family_name", "ente"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => people[id] && { accountId: id, claims: async () => ({ sub: id, ...people[id] }) },
    // Nobody is asked whether this site may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  };
}

const page = (action) => `<!DOCTYPE html>
<html lang="it"><head><meta charset="utf-8"><title>Fornitore di prova</title><link rel="icon" href="data:,"></head>
<body><h1>Chi sei?</h1><form method="post" action="${action}">
<label for="chi">Nome</label> <input id="chi" name="chi" required> <button type="submit">Sono io</button>
</form></body></html>`;

/** Shows the form, and takes what was typed. */
async function interact(provider, request, response) {
  if (request.method === "GET") {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page(request.url));
    return;
  }
  const typed = new URLSearchParams(await text(request));
  const login = { accountId: typed.get("chi") };
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

/** Starts a provider at a port for one site (`client`), which knows these people by their ids. */
export async function startProvider({ port, client, people }) {
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, configuration({ client, people }));
  provider.on("server_error", (_, error) => console.error(error));
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url.startsWith("/interaction/")) return answer(request, response);
    return interact(provider, request, response).catch((error) => {
      console.error(error);
      response.statusCode = 500;
      response.end();
    });
  });
  server.listen(port, "localhost");
  await once(server, "listening");
  return {
    issuer,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
