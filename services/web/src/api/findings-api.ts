import { getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type { Finding, FindingsPage } from './types.ts';

const BASE = '/v1/custody/findings';

interface OneFinding {
  readonly finding?: Finding;
}

/** Findings that name the caller; with `unitId` those of a unit, with `itemId` those of an item the caller may see. */
export function listFindings(query: QueryValues, signal?: AbortSignal): Promise<FindingsPage> {
  return getJson(BASE, query, signal);
}

export async function getFinding(id: string, signal?: AbortSignal): Promise<Finding> {
  const { finding = {} } = await getJson<OneFinding>(`${BASE}/${id}`, {}, signal);
  return finding;
}

/** Replies to a finding, or concludes it. */
export async function actOnFinding(
  id: string,
  verb: 'reply' | 'conclude',
  body: Readonly<Record<string, string>>,
): Promise<Finding> {
  const { finding = {} } = await sendJson<OneFinding>('POST', `${BASE}/${id}:${verb}`, body);
  return finding;
}
