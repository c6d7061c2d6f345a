import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { leafOf, merkleRoot } from './merkle.ts';

/** The definition of RFC 6962, 2.1, word by word. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return createHash('sha256').digest();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split))];
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest();
}

describe('the root over leaves', () => {
  it.for([0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 100, 255, 257])('of %i is that of RFC 6962', (count) => {
    const leaves = Array.from({ length: count }, (_, index) => leafOf(Buffer.from(`row ${index}`)));
    expect(merkleRoot(Buffer.concat(leaves)).toString('hex')).toBe(treeHash(leaves).toString('hex'));
  });

  it('of a row is the hash of a zero byte and the row', () => {
    // Test vector of RFC 6962's reference: the leaf of the empty string.
    expect(leafOf(Buffer.alloc(0)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });
});
