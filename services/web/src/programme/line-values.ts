import { daysBetween } from '@baro/directory-client/time';
import type { MonthProgress, PlanPoint } from '../api/types.ts';
import { scaleFor } from '../chart/scale.ts';
import { showDate } from '../time/format.ts';
import type { LinePoint, Mark } from './two-lines.tsx';

export interface LineValues {
  readonly plan: LinePoint[];
  readonly actual: LinePoint[];
  readonly across: Mark[];
  readonly up: Mark[];
}

/** Labels that fit under a picture on a phone. */
const MOST_LABELS = 6;

/** The lines of a programme: tasks due and done until the end of each month. */
export function monthLines(months: readonly MonthProgress[]): LineValues {
  const last = Math.max(months.length - 1, 1);
  const most = Math.max(...months.map((one) => Math.max(one.plannedTotal ?? 0, one.doneTotal ?? 0)), 1);
  const scale = scaleFor(most, 4);
  const x = (index: number): number => index / last;
  const step = Math.ceil(months.length / MOST_LABELS);
  return {
    plan: months.map((one, index) => ({ x: x(index), y: (one.plannedTotal ?? 0) / scale.most })),
    actual: months.flatMap((one, index) =>
      one.doneTotal === undefined ? [] : [{ x: x(index), y: one.doneTotal / scale.most }],
    ),
    across: months
      .map((one, index) => ({ at: x(index), label: monthLabel(one.month) }))
      .filter((_, index) => index % step === 0),
    up: scale.marks.map((mark) => ({ at: mark / scale.most, label: String(mark) })),
  };
}

/** `2026-05` → `5/2026`. */
export function monthLabel(month: string | undefined): string {
  const [year = '', number = ''] = (month ?? '').split('-');
  return `${Number(number)}/${year}`;
}

/** The lines of a project: share of the plan by day, from the first day told of to the last. */
export function planLines(plan: readonly PlanPoint[], actual: readonly PlanPoint[]): LineValues {
  const dates = [...new Set([...plan, ...actual].map((point) => point.date ?? ''))].toSorted();
  const [first = ''] = dates;
  const days = Math.max(daysBetween(first, dates.at(-1) ?? first), 1);
  const most = Math.max(10_000, ...[...plan, ...actual].map((point) => point.basisPoints ?? 0));
  const scale = scaleFor(most / 100, 4);
  const x = (date: string | undefined): number => daysBetween(first, date ?? first) / days;
  const point = (one: PlanPoint): LinePoint => ({
    x: x(one.date),
    y: (one.basisPoints ?? 0) / 100 / scale.most,
  });
  const step = Math.ceil(dates.length / MOST_LABELS);
  return {
    plan: plan.map(point),
    actual: actual.map(point),
    across: dates
      .map((date) => ({ at: x(date), label: showDate(date) }))
      .filter((_, index) => index % step === 0),
    up: scale.marks.map((mark) => ({ at: mark / scale.most, label: `${mark} %` })),
  };
}
