import { getJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type { CalendarDay, Delegation, DuePreview, LegalTerm, Me, Person, Post, Unit } from './types.ts';

const BASE = '/v1/directory';

export function getMe(signal?: AbortSignal): Promise<Me> {
  return getJson(`${BASE}/me`, {}, signal);
}

export async function getUnit(id: string, asOf: string, signal?: AbortSignal): Promise<Unit> {
  const answer = await getJson<{ unit?: Unit }>(`${BASE}/units/${id}`, { asOf }, signal);
  return answer.unit ?? {};
}

export interface UnitsPage {
  readonly units?: Unit[];
  readonly nextPageToken?: string;
}

export function listUnits(query: QueryValues, signal?: AbortSignal): Promise<UnitsPage> {
  return getJson(`${BASE}/units`, query, signal);
}

export interface PostsPage {
  readonly posts?: Post[];
  readonly nextPageToken?: string;
}

export function listPosts(query: QueryValues, signal?: AbortSignal): Promise<PostsPage> {
  return getJson(`${BASE}/posts`, query, signal);
}

export async function listPeople(query: QueryValues, signal?: AbortSignal): Promise<Person[]> {
  const page = await getJson<{ people?: Person[] }>(`${BASE}/people`, query, signal);
  return page.people ?? [];
}

export async function listDelegations(query: QueryValues, signal?: AbortSignal): Promise<Delegation[]> {
  const page = await getJson<{ delegations?: Delegation[] }>(`${BASE}/delegations`, query, signal);
  return page.delegations ?? [];
}

export interface CalendarYear {
  readonly days?: CalendarDay[];
  readonly workingDays?: number;
}

export function listCalendarDays(year: number, signal?: AbortSignal): Promise<CalendarYear> {
  return getJson(`${BASE}/calendarDays`, { year }, signal);
}

export async function listLegalTerms(query: QueryValues, signal?: AbortSignal): Promise<LegalTerm[]> {
  const page = await getJson<{ legalTerms?: LegalTerm[] }>(`${BASE}/legalTerms`, query, signal);
  return page.legalTerms ?? [];
}

export function previewDueTime(
  query: { termCode: string; startTime: string },
  signal?: AbortSignal,
): Promise<DuePreview> {
  return getJson(`${BASE}/dueTimes:preview`, query, signal);
}

export function resolveIdentifier(
  code: string,
  asOf: string,
  signal?: AbortSignal,
): Promise<{ unit?: Unit; currentUnits?: Unit[] }> {
  return getJson(`${BASE}/identifiers/${encodeURIComponent(code)}`, { asOf }, signal);
}
