import { hashBytes, leafOf, membersFacts } from '@baro/chassis/audit';
import type { SealMembers } from '@baro/chassis/audit';
import type { JudgedSeal } from './chain.ts';
import type { Faults } from './faults.ts';
import type { LogRow } from './log-reader.ts';
import type { Unmatched } from './unmatched.ts';

/** Compares the rows that stand where a batch was with the rows the batch was sealed over. */
export function compareBatch(
  judged: JudgedSeal,
  rows: readonly LogRow[],
  faults: Faults,
  unmatched: Unmatched,
): void {
  const leaves = rows.map(({ bytes }) => leafOf(bytes));
  if (!judged.hasItsMembers && areSealed(judged, rows, leaves)) return;
  if (!judged.members) {
    const why = `${rows.length} rows stand where ${judged.seal.rowCount} were sealed, and are not those`;
    faults.add('seal-broken', judged.seal.batch, undefined, why);
    return;
  }
  compareMembers(judged.members, judged.seal.batch, rows, leaves, faults, unmatched);
}

/** Whether the rows alone make up what was signed. */
function areSealed({ seal, isWhole }: JudgedSeal, rows: readonly LogRow[], leaves: Buffer[]): boolean {
  const facts = membersFacts({ ids: rows.map(({ id }) => id), leaves: Buffer.concat(leaves) });
  return isWhole && facts.root.equals(seal.root) && facts.idsHash.equals(seal.idsHash);
}

function compareMembers(
  members: SealMembers,
  batch: number,
  rows: readonly LogRow[],
  leaves: readonly Buffer[],
  faults: Faults,
  unmatched: Unmatched,
): void {
  const left = new Map(members.ids.map((id, position) => [id, position]));
  for (const [index, row] of rows.entries()) {
    const position = left.get(row.id);
    if (position === undefined) {
      unmatched.addStray(row, batch);
      continue;
    }
    left.delete(row.id);
    if (leaves[index]?.equals(leafAt(members, position))) continue;
    faults.add('changed', batch, row.id, 'it is not as it was sealed');
  }
  for (const [id, position] of left) unmatched.addMissing({ id, batch, leaf: leafAt(members, position) });
}

function leafAt({ leaves }: SealMembers, position: number): Buffer {
  return leaves.subarray(position * hashBytes, (position + 1) * hashBytes);
}
