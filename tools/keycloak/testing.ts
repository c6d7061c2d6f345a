import { randomSecrets, tokensOf } from '../start/sign-on/testing.ts';
import type { TestSignOn, TestSignOnOptions } from '../start/sign-on/testing.ts';
import { findClientId, findUserId, openAdmin, rotateRealmKeys } from './admin.ts';
import { fillRealm } from './fill-realm.ts';
import { keycloakUrl } from './keycloak-server.ts';

/** The real Keycloak of a test run, as `npm run test:keycloak` starts it. */
export interface TestKeycloak {
  port: number;
  clientId: string;
  clientSecret: string;
}

const REALM = 'baro';

/** By this the tests find the run's Keycloak; absent in `npm test`. */
export const TEST_KEYCLOAK = 'BARO_TEST_KEYCLOAK';

/** The run's Keycloak; undefined where the development sign-on is tested. */
export function findTestKeycloak(): TestKeycloak | undefined {
  const told = process.env[TEST_KEYCLOAK];
  return told ? (JSON.parse(told) as TestKeycloak) : undefined;
}

/**
 * The realm file in the real Keycloak, with secrets of its own, until `stop`. One at a time: ids of users are unique in
 * a whole Keycloak.
 */
export async function startKeycloakRealm(
  keycloak: TestKeycloak,
  options: TestSignOnOptions = {},
): Promise<TestSignOn> {
  const secrets = randomSecrets();
  const realm = fillRealm({ ...secrets, BARO_PUBLIC_URL: options.gatewayUrl ?? 'http://127.0.0.1:18300' });
  const open = () => openAdmin(keycloak.port, keycloak);
  const admin = await open();
  await admin.realms.del({ realm: REALM }, { catchNotFound: true }).catch(() => undefined); // none is there
  await admin.realms.create({
    ...realm,
    ...(options.accessTokenSeconds ? { accessTokenLifespan: options.accessTokenSeconds } : {}),
  });
  const issuer = `${keycloakUrl(keycloak.port)}/realms/${REALM}`;
  return {
    issuer,
    port: keycloak.port,
    secrets,
    ...tokensOf(issuer, secrets),
    admin: {
      rotateKeys: async (rotation) => rotateRealmKeys(await open(), REALM, rotation),
      setUserEnabled: async (username, enabled) => {
        const to = await open();
        const id = await findUserId(to, REALM, username);
        // Whole: what an update leaves out, Keycloak may take away.
        const user = await to.users.findOne({ realm: REALM, id });
        await to.users.update({ realm: REALM, id }, { ...user, enabled });
      },
      setClientEnabled: async (clientId, enabled) => {
        const to = await open();
        const id = await findClientId(to, REALM, clientId);
        const client = await to.clients.findOne({ realm: REALM, id });
        await to.clients.update({ realm: REALM, id }, { ...client, clientId, enabled });
      },
      setSessionSeconds: async (seconds) => {
        const to = await open();
        await to.realms.update({ realm: REALM }, { ssoSessionMaxLifespan: seconds });
      },
    },
    stop: async () => {
      await (await open()).realms.del({ realm: REALM });
    },
  };
}
