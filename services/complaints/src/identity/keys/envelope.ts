import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { NamedKey } from './keyring.ts';

const nonceLength = 12;
const tagLength = 16;
/** Ciphertexts are as long as the next step, so that their length says nothing of a name. */
const paddedTo = 256;

/** What a ciphertext is bound to: it opens nowhere else. */
export interface Place {
  kind: 'case_key' | 'identity' | 'grant' | 'revocation' | 'opening';
  caseId: string;
  /** Party, grant or opening; the key's id for a case key. */
  id: string;
}

function aadOf({ kind, caseId, id }: Place): Buffer {
  return Buffer.from(JSON.stringify(['baro.identities.1', kind, caseId, id]));
}

/** AES-256-GCM under a nonce of its own: nonce, ciphertext, tag. */
export function encrypt(key: Buffer, place: Place, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aadOf(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error for another key or place, or when a bit was changed */
export function decrypt(key: Buffer, place: Place, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, nonceLength);
  const tag = sealed.subarray(-tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    .setAAD(aadOf(place))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
}

/** A fresh key for one case. */
export function newDataKey(): Buffer {
  return randomBytes(32);
}

export function wrapKey(master: NamedKey, caseId: string, dataKey: Buffer): Buffer {
  return encrypt(master.key, { kind: 'case_key', caseId, id: master.id }, dataKey);
}

export function unwrapKey(master: NamedKey, caseId: string, wrapped: Buffer): Buffer {
  return decrypt(master.key, { kind: 'case_key', caseId, id: master.id }, wrapped);
}

/** A value as JSON, encrypted. */
export function sealValue(key: Buffer, place: Place, value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const padded = Buffer.alloc(Math.ceil(json.length / paddedTo) * paddedTo, ' ');
  json.copy(padded);
  return encrypt(key, place, padded);
}

export function openValue(key: Buffer, place: Place, sealed: Buffer): unknown {
  return JSON.parse(decrypt(key, place, sealed).toString()) as unknown;
}

/** Tells whether two puts say the same, without saying what; worthless without the case's key. */
export function fingerprintOf(key: Buffer, value: unknown): Buffer {
  return createHmac('sha256', key).update('baro fingerprint').update(JSON.stringify(value)).digest();
}
