import type * as sets from '@baro/proto/baro/reporting/v1/index_sets';
import type * as standings from '@baro/proto/baro/reporting/v1/standings';
import { getJson, sendJson } from './client.ts';
import type { EnumName, Json } from './json.ts';
import type { QueryValues } from './query-string.ts';

export type IndexSet = Json<sets.IndexSet>;
export type Criterion = Json<sets.Criterion>;
export type CriterionScore = Json<sets.CriterionScore>;
export type Evidence = Json<sets.Evidence>;
export type ScoringRule = Json<sets.ScoringRule>;
export type IndexSetTree = Json<sets.GetIndexSetResponse>;
export type CriterionScoresPage = Json<sets.ListCriterionScoresResponse>;
export type CriterionMethodName = EnumName<typeof sets.CriterionMethod, 'CRITERION_METHOD'>;

export type StandingWindow = Json<standings.StandingWindow>;
export type StandingPoint = Json<standings.StandingPoint>;
export type Place = Json<standings.Place>;
export type Component = Json<standings.Component>;
export type Score = Json<standings.Score>;
export type UnitComponent = Json<standings.UnitComponent>;
export type DashboardComponent = Json<standings.DashboardComponent>;
export type DashboardUnit = Json<standings.DashboardUnit>;
export type UnitStanding = Json<standings.GetUnitStandingResponse>;
export type CriterionStanding = Json<standings.GetCriterionStandingResponse>;
export type CityDashboard = Json<standings.GetCityDashboardResponse>;
export type StandingItemsPage = Json<standings.ListStandingItemsResponse>;
export type TrendName = EnumName<typeof standings.Trend, 'TREND'>;

/** A week or month of an index set; the last one that is over when `date` is empty. */
export interface WindowQuery {
  readonly windowKind: string;
  readonly date: string;
}

const BASE = '/v1/indexSets';

const unitOf = (setId: string, unitId: string): string => `${BASE}/${setId}/units/${unitId}`;

/** The last version of every set, the latest year first. */
export async function listIndexSets(signal?: AbortSignal): Promise<IndexSet[]> {
  const page = await getJson<{ indexSets?: IndexSet[] }>(BASE, { pageSize: 200 }, signal);
  return page.indexSets ?? [];
}

export function getIndexSet(id: string, signal?: AbortSignal): Promise<IndexSetTree> {
  return getJson(`${BASE}/${id}`, {}, signal);
}

export function getUnitStanding(
  setId: string,
  unitId: string,
  query: WindowQuery,
  signal?: AbortSignal,
): Promise<UnitStanding> {
  return getJson(`${unitOf(setId, unitId)}/standing`, { ...query }, signal);
}

export function getCriterionStanding(
  setId: string,
  criterionCode: string,
  query: WindowQuery,
  signal?: AbortSignal,
): Promise<CriterionStanding> {
  return getJson(`${BASE}/${setId}/criterionStanding`, { ...query, criterionCode }, signal);
}

export function getCityDashboard(
  setId: string,
  query: WindowQuery,
  signal?: AbortSignal,
): Promise<CityDashboard> {
  return getJson(`${BASE}/${setId}/dashboard`, { ...query }, signal);
}

export function listStandingItems(
  setId: string,
  unitId: string,
  query: QueryValues,
  signal?: AbortSignal,
): Promise<StandingItemsPage> {
  return getJson(`${unitOf(setId, unitId)}/items`, query, signal);
}

export async function giveCause(setId: string, unitId: string, request: object): Promise<string> {
  const answer = await sendJson<{ cause?: string }>('POST', `${unitOf(setId, unitId)}:giveCause`, request);
  return answer.cause ?? '';
}

export async function sendScore(
  setId: string,
  verb: 'scoreCriterion' | 'verifyScore',
  request: object,
): Promise<CriterionScore> {
  const answer = sendJson<{ score?: CriterionScore }>('POST', `${BASE}/${setId}:${verb}`, request);
  return (await answer).score ?? {};
}

export function listCriterionScores(
  setId: string,
  query: QueryValues,
  signal?: AbortSignal,
): Promise<CriterionScoresPage> {
  return getJson(`${BASE}/${setId}/scores`, query, signal);
}
