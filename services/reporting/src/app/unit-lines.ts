import type { CallContext, Condition } from '@baro/chassis';
import type { Session } from '@baro/directory-client';
import { SeriesLine, SeriesPoint, UnitBasis } from '@baro/proto/baro/reporting/v1/series';
import type { GetIndicatorSeriesRequest } from '@baro/proto/baro/reporting/v1/series';
import { partsOn, putTogether } from '../domain/as-is.ts';
import { shortNumber } from '../domain/decimal.ts';
import type { VersionRow } from '../store/indicator-store.ts';
import { findUnitFigures } from '../store/series-store.ts';
import type { SeriesPeriodRow, UnitFigureRow } from '../store/series-store.ts';
import { definitionFor, showUnitFigure } from './show-series.ts';

/** Periods of a series and the versions they follow. */
export interface Series {
  readonly periods: readonly SeriesPeriodRow[];
  readonly versions: readonly VersionRow[];
}

/** Lines of units, as they were or as they are; one statement for all. */
export async function unitLines(
  { em, now }: CallContext,
  session: Session,
  { unitIds, unitBasis }: GetIndicatorSeriesRequest,
  series: Series,
): Promise<SeriesLine[]> {
  if (unitIds.length === 0) return [];
  const asIs = unitBasis === UnitBasis.AS_IS;
  const partsOf = (unitId: string, { toDate }: SeriesPeriodRow): string[] | undefined =>
    asIs ? partsOn(session.directory, unitId, toDate) : [unitId];
  const known = unitIds.flatMap((id) => series.periods.flatMap((period) => partsOf(id, period) ?? []));
  const figures = await figuresOf(em, [...new Set(known)], series);
  return unitIds.map((unitId) => {
    const points = series.periods.flatMap((period) => {
      if (!asIs) return asWas(figures.get(`${unitId} ${period.periodId}`), now);
      return asItIs(partsOf(unitId, period), { period, series, figures, now });
    });
    return SeriesLine.fromPartial({ unitId, points });
  });
}

async function figuresOf(
  em: CallContext['em'],
  unitIds: readonly string[],
  { periods, versions }: Series,
): Promise<Map<string, UnitFigureRow>> {
  const { indicatorId = '' } = versions[0] ?? {};
  const filters: Condition[] = [
    (p) =>
      `s.period_id = ANY(${p.add(
        periods.map(({ periodId }) => periodId),
        'uuid[]',
      )})`,
    (p) => `s.unit_id = ANY(${p.add(unitIds, 'uuid[]')})`,
  ];
  const rows = await findUnitFigures(em, { indicatorId, filters });
  return new Map(rows.map((row) => [`${row.unitId} ${row.periodId}`, row]));
}

function asWas(row: UnitFigureRow | undefined, now: Date): SeriesPoint[] {
  return row ? [showUnitFigure(row, now)] : [];
}

interface Reading {
  readonly period: SeriesPeriodRow;
  readonly series: Series;
  readonly figures: ReadonlyMap<string, UnitFigureRow>;
  readonly now: Date;
}

/** The point of one period; none where nothing was asked of any of the parts. */
function asItIs(parts: string[] | undefined, { period, series, figures, now }: Reading): SeriesPoint[] {
  const { periodId } = period;
  if (!parts) return [SeriesPoint.fromPartial({ periodId, notComparable: true })];
  const rows = parts.flatMap((id) => figures.get(`${id} ${periodId}`) ?? []);
  const [first] = rows;
  if (!first) return [];
  if (rows.length === 1 && parts.length === 1) return [{ ...showUnitFigure(first, now), partCount: 1 }];
  const definition = definitionFor(period, series.versions);
  const together = definition && rows.length === parts.length ? putTogether(rows, definition) : undefined;
  if (!together?.value) return [SeriesPoint.fromPartial({ periodId, notComparable: true })];
  return [
    SeriesPoint.fromPartial({
      periodId,
      value: shortNumber(together.value),
      numerator: shortNumber(together.numerator),
      denominator: shortNumber(together.denominator),
      grade: first.grade ?? 0,
      restated: rows.some(({ restated }) => restated),
      partCount: rows.length,
    }),
  ];
}
