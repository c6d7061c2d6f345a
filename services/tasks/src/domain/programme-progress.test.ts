import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { describe, expect, it } from 'vitest';
import type { DueFacts } from './official-state.ts';
import { countStates, monthsOf, sizeOf } from './programme-progress.ts';

const now = new Date('2026-05-15T03:00:00Z');
const at = (text: string): Date => new Date(text);
const { DRAFTED, ACCEPTED, CONFIRMED, STOPPED, REPORTED } = TaskState;
const tasks: DueFacts[] = [
  { state: DRAFTED, dueTime: at('2026-06-30T17:00:00Z') },
  { state: ACCEPTED, dueTime: at('2026-04-30T17:00:00Z') },
  { state: ACCEPTED, dueTime: null },
  { state: REPORTED, dueTime: at('2026-05-31T17:00:00Z'), reportTime: at('2026-05-01T00:00:00Z') },
  // Reported in April and confirmed in May: done in April.
  {
    state: CONFIRMED,
    dueTime: at('2026-04-30T17:00:00Z'),
    reportTime: at('2026-04-30T16:59:00Z'),
    finishTime: at('2026-05-04T02:00:00Z'),
  },
  // Imported: only when it was known to be done. 17:30 UTC is the next day in the city.
  { state: CONFIRMED, dueTime: at('2026-03-31T17:00:00Z'), finishTime: at('2026-04-30T17:30:00Z') },
  { state: STOPPED, dueTime: at('2026-05-31T17:00:00Z'), finishTime: at('2026-05-02T00:00:00Z') },
  { state: CONFIRMED, dueTime: null, reportTime: at('2026-05-02T00:00:00Z') },
];

describe('countStates', () => {
  it('counts each task once', () => {
    const counts = countStates(tasks, now);
    expect(counts).toEqual({
      doneOnTime: 2,
      doneLate: 1,
      openInTerm: 2,
      openOverdue: 1,
      drafted: 1,
      stopped: 1,
    });
    expect(sizeOf(counts)).toBe(tasks.length);
  });
});

describe('monthsOf', () => {
  it('draws both lines over the same tasks: those with a due time that were not stopped', () => {
    const months = monthsOf(tasks, { dateFrom: '2026-03-01', dateTo: '2026-07-31' }, now);
    expect(months.map((one) => [one.month, one.planned, one.done, one.plannedTotal, one.doneTotal])).toEqual([
      ['2026-03', 1, 0, 1, 0],
      ['2026-04', 2, 1, 3, 1],
      ['2026-05', 1, 1, 4, 2],
      ['2026-06', 1, 0, 5, undefined],
      ['2026-07', 0, 0, 5, undefined],
    ]);
  });

  it('goes over the turn of a year', () => {
    const months = monthsOf([], { dateFrom: '2026-11-15', dateTo: '2027-02-01' }, now);
    expect(months.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });
});
