import { hash } from 'node:crypto';

/** Bytes of one leaf or node. */
export const hashBytes = 32;

// RFC 6962: a leaf can never be passed off as a node, nor a node as a leaf.
const leafPrefix = Buffer.from([0x00]);
const nodePrefix = Buffer.from([0x01]);

/** SHA-256. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}

/** The leaf of an audit row, of PostgreSQL's binary form of all its columns (`record_send`). */
export function leafOf(row: Uint8Array): Buffer {
  return sha256(leafPrefix, row);
}

/** The root of RFC 6962 over leaves that lie one behind the other; a node without a neighbour rises as it is. */
export function merkleRoot(leaves: Buffer): Buffer {
  if (leaves.length === 0) return sha256();
  let level = leaves;
  while (level.length > hashBytes) level = nextLevel(level);
  return Buffer.from(level);
}

function nextLevel(level: Buffer): Buffer {
  const pair = 2 * hashBytes;
  const next: Buffer[] = [];
  for (let at = 0; at < level.length; at += pair) {
    const nodes = level.subarray(at, at + pair);
    next.push(nodes.length === pair ? sha256(nodePrefix, nodes) : nodes);
  }
  return Buffer.concat(next);
}
