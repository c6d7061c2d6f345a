import { decodeStatus } from '@baro/chassis';

/** Words of the tables for refusals. */
const words: Record<string, string> = {
  PERMISSION_DENIED: 'no',
  NOT_HOLDER: 'not-holder',
  CALLER_UNKNOWN: 'unknown',
  UNAUTHENTICATED: 'token',
  DELEGATION_NOT_OWN: 'not-own',
  REDELEGATION_FORBIDDEN: 'lent-on',
  FIELD_INVALID: 'refused',
  DOCUMENT_STATE_WRONG: 'state',
  DOCUMENT_NOT_FOUND: 'not-found',
  TASK_STATE_WRONG: 'state',
  TASK_NOT_FOUND: 'not-found',
  PETITION_STATE_WRONG: 'state',
  PETITION_NOT_FOUND: 'not-found',
  PROMISE_NOT_FOUND: 'not-found',
  CONFIRMER_PROMISED: 'promised',
  PREVIEW_STALE: 'state',
  NOTHING_REFUSED: 'state',
  LETTER_NOT_FOUND: 'not-found',
  RECEPTION_NOT_FOUND: 'not-found',
  ITEM_NOT_FOUND: 'not-found',
  SAME_PERSON: 'same-person',
  REVISION_NOT_FOUND: 'not-signed',
};

/** Words a question answers with itself, of what it found. */
const found = new Set<unknown>(['seen', 'hidden', 'unsigned', 'bare', 'as-signed']);

/** What a call came to, in the words of the tables; other refusals keep their reason. */
export async function answerOf(promise: Promise<unknown>): Promise<string> {
  try {
    const value = await promise;
    return found.has(value) ? String(value) : 'yes';
  } catch (error) {
    const metadata = error instanceof Error && 'metadata' in error ? error.metadata : undefined;
    const status = decodeStatus(metadata as Parameters<typeof decodeStatus>[0]);
    if (!status) return `failed: ${error instanceof Error ? error.message : String(error)}`;
    const fields = status.fields.map(({ field, rule }) => `${field} ${rule}`).join(', ');
    const word = words[status.reason] ?? status.reason;
    return word === 'refused' ? `refused ${fields}` : word;
  }
}

/** Whether the answer is the one the table has; FIELD_INVALID names its fields behind the word. */
export function isExpected(answer: string, expected: string): boolean {
  return answer === expected || answer.startsWith(`${expected} `);
}

/** Does the work for all, at most so many at a time, in their order of beginning. */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: limit }, () => worker()));
  return results;
}
