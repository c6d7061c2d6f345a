import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { merkleRoot, sha256 } from './merkle.ts';

/** A place in the order in which audit rows are sealed: transactions end out of order, these places do not. */
export interface SealPlace {
  transactionId: string;
  id: string;
}

/** What a seal says and signs. */
export interface SealFacts {
  /** 1, 2, 3 … */
  batch: number;
  rowCount: number;
  /** Merkle root over the rows. */
  root: Buffer;
  /** SHA-256 over the ids of the rows. */
  idsHash: Buffer;
  /** Hash of the seal before; zeros for the first. */
  previous: Buffer;
  first: SealPlace;
  last: SealPlace;
  sealTime: Date;
  /** Id of the key it is signed with. */
  keyId: string;
  /** Public key (SPKI, DER) that signs from the next seal on, when the key changes. */
  nextKey: Buffer | null;
}

/** A signed seal. */
export interface Seal extends SealFacts {
  signature: Buffer;
}

/** The rows of a batch, in their order. */
export interface SealMembers {
  ids: readonly string[];
  /** Leaf hashes, one behind the other. */
  leaves: Buffer;
}

/** What the first seal has for the hash of the one before. */
export const noSeal: Buffer = Buffer.alloc(32);

/** Before every row. */
export const firstPlace: SealPlace = { transactionId: '0', id: '00000000-0000-0000-0000-000000000000' };

/** What a seal must say of its members. */
export function membersFacts({ ids, leaves }: SealMembers): Pick<SealFacts, 'root' | 'idsHash' | 'rowCount'> {
  return {
    rowCount: ids.length,
    root: merkleRoot(leaves),
    idsHash: sha256(Buffer.from(ids.join('').replaceAll('-', ''), 'hex')),
  };
}

/** The bytes that are signed; the service's name is in them, so that no chain passes for another's. */
export function sealBytes(service: string, seal: SealFacts): Buffer {
  const { batch, rowCount, root, idsHash, previous, first, last, sealTime, keyId, nextKey } = seal;
  const facts = [batch, rowCount, hex(root), hex(idsHash), hex(previous)];
  const places = [first.transactionId, first.id, last.transactionId, last.id];
  const rest = [sealTime.getTime(), keyId, nextKey ? hex(nextKey) : ''];
  return Buffer.from(JSON.stringify(['baro audit seal 1', service, ...facts, ...places, ...rest]));
}

/** Signs with Ed25519. */
export function signSeal(service: string, facts: SealFacts, key: KeyObject): Seal {
  return { ...facts, signature: sign(null, sealBytes(service, facts), key) };
}

/** Whether the signature is that of the key. */
export function isSignedBy(service: string, seal: Seal, key: KeyObject): boolean {
  return verify(null, sealBytes(service, seal), key, seal.signature);
}

/** What the next seal holds of this one, and what is published outside the database. */
export function sealHash(service: string, seal: Seal): Buffer {
  return sha256(sealBytes(service, seal), seal.signature);
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}
