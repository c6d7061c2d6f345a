import KeycloakAdminClient from '@keycloak/keycloak-admin-client';

import type { KeycloakAdmin } from './keycloak-server.ts';
import { keycloakUrl } from './keycloak-server.ts';

/** Keycloak's administration, by the client made at its first start; the token lasts a minute, so ask for it anew each time. */
export async function openAdmin(
  port: number,
  { clientId, clientSecret }: Pick<KeycloakAdmin, 'clientId' | 'clientSecret'>,
): Promise<KeycloakAdminClient> {
  const admin = new KeycloakAdminClient({ baseUrl: keycloakUrl(port), realmName: 'master' });
  await admin.auth({ grantType: 'client_credentials', clientId, clientSecret });
  return admin;
}

/** Keys the realm signs with: a new one before the others, which stay published or go. */
export async function rotateRealmKeys(
  admin: KeycloakAdminClient,
  realm: string,
  options: { keepOld: boolean },
): Promise<void> {
  const type = 'org.keycloak.keys.KeyProvider';
  const known = await admin.components.find({ realm, type });
  const signing = known.filter(({ providerId }) => providerId === 'rsa-generated');
  const priorities = signing.map(({ config }) => Number(text(config, 'priority') ?? 0));
  await admin.components.create({
    realm,
    name: `rsa-${Date.now()}`,
    providerId: 'rsa-generated',
    providerType: type,
    config: { priority: [String(Math.max(100, ...priorities) + 1)], enabled: ['true'], active: ['true'] },
  });
  if (options.keepOld) return;
  for (const { id } of signing) if (id !== undefined) await admin.components.del({ realm, id });
}

function text(config: unknown, key: string): string | undefined {
  const value: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, key) : undefined;
  return Array.isArray(value) ? String(value[0]) : undefined;
}

/** The client's id inside Keycloak. */
export async function findClientId(
  admin: KeycloakAdminClient,
  realm: string,
  clientId: string,
): Promise<string> {
  const [client] = await admin.clients.find({ realm, clientId });
  if (client?.id === undefined) throw new Error(`realm ${realm} has no client ${clientId}`);
  return client.id;
}

/** The user's id by its login. */
export async function findUserId(
  admin: KeycloakAdminClient,
  realm: string,
  username: string,
): Promise<string> {
  const [user] = await admin.users.find({ realm, username, exact: true });
  if (user?.id === undefined) throw new Error(`realm ${realm} has no user ${username}`);
  return user.id;
}
