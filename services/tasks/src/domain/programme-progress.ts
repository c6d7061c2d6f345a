import { addMonths, dueDateOf, localDateOf } from '@baro/directory-client';
import { StateCounts } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { MonthProgress } from '@baro/proto/baro/tasks/v1/programme_resources';
import { OfficialState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { officialStateOf } from './official-state.ts';
import type { DueFacts } from './official-state.ts';

const fields: Partial<Record<OfficialState, keyof StateCounts>> = {
  [OfficialState.DONE_ON_TIME]: 'doneOnTime',
  [OfficialState.DONE_LATE]: 'doneLate',
  [OfficialState.OPEN_IN_TERM]: 'openInTerm',
  [OfficialState.OPEN_OVERDUE]: 'openOverdue',
};

/** Tasks by official state; those that have none are drafted or stopped. */
export function countStates(tasks: readonly DueFacts[], now: Date): StateCounts {
  const counts = StateCounts.create();
  for (const task of tasks) {
    const other = task.state === TaskState.STOPPED ? 'stopped' : 'drafted';
    counts[fields[officialStateOf(task, now)] ?? other] += 1;
  }
  return counts;
}

/** All tasks counted. */
export function sizeOf(counts: StateCounts): number {
  const { doneOnTime, doneLate, openInTerm, openOverdue, drafted, stopped } = counts;
  return doneOnTime + doneLate + openInTerm + openOverdue + drafted + stopped;
}

const monthOf = (date: string): string => date.slice(0, 7);

/**
 * Planned against done, month by month over the period and every month beside it in which something was due or done.
 * Only tasks that have a due time and were not stopped: both lines are of the same tasks.
 */
export function monthsOf(
  tasks: readonly DueFacts[],
  period: { dateFrom: string; dateTo: string },
  now: Date,
): MonthProgress[] {
  const followed = tasks.filter(({ state, dueTime }) => dueTime && state !== TaskState.STOPPED);
  const planned = countBy(followed, ({ dueTime }) => dueTime && dueDateOf(dueTime));
  const done = countBy(followed, (task) => {
    const time = task.state === TaskState.CONFIRMED ? (task.reportTime ?? task.finishTime) : undefined;
    return time && localDateOf(time);
  });
  const seen = [
    monthOf(period.dateFrom),
    monthOf(period.dateTo),
    ...planned.keys(),
    ...done.keys(),
  ].toSorted();
  const thisMonth = monthOf(localDateOf(now));
  const months: MonthProgress[] = [];
  let [plannedTotal, doneTotal] = [0, 0];
  for (let month = seen[0] ?? ''; month <= (seen.at(-1) ?? ''); month = next(month)) {
    const ofMonth = { planned: planned.get(month) ?? 0, done: done.get(month) ?? 0 };
    plannedTotal += ofMonth.planned;
    doneTotal += ofMonth.done;
    months.push({ month, ...ofMonth, plannedTotal, doneTotal: month <= thisMonth ? doneTotal : undefined });
  }
  return months;
}

function next(month: string): string {
  return monthOf(addMonths(`${month}-01`, 1));
}

function countBy(
  tasks: readonly DueFacts[],
  dateOf: (task: DueFacts) => string | null | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const task of tasks) {
    const date = dateOf(task);
    if (date) counts.set(monthOf(date), (counts.get(monthOf(date)) ?? 0) + 1);
  }
  return counts;
}
