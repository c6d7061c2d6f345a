import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { stringify } from 'yaml';
import { gateway, services } from '../start/services.ts';
import type { Manifest } from './manifest.ts';

/** Where the secrets are for. */
export interface SecretsWish {
  release: string;
  namespace: string;
  /** NATS, `host:port`. */
  nats: string;
}

/** Every secret of an installation, with fresh passwords and keys. */
export function makeSecrets({ release, namespace, nats }: SecretsWish): Manifest[] {
  const names = [...services, gateway].map(({ name }) => name);
  const natsPasswords = Object.fromEntries(names.map((name) => [name, password()]));
  const host = `${release}-postgres-rw`;
  const secret = (name: string, stringData: Record<string, string>, type = 'Opaque'): Manifest => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: { 'app.kubernetes.io/part-of': 'baro' } },
    type,
    stringData,
  });
  const database = (service: string, role: 'app' | 'migrator'): Manifest => {
    const [username, secretText] = [`${service}_${role}`, password()];
    const url = `postgres://${username}:${secretText}@${host}:5432/baro_${service}`;
    // The type CloudNativePG asks for; url is what the service reads.
    const data = { username, password: secretText, url };
    return secret(`${release}-${service}-${role}`, data, 'kubernetes.io/basic-auth');
  };
  const own = (service: string): Manifest =>
    secret(`${release}-${service}`, {
      'nats-url': `nats://${service}:${natsPasswords[service] ?? ''}@${nats}`,
      ...(service === gateway.name
        ? { 'oidc-client-secret': password(), 'session-secret': password() }
        : { 'audit-signing-key.pem': signingKey() }),
    });
  const natsSecret = secret('baro-nats', natsPasswords);
  return [
    ...names.flatMap((name) => [database(name, 'app'), database(name, 'migrator'), own(name)]),
    secret(`${release}-smoke`, { 'client-secret': password() }),
    { ...natsSecret, metadata: { ...natsSecret.metadata, namespace: 'nats' } },
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

function signingKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
