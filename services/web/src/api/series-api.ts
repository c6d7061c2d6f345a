import type * as series from '@baro/proto/baro/reporting/v1/series';
import { getJson } from './client.ts';
import type { EnumName, Json } from './json.ts';
import type { QueryValues } from './query-string.ts';

export type IndicatorSeries = Json<series.GetIndicatorSeriesResponse>;
export type IndicatorGrid = Json<series.GetIndicatorGridResponse>;
export type SeriesPeriod = Json<series.SeriesPeriod>;
export type SeriesLine = Json<series.SeriesLine>;
export type SeriesPoint = Json<series.SeriesPoint>;
export type SeriesBreak = Json<series.SeriesBreak>;
export type GridUnit = Json<series.GridUnit>;
export type SeriesBreakReasonName = EnumName<typeof series.SeriesBreakReason, 'SERIES_BREAK_REASON'>;

export function getIndicatorSeries(
  code: string,
  query: QueryValues,
  signal?: AbortSignal,
): Promise<IndicatorSeries> {
  return getJson(`/v1/indicators/${encodeURIComponent(code)}/series`, query, signal);
}

export function getIndicatorGrid(
  code: string,
  query: QueryValues,
  signal?: AbortSignal,
): Promise<IndicatorGrid> {
  return getJson(`/v1/indicators/${encodeURIComponent(code)}/grid`, query, signal);
}
