import type { WorkCounts } from '../api/types.ts';

/** Counts as the picture draws them: three parts that make up all that is held. */
export interface BarParts {
  readonly overdue: number;
  readonly dueSoon: number;
  readonly rest: number;
}

export function barParts(counts: WorkCounts | undefined): BarParts {
  const overdue = counts?.overdue ?? 0;
  const dueSoon = counts?.dueSoon ?? 0;
  return { overdue, dueSoon, rest: Math.max(0, (counts?.open ?? 0) - overdue - dueSoon) };
}
