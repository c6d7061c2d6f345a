import { createHash } from 'node:crypto';
import { once } from 'node:events';
import express, { type Express } from 'express';
import session from 'express-session';
import KeycloakConnect, { type Grant, type Keycloak } from 'keycloak-connect';
import type { TestSignOn } from './testing.ts';

/** One verifier for the test's one person; the gateway makes a new one for each sign-in. */
const verifier = 'v'.repeat(43);

export interface KeycloakApp {
  readonly url: string;
  /** Adds keycloak-connect and one protected page that tells the token's name and time. */
  protect(signOn: TestSignOn): void;
  stop(): Promise<void>;
}

/** The smallest gateway: Express and keycloak-connect, as a real one uses them. */
export async function startKeycloakApp(): Promise<KeycloakApp> {
  const web = express();
  const server = web.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test application has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    protect: (signOn) => protect(web, signOn),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function protect(web: Express, signOn: TestSignOn): void {
  const store = new session.MemoryStore();
  web.use(session({ secret: 'test', resave: false, saveUninitialized: true, store }));
  const settings = {
    realm: 'baro',
    'auth-server-url': new URL(signOn.issuer).origin,
    resource: 'baro-web',
    'ssl-required': 'none',
    'confidential-port': 0,
    credentials: { secret: signOn.secrets.BARO_GATEWAY_CLIENT_SECRET },
  };
  const keycloak = new KeycloakConnect({ store }, settings);
  addPkce(keycloak, signOn);
  web.use(keycloak.middleware({ logout: '/logout' }));
  web.get('/work', keycloak.protect(), (request, response) => {
    const content = readContent(request);
    response.json({ name: content['name'], iat: content['iat'] });
  });
}

/** keycloak-connect knows no PKCE, the realm demands it: the challenge goes out here, the verifier back. */
function addPkce(keycloak: Keycloak, signOn: TestSignOn): void {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const plainUrl = keycloak.loginUrl.bind(keycloak);
  const pkce = new URLSearchParams({ code_challenge: challenge, code_challenge_method: 'S256' });
  keycloak.loginUrl = (state, redirectUrl) => `${plainUrl(state, redirectUrl)}&${pkce.toString()}`;
  Object.assign(keycloak.grantManager, {
    obtainFromCode: async (
      request: { session: { auth_redirect_uri: string } },
      code: string,
    ): Promise<Grant> => {
      const answer = await fetch(`${signOn.issuer}/protocol/openid-connect/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: 'baro-web',
          client_secret: signOn.secrets.BARO_GATEWAY_CLIENT_SECRET,
          code,
          redirect_uri: request.session.auth_redirect_uri,
          code_verifier: verifier,
        }),
      });
      return keycloak.grantManager.createGrant(await answer.text());
    },
  });
}

/** keycloak-connect's types do not say where it keeps the token's claims. */
function readContent(request: object): Record<string, unknown> {
  let found: unknown = request;
  for (const key of ['kauth', 'grant', 'access_token', 'content']) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  }
  return typeof found === 'object' && found !== null ? { ...found } : {};
}
