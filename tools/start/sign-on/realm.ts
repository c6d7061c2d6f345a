import { readFileSync } from 'node:fs';
import { fillPlaceholders } from './placeholders.ts';
import { flag, list, number, record, text, type JsonObject } from './realm-json.ts';

/** The part of Keycloak's realm file that the development sign-on lives by. */
export interface Realm {
  readonly name: string;
  readonly displayName: string;
  readonly lifespans: RealmLifespans;
  readonly bruteForce: BruteForceSettings;
  readonly clients: readonly RealmClient[];
  readonly people: readonly RealmPerson[];
  readonly serviceAccounts: readonly RealmServiceAccount[];
}

/** All in seconds. */
export interface RealmLifespans {
  readonly accessToken: number;
  readonly code: number;
  readonly login: number;
  readonly session: number;
}

export interface BruteForceSettings {
  readonly enabled: boolean;
  readonly failureFactor: number;
  readonly waitIncrementSeconds: number;
  readonly maxWaitSeconds: number;
  readonly resetAfterSeconds: number;
}

export interface RealmClient {
  readonly id: string;
  /** Undefined for a public client. */
  readonly secret: string | undefined;
  readonly standardFlow: boolean;
  readonly directAccess: boolean;
  readonly serviceAccount: boolean;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly pkceRequired: boolean;
  /** Who its access tokens are made out to, by the mappers of its scopes. */
  readonly audiences: readonly string[];
}

export interface RealmPerson {
  /** The token's `sub`; the directory knows the person by it. */
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly password: string;
}

export interface RealmServiceAccount {
  readonly id: string;
  readonly username: string;
  readonly clientId: string;
}

/** Reads the realm file, `${NAME}` replaced from `values`; an unknown BARO_ name is an error. */
export function readRealm(file: string, values: Readonly<Record<string, string>>): Realm {
  const realm = record(fillPlaceholders(JSON.parse(readFileSync(file, 'utf8')), values));
  const users = list(realm, 'users').filter((user) => flag(user, 'enabled'));
  return {
    name: text(realm, 'realm'),
    displayName: text(realm, 'displayName'),
    lifespans: {
      accessToken: number(realm, 'accessTokenLifespan'),
      code: number(realm, 'accessCodeLifespan'),
      login: number(realm, 'accessCodeLifespanLogin'),
      session: number(realm, 'ssoSessionMaxLifespan'),
    },
    bruteForce: {
      enabled: flag(realm, 'bruteForceProtected'),
      failureFactor: number(realm, 'failureFactor'),
      waitIncrementSeconds: number(realm, 'waitIncrementSeconds'),
      maxWaitSeconds: number(realm, 'maxFailureWaitSeconds'),
      resetAfterSeconds: number(realm, 'maxDeltaTimeSeconds'),
    },
    clients: list(realm, 'clients')
      .filter(isUsed)
      .map((client) => readClient(client, audiencesOf(realm, client))),
    people: users.filter((user) => user['serviceAccountClientId'] === undefined).map(readPerson),
    serviceAccounts: users
      .filter((user) => user['serviceAccountClientId'] !== undefined)
      .map((user) => ({
        id: text(user, 'id'),
        username: text(user, 'username'),
        clientId: text(user, 'serviceAccountClientId'),
      })),
  };
}

/** A bearer-only client is an audience, nobody signs in through it. */
function isUsed(client: JsonObject): boolean {
  return flag(client, 'enabled') && !flag(client, 'bearerOnly');
}

/** The audience mappers of the scopes a client has by itself. */
function audiencesOf(realm: JsonObject, client: JsonObject): string[] {
  const scopes = client['defaultClientScopes'] ?? realm['defaultDefaultClientScopes'];
  const names = Array.isArray(scopes) ? scopes.map(String) : [];
  return list(realm, 'clientScopes')
    .filter((scope) => names.includes(text(scope, 'name')))
    .flatMap((scope) => list(scope, 'protocolMappers'))
    .filter((mapper) => mapper['protocolMapper'] === 'oidc-audience-mapper')
    .map((mapper) => record(mapper['config']))
    .filter((config) => config['access.token.claim'] === 'true')
    .map((config) => text(config, 'included.client.audience'));
}

function readClient(client: JsonObject, audiences: readonly string[]): RealmClient {
  const attributes = record(client['attributes'] ?? {});
  const postLogout = attributes['post.logout.redirect.uris'];
  return {
    id: text(client, 'clientId'),
    secret: flag(client, 'publicClient') ? undefined : text(client, 'secret'),
    standardFlow: flag(client, 'standardFlowEnabled'),
    directAccess: flag(client, 'directAccessGrantsEnabled'),
    serviceAccount: flag(client, 'serviceAccountsEnabled'),
    redirectUris: Array.isArray(client['redirectUris']) ? client['redirectUris'].map(String) : [],
    // Keycloak joins several with ##.
    postLogoutRedirectUris: typeof postLogout === 'string' ? postLogout.split('##') : [],
    pkceRequired: attributes['pkce.code.challenge.method'] === 'S256',
    audiences,
  };
}

function readPerson(user: JsonObject): RealmPerson {
  const [fullName] = Object.values(record(record(user['attributes'] ?? {})['full_name'] ?? {}));
  const password = list(user, 'credentials').find((credential) => credential['type'] === 'password');
  if (typeof fullName !== 'string' || password === undefined) {
    throw new Error(`realm file: user ${text(user, 'username')} needs attributes.full_name and a password`);
  }
  return {
    id: text(user, 'id'),
    username: text(user, 'username'),
    fullName,
    password: text(password, 'value'),
  };
}
