import type { StateCounts } from '../api/types.ts';

/** The states in the order they are shown. */
export const COUNTED = ['doneOnTime', 'doneLate', 'openInTerm', 'openOverdue', 'drafted', 'stopped'] as const;

/** All tasks counted. */
export function totalOf(counts: StateCounts | undefined): number {
  return COUNTED.reduce((sum, state) => sum + (counts?.[state] ?? 0), 0);
}
