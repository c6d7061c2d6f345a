import type { QueryValues } from '../api/query-string.ts';
import type { MyWorkCounts, WorkItem } from '../api/types.ts';

/** What the counters above the list open. */
export type WorkFilter = 'open' | 'dueSoon' | 'overdue' | 'notAccepted';

export const WORK_FILTERS: readonly WorkFilter[] = ['open', 'overdue', 'dueSoon', 'notAccepted'];

export function isWorkFilter(text: string): text is WorkFilter {
  return WORK_FILTERS.some((filter) => filter === text);
}

/** The address of the list filtered. */
export function workAddress(filter: WorkFilter): string {
  return filter === 'open' ? '/' : `/?show=${filter}`;
}

export function queryOf(filter: WorkFilter): QueryValues {
  if (filter === 'dueSoon') return { dueState: 'DUE_STATE_DUE_SOON', pageSize: 100 };
  if (filter === 'overdue') return { dueState: 'DUE_STATE_OVERDUE', pageSize: 100 };
  // The contract filters by due state only: what is not accepted yet is picked out of full pages here.
  return { pageSize: filter === 'notAccepted' ? 200 : 100 };
}

export function shownItems(items: readonly WorkItem[], filter: WorkFilter): readonly WorkItem[] {
  return filter === 'notAccepted' ? items.filter((item) => isState(item.state, 'ROUTED')) : items;
}

/** States come as bare names (`ROUTED`); a full enum name is understood too. */
export function isState(state: string | undefined, name: string): boolean {
  return state === name || state?.endsWith(`_STATE_${name}`) === true;
}

export function countOf(counts: MyWorkCounts | undefined, filter: WorkFilter): number {
  return counts?.[filter] ?? 0;
}
