import { TaskPartState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';

const { DRAFTED, ASSIGNED, ACCEPTED, RETURNED, REPORTED } = TaskState;

/** States an action on a task starts from, as the contract says. */
export const taskFrom = {
  ReassignTask: [DRAFTED, ASSIGNED, RETURNED],
  AcceptTaskItem: [ASSIGNED],
  HandOverTaskItem: [ASSIGNED, ACCEPTED],
  ReturnTask: [ASSIGNED],
  ReportProgress: [ACCEPTED],
  RequestExtension: [ASSIGNED, ACCEPTED],
  DecideExtension: [ASSIGNED, ACCEPTED],
  ReportCompletion: [ACCEPTED],
  ConfirmCompletion: [REPORTED],
  SendBackCompletion: [REPORTED],
  StopTask: [DRAFTED, ASSIGNED, ACCEPTED, RETURNED, REPORTED],
  RaiseObstacle: [ACCEPTED],
} as const satisfies Record<string, readonly TaskState[]>;

export type TaskAction = keyof typeof taskFrom;

/** States an action on a co-ordinator's part starts from. */
export const partFrom = {
  AcceptTaskItem: [TaskPartState.ASSIGNED],
  HandOverTaskItem: [TaskPartState.ASSIGNED, TaskPartState.ACCEPTED],
  FinishTaskPart: [TaskPartState.ACCEPTED],
} as const satisfies Record<string, readonly TaskPartState[]>;

export type PartAction = keyof typeof partFrom;

/** States an action on an urging letter starts from. */
export const letterFrom = {
  RetryUrgingLetter: [UrgingLetterState.PREPARED, UrgingLetterState.REFUSED],
} as const satisfies Record<string, readonly UrgingLetterState[]>;

/** States of an obstacle; the contract shows them by holder and answer. */
export const obstacleStates = { raised: 1, answered: 2, withdrawn: 3 } as const;
export type ObstacleState = (typeof obstacleStates)[keyof typeof obstacleStates];

/** Whether the action starts from the state. */
export function startsFrom(from: readonly number[], state: number): boolean {
  return from.includes(state);
}

/** In the hands of who leads: it may be divided into children. */
export const openTasks: readonly TaskState[] = [DRAFTED, ASSIGNED, ACCEPTED, RETURNED, REPORTED];
export const dividable: readonly TaskState[] = [DRAFTED, ASSIGNED, ACCEPTED, RETURNED];
export const openParts: readonly TaskPartState[] = [TaskPartState.ASSIGNED, TaskPartState.ACCEPTED];

const taskNames = new Map<number, string>(Object.entries(TaskState).map(([name, value]) => [value, name]));
const partNames = new Map<number, string>(
  Object.entries(TaskPartState).map(([name, value]) => [value, name]),
);
const letterNames = new Map<number, string>(
  Object.entries(UrgingLetterState).map(([name, value]) => [value, name]),
);
const obstacleNames = new Map<number, string>(
  Object.entries(obstacleStates).map(([name, value]) => [value, name.toUpperCase()]),
);

/** Bare name of a state, for metadata of refusals, events and work lists. */
export function stateName(kind: 'task' | 'part' | 'obstacle' | 'letter', state: number): string {
  const names = { task: taskNames, part: partNames, obstacle: obstacleNames, letter: letterNames }[kind];
  return names.get(state) ?? 'UNSPECIFIED';
}
