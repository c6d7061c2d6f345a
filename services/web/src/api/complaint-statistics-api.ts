import type * as statistics from '@baro/proto/baro/complaints/v1/statistics';
import { getBlob, getJson } from './client.ts';
import type { Json } from './json.ts';

export type StatisticsTable = Json<statistics.StatisticsTable>;
export type StatisticsLine = Json<statistics.StatisticsLine>;

/** A unit and the days that are counted. */
export interface CountedPeriod {
  readonly unitId: string;
  readonly fromDate: string;
  readonly toDate: string;
}

const PATH = '/v1/complaintStatistics';

/** The tables of a period, all of one instant. */
export async function getStatistics(
  query: CountedPeriod,
  signal?: AbortSignal,
): Promise<readonly StatisticsTable[]> {
  const { tables = [] } = await getJson<{ tables?: StatisticsTable[] }>(PATH, { ...query }, signal);
  return tables;
}

export function exportStatistics(query: CountedPeriod): Promise<{ blob: Blob; name: string }> {
  return getBlob(`${PATH}:export`, { ...query });
}
