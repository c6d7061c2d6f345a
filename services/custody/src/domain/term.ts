import type { CountMinutes } from './ledger.ts';

/** A description that told a due time, in the same hands. */
export interface DueMove {
  readonly version: number;
  readonly time: Date;
  readonly dueTime: Date | null;
}

/** The term a change of hands fell in, in working minutes. */
export interface Term {
  /** Since when the due time was in force. */
  readonly start: Date;
  readonly due: Date;
  /** From its start to the due time. */
  readonly minutes: number;
  /** Left at the change; 0 when overdue. */
  readonly left: number;
  /** Left when the holder before had both the item and this due time. */
  readonly leftAtReceipt: number;
}

interface Told {
  readonly version: number;
  readonly time: Date;
  readonly dueTime: Date | null;
}

/** The term in force just before a change of hands; undefined without a due time. */
export function termBefore(
  history: {
    points: readonly { version: number; changeTime: Date; dueTime: Date | null }[];
    dueMoves: readonly DueMove[];
  },
  change: { version: number; changeTime: Date },
  receipt: Date,
  count: CountMinutes,
): Term | undefined {
  const told: Told[] = [
    ...history.points.map(({ version, changeTime, dueTime }) => ({ version, time: changeTime, dueTime })),
    ...history.dueMoves,
  ];
  const before = told.filter((one) => one.version < change.version).toSorted((a, b) => b.version - a.version);
  const due = before[0]?.dueTime;
  if (!due) return undefined;
  const end = before.findIndex((one) => one.dueTime?.getTime() !== due.getTime());
  const start = before.at(end < 0 ? -1 : end - 1)?.time ?? receipt;
  return {
    start,
    due,
    minutes: count(start, due),
    left: count(change.changeTime, due),
    leftAtReceipt: count(receipt > start ? receipt : start, due),
  };
}
