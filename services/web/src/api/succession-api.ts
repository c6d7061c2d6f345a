import { getJson, sendJson } from './client.ts';
import type {
  ClosedUnit,
  StartSuccessionBody,
  SuccessionItem,
  SuccessionItemsPage,
  SuccessionPreview,
  SuccessionRun,
} from './types.ts';

const BASE = '/v1/custody';

/** Closed units that still hold something. */
export async function listClosedUnits(signal?: AbortSignal): Promise<ClosedUnit[]> {
  const answer = await getJson<{ units?: ClosedUnit[] }>(`${BASE}/closedUnits`, {}, signal);
  return answer.units ?? [];
}

export function previewSuccession(unitId: string, signal?: AbortSignal): Promise<SuccessionPreview> {
  return getJson(`${BASE}/units/${unitId}/succession`, {}, signal);
}

/** Runs, newest first; the first page is enough for a page of them. */
export async function listSuccessions(signal?: AbortSignal): Promise<SuccessionRun[]> {
  const answer = await getJson<{ successions?: SuccessionRun[] }>(`${BASE}/successions`, {}, signal);
  return answer.successions ?? [];
}

export async function getSuccession(id: string, signal?: AbortSignal): Promise<SuccessionRun> {
  return runOf(await getJson<RunAnswer>(`${BASE}/successions/${id}`, {}, signal));
}

interface RunAnswer {
  succession?: SuccessionRun;
}

function runOf({ succession }: RunAnswer): SuccessionRun {
  if (succession === undefined) throw new Error('the answer has no run');
  return succession;
}

export async function startSuccession(unitId: string, body: StartSuccessionBody): Promise<SuccessionRun> {
  return runOf(await sendJson<RunAnswer>('POST', `${BASE}/units/${unitId}/successions`, body));
}

/** What a verb on the refused items of a run says beside its request id. */
export async function actOnSuccession(
  id: string,
  verb: 'retry' | 'settle',
  body: Readonly<Record<string, string>>,
): Promise<SuccessionRun> {
  return runOf(await sendJson<RunAnswer>('POST', `${BASE}/successions/${id}:${verb}`, body));
}

/** Pages of a record read at most: a record to print is read whole. */
const MOST_PAGES = 50;

/** The record of a run, whole; `isCut` when it is longer than can be shown. */
export async function listSuccessionItems(
  id: string,
  signal?: AbortSignal,
): Promise<{ items: SuccessionItem[]; isCut: boolean }> {
  const items: SuccessionItem[] = [];
  let pageToken = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { pageSize: 200, pageToken };
    const answer = await getJson<SuccessionItemsPage>(`${BASE}/successions/${id}/items`, query, signal);
    items.push(...(answer.items ?? []));
    pageToken = answer.nextPageToken ?? '';
    if (pageToken === '') return { items, isCut: false };
  }
  return { items, isCut: true };
}
