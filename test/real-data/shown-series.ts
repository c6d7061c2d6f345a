import { call } from '@baro/chassis';
import { PeriodKind, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import { GetIndicatorSeriesRequest } from '@baro/proto/baro/reporting/v1/series';
import type { GetIndicatorSeriesResponse, SeriesPoint } from '@baro/proto/baro/reporting/v1/series';
import type { World } from '../../services/reporting/test/world.ts';
import type { Reading } from './read-again.ts';

/** All years of an indicator's series with the line of one unit; a series has eleven years at most. */
export async function seriesOf(
  world: World,
  code: string,
  unitId: string,
): Promise<GetIndicatorSeriesResponse[]> {
  const spans = [
    ['2000-01-01', '2009-12-31'],
    ['2008-01-01', '2016-12-31'],
  ] as const;
  return Promise.all(
    spans.map(async ([fromDate, toDate]) => {
      const fields = { code, periodKind: PeriodKind.YEAR, fromDate, toDate, unitIds: [unitId] };
      const request = GetIndicatorSeriesRequest.fromPartial(fields);
      const { indicators } = world;
      return call(indicators, indicators.getIndicatorSeries, request, await world.tokenOf('auditor'));
    }),
  );
}

/** What the series show of an indicator: the city's values, one unit's, and the years whose values that unit called preliminary. */
export async function shownOf(
  world: World,
  code: string,
  unitId: string,
): Promise<{ city: Reading[]; unit: Reading[]; preliminary: number[] }> {
  const [city, unit] = [new Map<number, SeriesPoint>(), new Map<number, SeriesPoint>()];
  for (const { periods, lines } of await seriesOf(world, code, unitId)) {
    const years = new Map(periods.map(({ periodId, year }) => [periodId, year]));
    for (const [at, points] of [city, unit].entries()) {
      for (const point of lines[at]?.points ?? []) points.set(years.get(point.periodId) ?? 0, point);
    }
  }
  const values = (points: ReadonlyMap<number, SeriesPoint>): Reading[] =>
    [...points].map(([year, { value }]) => [year, value]);
  const unsure = [...unit].filter(([, { grade }]) => grade === ValueGrade.PRELIMINARY);
  return { city: values(city), unit: values(unit), preliminary: unsure.map(([year]) => year) };
}
