import { dueStateOf } from '@baro/directory-client';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { OfficialState, TaskState } from '@baro/proto/baro/tasks/v1/resources';

/** What the derived states are derived from. */
export interface DueFacts {
  readonly state: TaskState;
  readonly dueTime?: Date | null | undefined;
  readonly reportTime?: Date | null | undefined;
  readonly finishTime?: Date | null | undefined;
}

/**
 * One of the four official states (report 1270/BC-TCTTTg). What is reported waits for the assigner and is judged by the
 * time of the report; what is confirmed by the report that was confirmed.
 */
export function officialStateOf(task: DueFacts, now: Date): OfficialState {
  switch (task.state) {
    case TaskState.ASSIGNED:
    case TaskState.ACCEPTED:
    case TaskState.RETURNED:
    case TaskState.REPORTED:
      return isAfter(task.reportTime ?? now, task.dueTime)
        ? OfficialState.OPEN_OVERDUE
        : OfficialState.OPEN_IN_TERM;
    case TaskState.CONFIRMED:
      return isAfter(task.reportTime ?? task.finishTime, task.dueTime)
        ? OfficialState.DONE_LATE
        : OfficialState.DONE_ON_TIME;
    default:
      return OfficialState.UNSPECIFIED;
  }
}

/** Where a task stands against its due time. */
export function taskDueState(task: DueFacts, now: Date, soonEnd: Date): DueState {
  const { state, dueTime, reportTime, finishTime } = task;
  if (state === TaskState.STOPPED) return DueState.NONE;
  if (state === TaskState.CONFIRMED) return dueStateOf(dueTime, reportTime ?? finishTime, now, soonEnd);
  return dueStateOf(dueTime, null, reportTime ?? now, soonEnd);
}

function isAfter(time: Date | null | undefined, due: Date | null | undefined): boolean {
  return Boolean(time && due && time > due);
}
