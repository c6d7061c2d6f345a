import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ConfigError } from '../config/define-config.ts';
import { sha256 } from './merkle.ts';
import type { Seal } from './seal.ts';

/** A key that seals are signed with. */
export interface SealKey {
  id: string;
  key: KeyObject;
  /** SPKI, DER. */
  publicKey: Buffer;
}

const pemBlock = /-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g;

/** Id of a public key: the first half of the SHA-256 of its SPKI form. */
export function keyIdOf(publicKey: Uint8Array): string {
  return sha256(publicKey).toString('hex').slice(0, 32);
}

/** Reads one or more Ed25519 keys in PEM. @throws ConfigError in a sentence that quotes nothing of the text */
export function readSealKeys(pem: string, kind: 'private' | 'public'): SealKey[] {
  const blocks = pem.match(pemBlock) ?? [];
  if (blocks.length === 0) throw new ConfigError(`holds no ${kind} key in PEM`);
  return blocks.map((block) => {
    const key = parse(block, kind);
    const isOurs = key?.asymmetricKeyType === 'ed25519';
    if (!isOurs) throw new ConfigError(`holds a key that is no Ed25519 ${kind} key`);
    const open = kind === 'private' ? createPublicKey(key) : key;
    const publicKey = open.export({ type: 'spki', format: 'der' });
    return { id: keyIdOf(publicKey), key, publicKey };
  });
}

function parse(block: string, kind: 'private' | 'public'): KeyObject | undefined {
  try {
    if (kind === 'private') return createPrivateKey(block);
    return block.includes('PRIVATE') ? undefined : createPublicKey(block);
  } catch {
    return undefined; // the library's own words may quote the text
  }
}

/** Who signs the next seal: `next` when it only hands over to the key that signs from then on. */
export interface Signer {
  key: SealKey;
  next?: SealKey;
}

/**
 * Chooses who signs after a seal. The first key of the file is the one to sign with; the others are earlier ones, each
 * of which may hand over to it.
 * @throws Error when the chain waits for a key that is not in the file.
 */
export function signerAfter(last: Seal | undefined, keys: readonly SealKey[], keyLost: boolean): Signer {
  const [current] = keys;
  if (!current) throw new Error('there is no key to sign with');
  if (!last) return { key: current };
  const awaited = last.nextKey ? keyIdOf(last.nextKey) : last.keyId;
  if (awaited === current.id) return { key: current };
  const earlier = keys.find(({ id }) => id === awaited);
  if (earlier) return { key: earlier, next: current };
  if (keyLost) return { key: current };
  throw new Error(
    `the seals wait for key ${awaited}, which AUDIT_SIGNING_KEY_FILE does not hold: put it behind the new key there`,
  );
}
