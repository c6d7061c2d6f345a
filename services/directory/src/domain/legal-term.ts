import { addDays } from '@baro/directory-client';
import type { LegalTerm } from '@baro/proto/baro/directory/v1/directory';

/**
 * Where a new row of a term fits among its rows: the open row before it ends the day before. `overlap` when
 * another row holds on one of its days by its own words.
 */
export function fitTerm<T extends LegalTerm>(
  rows: readonly T[],
  added: LegalTerm,
): { readonly overlap: true } | { readonly overlap: false; readonly ended?: T } {
  const open = rows.find((row) => row.validTo === '' && row.validFrom < added.validFrom);
  const others = rows.filter((row) => row !== open);
  if (others.some((row) => overlaps(row, added))) return { overlap: true };
  return open
    ? { overlap: false, ended: { ...open, validTo: addDays(added.validFrom, -1) } }
    : { overlap: false };
}

function overlaps(a: LegalTerm, b: LegalTerm): boolean {
  const startsInTime = b.validTo === '' || a.validFrom <= b.validTo;
  return startsInTime && (a.validTo === '' || b.validFrom <= a.validTo);
}
