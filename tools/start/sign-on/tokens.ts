import { createHmac, randomUUID } from 'node:crypto';
import type { AccessToken, ClientCredentials, Configuration, JWTStructured } from 'oidc-provider';
import { findClient } from './clients.ts';
import { scope, type Platform } from './platform.ts';

type JwtCustomizer = NonNullable<NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']>;

/** Gives access tokens Keycloak's shape: same claims, same header, the service account's user as `sub`. */
export function keycloakAccessToken(platform: Platform): JwtCustomizer {
  return (_ctx, token, jwt): JWTStructured => {
    const { iat, exp } = jwt.payload;
    jwt.header = { typ: 'JWT' };
    jwt.payload = {
      exp,
      iat,
      jti: randomUUID(),
      iss: platform.issuer,
      aud: audienceClaim(platform, token.clientId),
      ...subjectClaims(platform, token),
      typ: 'Bearer',
      azp: token.clientId,
      scope: 'accountId' in token ? scope : 'profile',
    };
    return jwt;
  };
}

/** Who the token is made out to, as Keycloak writes it: one name, or a list of them. */
function audienceClaim({ realm }: Platform, clientId = ''): string | string[] {
  const audiences = findClient(realm, clientId)?.audiences ?? [];
  // Keycloak would write none; oidc-provider insists, and the client's own name gets it in nowhere.
  const [only = clientId] = audiences;
  return audiences.length > 1 ? [...audiences] : only;
}

function subjectClaims(platform: Platform, token: AccessToken | ClientCredentials): Record<string, unknown> {
  if ('accountId' in token) {
    const person = platform.people.findById(token.accountId);
    if (person === undefined) throw new Error('token for a person the realm does not have');
    return {
      sub: person.id,
      sid: token.sessionUid,
      preferred_username: person.username,
      name: person.fullName,
    };
  }
  const account = platform.people.findServiceAccount(token.clientId ?? '');
  if (account === undefined) {
    throw new Error(`client ${token.clientId} has no service account user in the realm`);
  }
  return { sub: account.id, preferred_username: account.username };
}

/**
 * A refresh token as a JWT, like Keycloak's: keycloak-connect reads `exp` out of it and refuses an opaque one.
 * The whole text is the record's id, so a forged one is simply not found.
 */
export function createRefreshTokenId(platform: Platform, lifeSeconds: number): string {
  const now = Math.floor(Date.now() / 1000);
  const head = encode({ alg: 'HS512', typ: 'JWT' });
  const body = encode({
    exp: now + lifeSeconds,
    iat: now,
    jti: randomUUID(),
    iss: platform.issuer,
    aud: platform.issuer,
    typ: 'Refresh',
  });
  const signature = createHmac('sha512', platform.keys.local).update(`${head}.${body}`).digest('base64url');
  return `${head}.${body}.${signature}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
