import { createPublicKey, generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { DatabasePasswords } from '../platform/postgres-databases.ts';
import { writePrivateFile } from './private-file.ts';
import type { SignOnSecrets } from './sign-on/config.ts';

/** Everything secret of one platform: made on its first start, kept beside its data, readable by its owner only. */
export interface Secrets {
  postgres: string;
  nats: string;
  roles: Record<string, DatabasePasswords>;
  demoPassword: string;
  gatewayClient: string;
  districtClient: string;
  /** Of the directory's own client at Keycloak. */
  syncClient: string;
  /** Of the program the gateway asks as for people without sign-in. */
  publicClient: string;
  /** Of Keycloak's database role, and of its administrators: a client and a login. */
  keycloak: { database: string; adminClient: string; adminPassword: string };
  session: string;
  /** Ed25519 key (PKCS8, PEM) the services seal their audit with. */
  auditSigningKey: string;
  /** Master key of the sealed identities, and key of the search by person: 32 bytes in base64 each. */
  identityKey: string;
  identityIndexKey: string;
}

/** Files of the keys of the sealed identities: what is kept of them stands in these alone, for no backup may hold it. */
export const identityKeyFiles = {
  identityKey: 'identity-key',
  identityIndexKey: 'identity-index-key',
} as const;

/** The secrets folder of one platform. */
export interface SecretStore {
  secrets: Secrets;
  file: (name: string) => string;
  /** Writes a file a process is given by name, and gives its path. */
  hand: (name: string, content: string) => string;
}

/** Reads the secrets, making those that are missing (all on the first start, a new service's two later). */
export function openSecrets(dataDir: string, services: readonly string[]): SecretStore {
  const file = (name: string): string => path.join(dataDir, 'secrets', name);
  const kept = file('platform.json');
  const known: Partial<Secrets> = existsSync(kept)
    ? (JSON.parse(readFileSync(kept, 'utf8')) as Partial<Secrets>)
    : {};
  for (const [key, name] of Object.entries(identityKeyFiles)) {
    if (existsSync(file(name))) Object.assign(known, { [key]: readFileSync(file(name), 'utf8') });
  }
  const secrets = complete(known, services);
  writePrivateFile(file(identityKeyFiles.identityKey), secrets.identityKey);
  writePrivateFile(file(identityKeyFiles.identityIndexKey), secrets.identityIndexKey);
  const others = { ...secrets, identityKey: undefined, identityIndexKey: undefined };
  writePrivateFile(kept, `${JSON.stringify(others, undefined, 2)}\n`);
  const hand = (name: string, content: string): string => {
    writePrivateFile(file(name), content);
    return file(name);
  };
  return { secrets, file, hand };
}

function complete(known: Partial<Secrets>, services: readonly string[]): Secrets {
  const roles = services.map((name) => [name, known.roles?.[name] ?? { migrator: random(), app: random() }]);
  return {
    postgres: known.postgres ?? random(),
    nats: known.nats ?? random(),
    roles: { ...known.roles, ...(Object.fromEntries(roles) as Secrets['roles']) },
    demoPassword: known.demoPassword ?? typeable(),
    gatewayClient: known.gatewayClient ?? random(),
    districtClient: known.districtClient ?? random(),
    syncClient: known.syncClient ?? random(),
    publicClient: known.publicClient ?? random(),
    keycloak: known.keycloak ?? {
      database: random(),
      adminClient: random(),
      adminPassword: typeable(),
    },
    session: known.session ?? random(),
    auditSigningKey: known.auditSigningKey ?? signingKey(),
    identityKey: known.identityKey ?? key(),
    identityIndexKey: known.identityIndexKey ?? key(),
  };
}

function signingKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** What `npm run audit:verify` trusts seals by: the public part of each key of the file, earlier ones too. */
export function publicKeysOf(privateKeys: string): string {
  const blocks = privateKeys.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];
  return blocks.map((one) => String(createPublicKey(one).export({ type: 'spki', format: 'pem' }))).join('');
}

/** What takes the places of `${BARO_…}` in the realm file, but for the address. */
export function realmSecrets(secrets: Secrets): SignOnSecrets {
  return {
    BARO_DEMO_PASSWORD: secrets.demoPassword,
    BARO_GATEWAY_CLIENT_SECRET: secrets.gatewayClient,
    BARO_DISTRICT_CLIENT_SECRET: secrets.districtClient,
    BARO_SYNC_CLIENT_SECRET: secrets.syncClient,
    BARO_PUBLIC_CLIENT_SECRET: secrets.publicClient,
  };
}

function key(): string {
  return randomBytes(32).toString('base64');
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

/** Three groups of four, without letters and digits that look alike: people type it. */
function typeable(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}
