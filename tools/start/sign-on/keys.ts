import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { record } from './realm-json.ts';

export interface SignOnKeys {
  /** RS256 private key, as Keycloak's realm key. */
  readonly signing: JWK & { readonly kid: string };
  /** Keys that sign no more and are still published: what they signed holds until it ends. */
  readonly retired?: readonly (JWK & { readonly kid: string })[];
  /** Signs cookies and refresh tokens; never leaves this process. */
  readonly local: string;
}

/** Reads the keys kept in `dataDir`, or makes them (mode 0600) on the first start. */
export function loadOrCreateKeys(dataDir: string): SignOnKeys {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'keys.json');
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  const keys = createKeys();
  // Renamed into place: a start killed half-way leaves no half a file.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(keys)}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return keys;
}

export function createKeys(): SignOnKeys {
  return { signing: createSigningKey(), local: randomBytes(32).toString('base64url') };
}

/** A new key signs from here on; the one before stays published unless it is to be removed at once. */
export function rotateKeys(keys: SignOnKeys, options: { keepOld: boolean }): SignOnKeys {
  const retired = options.keepOld ? [keys.signing, ...(keys.retired ?? [])] : [];
  return { ...keys, signing: createSigningKey(), retired };
}

function createSigningKey(): SignOnKeys['signing'] {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  return { ...jwk, kty: 'RSA', kid: randomUUID(), alg: 'RS256', use: 'sig' };
}

function readKept(file: string): SignOnKeys | undefined {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const kept = record(JSON.parse(content));
  const signing = record(kept['signing']);
  const { kid } = signing;
  if (typeof kid !== 'string' || typeof kept['local'] !== 'string') {
    throw new Error(`${file} holds no keys of the sign-on; remove it to make new ones`);
  }
  return { signing: { ...signing, kty: 'RSA', kid }, local: kept['local'] };
}
