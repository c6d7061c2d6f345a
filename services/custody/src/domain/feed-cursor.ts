import { createHash } from 'node:crypto';

/** A place in the feed of a unit: everything up to `sequence` was read. */
export interface FeedPlace {
  readonly unitId: string;
  /** 0 before the first entry. */
  readonly sequence: number;
  /** Digest of all entries up to there. */
  readonly chain: Buffer;
}

const chainBytes = 16;
const unitBytes = 16;
const form = 1;
const length = 1 + unitBytes + 8 + chainBytes;

/** The chain before the first entry. */
export const firstChain = Buffer.alloc(chainBytes);

/** The chain after one more event. */
export function nextChain(before: Buffer, eventId: string): Buffer {
  return createHash('sha256').update(before).update(eventId.toLowerCase()).digest().subarray(0, chainBytes);
}

/** A place as clients keep it. */
export function cursorOf({ unitId, sequence, chain }: FeedPlace): string {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt8(form, 0);
  bytes.write(unitId.replaceAll('-', ''), 1, 'hex');
  bytes.writeBigUInt64BE(BigInt(sequence), 1 + unitBytes);
  chain.copy(bytes, 1 + unitBytes + 8);
  return bytes.toString('base64url');
}

/** The place of a cursor; undefined when no feed gave it. */
export function placeOf(cursor: string): FeedPlace | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.length !== length || bytes.readUInt8(0) !== form || bytes.toString('base64url') !== cursor) {
    return undefined;
  }
  const hex = bytes.toString('hex', 1, 1 + unitBytes);
  const sequence = bytes.readBigUInt64BE(1 + unitBytes);
  if (sequence > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  // A UUID's hyphens: 8-4-4-4-12 digits.
  const unitId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { unitId, sequence: Number(sequence), chain: bytes.subarray(length - chainBytes) };
}
