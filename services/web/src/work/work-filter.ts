import type { QueryValues } from '../api/query-string.ts';
import type { WorkCounts } from '../api/types.ts';

/** What the counters above the list open. */
export type WorkFilter = 'open' | 'dueSoon' | 'overdue' | 'notAccepted';

export const WORK_FILTERS: readonly WorkFilter[] = ['open', 'overdue', 'dueSoon', 'notAccepted'];

const PAGE_SIZE = 100;

/** The filter an address asks for; the whole list when it asks for none we know. */
export function filterOf(params: URLSearchParams): WorkFilter {
  const wanted = params.get('show') ?? '';
  return WORK_FILTERS.find((filter) => filter === wanted) ?? 'open';
}

/** The search of an address with the filter in place of the one before. */
export function searchOf(params: URLSearchParams, filter: WorkFilter): string {
  const next = new URLSearchParams(params);
  if (filter === 'open') next.delete('show');
  else next.set('show', filter);
  const text = next.toString();
  return text === '' ? '' : `?${text}`;
}

export function queryOf(filter: WorkFilter): QueryValues {
  if (filter === 'dueSoon') return { dueState: 'DUE_STATE_DUE_SOON', pageSize: PAGE_SIZE };
  if (filter === 'overdue') return { dueState: 'DUE_STATE_OVERDUE', pageSize: PAGE_SIZE };
  return { notAccepted: filter === 'notAccepted', pageSize: PAGE_SIZE };
}

export function countOf(counts: WorkCounts | undefined, filter: WorkFilter): number {
  return counts?.[filter] ?? 0;
}
