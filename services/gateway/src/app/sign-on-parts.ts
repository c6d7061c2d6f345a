import type { Pool } from 'pg';
import type { Logger, VerifyToken } from '@baro/chassis';
import type { GatewayConfig } from '../config.ts';
import { FreshTokens } from '../sign-on/fresh-tokens.ts';
import { KeycloakSignOn } from '../sign-on/keycloak.ts';
import { Seal } from '../sign-on/seal.ts';
import type { Secrets } from '../sign-on/seal.ts';
import { Sessions } from '../sign-on/sessions.ts';
import type { SignOnParts } from '../sign-on/sign-on.ts';
import { SessionStore } from '../store/session-store.ts';

/** What sign-on is made of. */
export interface SignOnRoom {
  signOn: SignOnParts;
  sessions: Sessions;
  freshTokens: FreshTokens;
  tokenSeal: Seal;
  store: SessionStore;
}

const minuteMs = 60_000;
const minSecretLength = 32;

/** @throws when the session secret is too short to be one. */
export function openSignOn(
  config: GatewayConfig,
  pool: Pool,
  verifyToken: VerifyToken,
  log: Logger,
): SignOnRoom {
  const secrets = readSecrets(config.sessionSecret);
  const { publicUrl, oidcIssuer: issuer } = config;
  const secure = publicUrl.startsWith('https:');
  const keycloak = new KeycloakSignOn({
    issuer,
    clientId: config.oidcClientId,
    clientSecret: config.oidcClientSecret,
    callbackUrl: `${publicUrl}/auth/callback`,
  });
  const tokenSeal = new Seal(secrets, 'session tokens');
  const store = new SessionStore(pool, config.sessionIdleMinutes * 60, log);
  const maxMs = config.sessionMaxMinutes * minuteMs;
  return {
    signOn: {
      keycloak,
      pool,
      seal: new Seal(secrets, 'sign-on attempt'),
      verifyToken,
      publicUrl,
      issuer,
      secure,
    },
    sessions: new Sessions({ store, secrets, seal: tokenSeal, secure, maxMs }),
    freshTokens: new FreshTokens(pool, keycloak, tokenSeal),
    tokenSeal,
    store,
  };
}

/** A secret a line, the one in force first: with the earlier one behind it, changing it ends nobody's session. */
function readSecrets(text: string): Secrets {
  const [first = '', ...earlier] = text.split(/\s*\n\s*/);
  if ([first, ...earlier].some(({ length }) => length < minSecretLength)) {
    throw new Error(`a line of GATEWAY_SESSION_SECRET_FILE holds less than ${minSecretLength} characters`);
  }
  return [first, ...earlier];
}
