import { getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type {
  DwellGroupingName,
  DwellStructureName,
  DwellTimesPage,
  LedgerPath,
  ListWorkPage,
  RemindersPage,
  UnitMap,
} from './types.ts';

const BASE = '/v1/custody';

/** What is held: by the caller's own posts, or with `unitId` by the posts of a unit the caller heads. */
export function listWork(query: QueryValues, signal?: AbortSignal): Promise<ListWorkPage> {
  return getJson(`${BASE}/work`, query, signal);
}

/** Where an item is: its hands with the working time at each, and who waits for whom. */
export function getItemPath(itemId: string, signal?: AbortSignal): Promise<LedgerPath> {
  return getJson(`${BASE}/items/${itemId}/path`, {}, signal);
}

/** What lies where now, or lay at an instant of the past. */
export function getUnitMap(unitId: string, asOfTime: string, signal?: AbortSignal): Promise<UnitMap> {
  return getJson(`${BASE}/units/${unitId}/map`, { asOfTime }, signal);
}

export interface DwellQuery {
  readonly dateFrom: string;
  readonly dateTo: string;
  readonly grouping: DwellGroupingName;
  readonly structure: DwellStructureName;
}

export function listDwellTimes(
  unitId: string,
  query: DwellQuery,
  signal?: AbortSignal,
): Promise<DwellTimesPage> {
  return getJson(`${BASE}/units/${unitId}/dwellTimes`, { ...query }, signal);
}

/** Reminders of the posts the caller acts in, newest first. */
export function listReminders(query: QueryValues, signal?: AbortSignal): Promise<RemindersPage> {
  return getJson(`${BASE}/reminders`, query, signal);
}

export function readReminders(request: { ids: readonly string[]; requestId: string }): Promise<object> {
  return sendJson('POST', `${BASE}/reminders:read`, request);
}
