import { addDays, localDateOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { SeriesBreak } from '@baro/proto/baro/custody/v1/custody';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';

/** More than any year has had in one unit's reach. */
const mostBreaks = 200;

/** Reorganisations of units from a day until today, oldest first. */
export function breaksOf(
  { directory, now }: Pick<Session, 'directory' | 'now'>,
  unitIds: Iterable<string>,
  fromDay: string,
): SeriesBreak[] {
  const today = localDateOf(now);
  const rows = [...new Set(unitIds)]
    .flatMap((id) => directory.successionsOf(id))
    .filter((row) => row.effectiveDate >= fromDay && row.effectiveDate <= today)
    .toSorted((a, b) => (a.effectiveDate + a.id < b.effectiveDate + b.id ? -1 : 1));
  return rows.slice(0, mostBreaks).map((row) => ({
    date: row.effectiveDate,
    predecessorId: row.predecessorId,
    predecessorName: directory.unit(row.predecessorId, addDays(row.effectiveDate, -1))?.name ?? '',
    successorId: row.successorId,
    successorName: directory.unit(row.successorId, row.effectiveDate)?.name ?? '',
    part: row.relation !== SuccessionRelation.WHOLE,
    legalRef: row.legalRef,
  }));
}
