import type { MapRow, WorkCounts } from '../api/types.ts';

/** Counts as the bar draws them: three parts that make up all that is held. */
export interface BarParts {
  readonly overdue: number;
  readonly dueSoon: number;
  readonly rest: number;
  readonly all: number;
}

export function barParts(counts: WorkCounts | undefined): BarParts {
  const all = counts?.open ?? 0;
  const overdue = counts?.overdue ?? 0;
  const dueSoon = counts?.dueSoon ?? 0;
  return { all, overdue, dueSoon, rest: Math.max(0, all - overdue - dueSoon) };
}

/** The longest bar of a table: the others are drawn against it. */
export function mostHeld(rows: readonly MapRow[]): number {
  return Math.max(1, ...rows.map((row) => row.counts?.open ?? 0));
}
