import { AppError } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { chooseSeries, defaultSeries } from '../domain/numbering.ts';
import type { SeriesRow } from '../store/outgoing-entities.ts';
import { findFormerSeries, findSeries, insertSeries } from '../store/series-store.ts';
import type { TypeRow } from '../store/type-store.ts';

/** Normative documents and copies never fall to the common series (NĐ 30/2020 Đ.15). */
function hasOwnSeries(type: TypeRow): boolean {
  return type.normative || type.copy;
}

/**
 * The series of a unit and year. A unit that has none yet begins the year with those of its last year, or, in its
 * first, with the default; every series starts at 1.
 */
export async function seriesOfYear(
  em: EntityManager,
  unitId: string,
  year: number,
  types: readonly TypeRow[],
  now: Date,
): Promise<SeriesRow[]> {
  const found = await findSeries(em, unitId, year);
  if (found.length > 0) return found;
  const former = await findFormerSeries(em, unitId, year);
  const drafts = former.length > 0 ? former : defaultSeries(types);
  for (const draft of drafts) await insertSeries(em, unitId, year, draft, now);
  return findSeries(em, unitId, year);
}

/** The series that numbers the type: the one asked for, or the one that fits. @throws AppError SERIES_NOT_FOUND */
export function getSeriesFor(series: readonly SeriesRow[], type: TypeRow, askedId: string): SeriesRow {
  const choice = { code: type.code, ownSeries: hasOwnSeries(type) };
  const among = askedId ? series.filter((row) => row.id === askedId) : series;
  const chosen = chooseSeries(choice, among);
  if (!chosen) throw new AppError('SERIES_NOT_FOUND');
  return chosen;
}
