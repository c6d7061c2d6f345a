import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { call, openClient } from '@baro/chassis';
import { DirectoryServiceClient, ImportDirectoryRequest } from '@baro/proto/baro/directory/v1/directory';
import { findUserId, openAdmin } from '@baro/tools/keycloak/admin.ts';
import { keycloakUrl } from '@baro/tools/keycloak/keycloak-server.ts';
import { findTestKeycloak, startKeycloakRealm } from '@baro/tools/keycloak/testing.ts';
import { makeThrowAwayDir } from '@baro/tools/platform/throw-away.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';

/** The realm the run's Keycloak is given for a file of tests. */
export const realm = 'baro';

export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('these tests run by npm run test:keycloak');
  return value;
}

/** Keycloak's administration. */
export async function administration() {
  const keycloak = there(findTestKeycloak());
  return openAdmin(keycloak.port, keycloak);
}

/** The directory on the real Keycloak, told to keep its accounts. */
export async function startSyncedDirectory(): Promise<TestPlatform> {
  const keycloak = there(findTestKeycloak());
  const dir = await makeThrowAwayDir();
  const secretFile = path.join(dir, 'sync-secret');
  return startTestPlatform({
    services: ['directory'],
    signOn: async (gatewayUrl) => {
      const signOn = await startKeycloakRealm(keycloak, { gatewayUrl });
      await writeFile(secretFile, signOn.secrets.BARO_SYNC_CLIENT_SECRET, { mode: 0o600 });
      return signOn;
    },
    env: {
      DIRECTORY_KEYCLOAK_URL: keycloakUrl(keycloak.port),
      DIRECTORY_KEYCLOAK_CLIENT_SECRET_FILE: secretFile,
      DIRECTORY_KEYCLOAK_KEPT_LOGINS: 'backup.robot, IT.of.the.City',
      // Shorter than in life: what was changed by hand is to be mended while one looks on.
      DIRECTORY_KEYCLOAK_COMPARE_SECONDS: '2',
    },
  });
}

type Rows = Parameters<typeof ImportDirectoryRequest.fromPartial>[0];

/** Puts rows into the directory as its administrator. */
export async function importRows({ address }: TestPlatform, token: string, rows: Rows): Promise<void> {
  const client = openClient(DirectoryServiceClient, address('directory'));
  try {
    const request = ImportDirectoryRequest.fromPartial({ ...rows, requestId: randomUUID() });
    await call(client, client.importDirectory, request, { token });
  } finally {
    client.close();
  }
}

/** A user as Keycloak has it now, with the paths of its groups. */
export async function readUser(username: string) {
  const admin = await administration();
  const id = await findUserId(admin, realm, username);
  const user = there(await admin.users.findOne({ realm, id }));
  const groups = await admin.users.listGroups({ realm, id });
  return { ...user, id, groups: groups.map((group) => group.path ?? '').toSorted() };
}
