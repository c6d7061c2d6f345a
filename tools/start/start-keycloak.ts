import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { findClientId, openAdmin } from '../keycloak/admin.ts';
import { fillRealm } from '../keycloak/fill-realm.ts';
import { KEYCLOAK_VERSION, obtainKeycloak } from '../keycloak/keycloak-binary.ts';
import { type KeycloakAdmin, keycloakUrl, startKeycloak, stopKeycloak } from '../keycloak/keycloak-server.ts';
import { createForeignDatabase } from '../platform/postgres-databases.ts';
import { postgresUrl } from '../platform/postgres.ts';
import { addressIn, logFileOf, type StartContext } from './context.ts';
import { OFFSETS } from './ports.ts';
import { realmSecrets, type SecretStore } from './secrets.ts';

const REALM = 'baro';
/** Keycloak's database and the role that owns it, on our PostgreSQL: what saves that saves the accounts too. */
const DATABASE = 'keycloak';
/** The login of Keycloak's own console. */
export const KEYCLOAK_ADMIN = 'admin';

/** Where this platform's Keycloak answers. */
export function keycloakUrlOf({ options }: StartContext): string {
  return keycloakUrl(options.port + OFFSETS.signOn);
}

/** Starts the real Keycloak on our PostgreSQL; on the first start it makes the realm of the realm file. */
export async function startOwnKeycloak(context: StartContext): Promise<string> {
  const { data, options, processes, progress, signal, store } = context;
  const binary = await obtainKeycloak({ signal, say: progress.say });
  const postgresPort = options.port + OFFSETS.postgres;
  const { postgres, keycloak: secrets } = store.secrets;
  const superuserUrl = (database = 'postgres'): string =>
    postgresUrl('postgres', postgres, postgresPort, database);
  await createForeignDatabase(superuserUrl, DATABASE, secrets.database);
  const home = path.join(data.dir, 'keycloak');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const publicUrl = `http://${addressIn(context, OFFSETS.http)}`;
  const realm = fillRealm({ ...realmSecrets(store.secrets), BARO_PUBLIC_URL: publicUrl });
  const admin = adminOf(store);
  await processes.keep({
    name: 'Keycloak',
    launch: async (onSpawn) => {
      await startKeycloak(binary, {
        home,
        port: options.port + OFFSETS.signOn,
        database: { port: postgresPort, name: DATABASE, role: DATABASE, password: secrets.database },
        admin,
        realms: [{ name: REALM, json: JSON.stringify(realm) }],
        logFile: logFileOf(context, 'keycloak'),
        onSpawn,
      });
    },
    stop: stopKeycloak,
  });
  await settleAddress(options.port + OFFSETS.signOn, admin, publicUrl);
  return `${addressIn(context, OFFSETS.signOn)}, Keycloak ${KEYCLOAK_VERSION}`;
}

function adminOf({ secrets }: SecretStore): KeycloakAdmin {
  const { adminClient, adminPassword } = secrets.keycloak;
  return {
    clientId: 'baro-start',
    clientSecret: adminClient,
    username: KEYCLOAK_ADMIN,
    password: adminPassword,
  };
}

/** The realm is made once; the platform may have moved to other ports since. */
async function settleAddress(port: number, by: KeycloakAdmin, publicUrl: string): Promise<void> {
  const admin = await openAdmin(port, by);
  const id = await findClientId(admin, REALM, 'baro-web');
  const client = await admin.clients.findOne({ realm: REALM, id });
  if (client?.rootUrl === publicUrl) return;
  await admin.clients.update(
    { realm: REALM, id },
    {
      ...client,
      rootUrl: publicUrl,
      redirectUris: [`${publicUrl}/*`],
      attributes: { ...client?.attributes, 'post.logout.redirect.uris': `${publicUrl}/*` },
    },
  );
}
