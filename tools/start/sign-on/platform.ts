import type { SignOnConfig } from './config.ts';
import type { SignOnKeys } from './keys.ts';
import { People } from './people.ts';
import type { Realm } from './realm.ts';
import { MemoryStore } from './store.ts';

/** What every part of the sign-on is given. */
export interface Platform {
  readonly config: SignOnConfig;
  readonly realm: Realm;
  readonly people: People;
  readonly keys: SignOnKeys;
  /** Sessions and what hangs on them: they outlive a change of keys. */
  readonly store: MemoryStore;
  /** `<public URL>/realms/<realm>`, the `iss` of every token. */
  readonly issuer: string;
  /** `/realms/<realm>`: everything lies below it. */
  readonly basePath: string;
}

export function createPlatform(config: SignOnConfig, realm: Realm, keys: SignOnKeys): Platform {
  const issuer = `${config.publicUrl}/realms/${realm.name}`;
  return {
    config,
    realm,
    keys,
    store: new MemoryStore(),
    people: new People(realm),
    issuer,
    basePath: new URL(issuer).pathname,
  };
}

/** Paths below the realm's, the same as Keycloak's. */
export const paths = {
  authorization: '/protocol/openid-connect/auth',
  token: '/protocol/openid-connect/token',
  jwks: '/protocol/openid-connect/certs',
  userinfo: '/protocol/openid-connect/userinfo',
  logout: '/protocol/openid-connect/logout',
  login: '/login-actions/authenticate',
} as const;

/** The audience every service of the platform checks. */
export const audience = 'baro';

/** The name oidc-provider knows the audience by; it wants a URI. */
export const resource = 'urn:baro';

/** Every client gets these, whatever it asks for, as with Keycloak's default client scopes. */
export const scope = 'openid profile';
