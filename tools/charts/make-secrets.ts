import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { stringify } from 'yaml';
import { secretNameOf } from '../keycloak/realm/production-realm.ts';
import { gateway, services } from '../start/services.ts';
import type { Manifest } from './manifest.ts';

/** Where the secrets are for. */
export interface SecretsWish {
  release: string;
  namespace: string;
  /** NATS, `host:port`. */
  nats: string;
  /** Clients of district systems in the realm, beside the one of the smoke test. */
  districts?: readonly string[];
}

/** Client of `helm test` in the realm; `smoke.clientId` of the chart. */
const SMOKE_CLIENT = 'district-smoke';

/** Every secret of an installation, with fresh passwords and keys. */
export function makeSecrets({ release, namespace, nats, districts = [] }: SecretsWish): Manifest[] {
  const names = [...services, gateway].map(({ name }) => name);
  const sides = services.flatMap((service) => (service.sides ?? []).map(({ name }) => name));
  const natsPasswords = Object.fromEntries(names.map((name) => [name, password()]));
  const clients = { web: password(), sync: password(), open: password(), smoke: password() };
  const host = `${release}-postgres-rw`;
  const secret = (
    name: string,
    stringData: Record<string, string>,
    { type = 'Opaque', place = namespace } = {},
  ): Manifest => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: place, labels: { 'app.kubernetes.io/part-of': 'baro' } },
    type,
    stringData,
  });
  const database = (service: string, role: 'app' | 'migrator'): Manifest => {
    const [username, secretText] = [`${service}_${role}`, password()];
    const url = `postgres://${username}:${secretText}@${host}:5432/baro_${service}`;
    // The type CloudNativePG asks for; url is what the service reads.
    const data = { username, password: secretText, url };
    return secret(`${release}-${service}-${role}`, data, { type: 'kubernetes.io/basic-auth' });
  };
  const own = (service: string): Manifest =>
    secret(`${release}-${service}`, {
      'nats-url': `nats://${service}:${natsPasswords[service] ?? ''}@${nats}`,
      ...(service === gateway.name
        ? {
            'oidc-client-secret': clients.web,
            'public-client-secret': clients.open,
            'session-secret': password(),
          }
        : { 'audit-signing-key.pem': signingKey() }),
      ...(service === 'directory' && { 'keycloak-client-secret': clients.sync }),
    });
  // What takes the placeholders' places when the operator imports the realm.
  const realm = {
    BARO_GATEWAY_CLIENT_SECRET: clients.web,
    BARO_SYNC_CLIENT_SECRET: clients.sync,
    BARO_PUBLIC_CLIENT_SECRET: clients.open,
    [secretNameOf(SMOKE_CLIENT)]: clients.smoke,
    ...Object.fromEntries(districts.map((id) => [secretNameOf(id), password()])),
  };
  const keycloakDatabase = { username: 'keycloak', password: password() };
  return [
    ...names.flatMap((name) => [database(name, 'app'), database(name, 'migrator'), own(name)]),
    ...sides.flatMap((name) => [database(name, 'app'), database(name, 'migrator')]),
    // Of its own: who may read or copy the secrets of a service need not see these.
    secret(`${release}-identity-keys`, { 'identity-key': key(), 'identity-index-key': key() }),
    secret(`${release}-smoke`, { 'client-secret': clients.smoke }),
    secret('baro-nats', natsPasswords, { place: 'nats' }),
    secret('baro-keycloak-realm', realm, { place: 'keycloak' }),
    secret('keycloak-database', keycloakDatabase, { type: 'kubernetes.io/basic-auth', place: 'keycloak' }),
  ];
}

/** The objects as one YAML text. */
export function writeSecrets(secrets: readonly Manifest[]): string {
  return secrets.map((one) => `---\n${stringify(one, { version: '1.1' })}`).join('');
}

/** Fit for an address without escaping. */
function password(): string {
  return randomBytes(32).toString('base64url');
}

/** Of AES-256 or HMAC. */
function key(): string {
  return randomBytes(32).toString('base64');
}

function signingKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
