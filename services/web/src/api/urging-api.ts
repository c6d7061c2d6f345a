import { getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type {
  CreateLetterRequest,
  ListLettersPage,
  RetryLetterRequest,
  UrgingCandidate,
  UrgingLetter,
} from './types.ts';

const BASE = '/v1/urgingLetters';

interface LetterAnswer {
  readonly letter?: UrgingLetter;
}

/** Units with overdue tasks a unit assigned, and those tasks. */
export async function listUrgingCandidates(unitId: string, signal?: AbortSignal): Promise<UrgingCandidate[]> {
  const answer = await getJson<{ candidates?: UrgingCandidate[] }>(
    '/v1/urgingCandidates',
    { unitId },
    signal,
  );
  return answer.candidates ?? [];
}

export function listLetters(query: QueryValues, signal?: AbortSignal): Promise<ListLettersPage> {
  return getJson(BASE, query, signal);
}

export async function getLetter(id: string, signal?: AbortSignal): Promise<UrgingLetter> {
  return (await getJson<LetterAnswer>(`${BASE}/${id}`, {}, signal)).letter ?? {};
}

export async function createLetter(request: CreateLetterRequest): Promise<UrgingLetter> {
  return (await sendJson<LetterAnswer>('POST', BASE, request)).letter ?? {};
}

export async function retryLetter(id: string, request: RetryLetterRequest): Promise<UrgingLetter> {
  return (await sendJson<LetterAnswer>('POST', `${BASE}/${id}:retry`, request)).letter ?? {};
}
