import { denied, mayHandle } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';
import type { TaskPartState } from '@baro/proto/baro/tasks/v1/resources';
import { mayAskNumber, mayDirect, mayReassign } from './policy.ts';
import type { LetterFacts, TaskFacts } from './policy.ts';
import { letterFrom, partFrom, startsFrom, taskFrom } from './states.ts';
import type { PartAction, TaskAction } from './states.ts';

type Rule = (staff: Staff, task: TaskFacts) => Decision;

const holder: Rule = (staff, task) => mayHandle(staff, task.holderPostId);

/** Who decides each action on a task: the same functions the use cases ask. */
const rules: Record<TaskAction, Rule> = {
  ReassignTask: mayReassign,
  AcceptTaskItem: holder,
  HandOverTaskItem: holder,
  ReturnTask: holder,
  ReportProgress: holder,
  RequestExtension: holder,
  DecideExtension: mayDirect,
  ReportCompletion: holder,
  ConfirmCompletion: mayDirect,
  SendBackCompletion: mayDirect,
  StopTask: mayDirect,
  RaiseObstacle: holder,
};

/** Whether the action belongs to who holds the task: others who see it are told who must act. */
export function isHolders(action: TaskAction): boolean {
  return rules[action] === holder;
}

/** Whether and as whom the caller may do the action, whatever the state. */
export function decideTask(action: TaskAction, staff: Staff, task: TaskFacts): Decision {
  return rules[action](staff, task);
}

function keysOf<K extends string>(table: Record<K, unknown>): K[] {
  return Object.keys(table) as K[]; // Object.keys forgets the key type
}

/** RPCs that will work on the task now. */
export function taskActions(staff: Staff, task: TaskFacts): TaskAction[] {
  return keysOf(rules).filter(
    (action) =>
      startsFrom(taskFrom[action], task.state) &&
      (action !== 'RequestExtension' || (task.mayExtend && !task.extensionOpen)) &&
      (action !== 'DecideExtension' || task.extensionOpen) &&
      decideTask(action, staff, task).allowed,
  );
}

/** RPCs that will work on the part now. */
export function partActions(
  staff: Staff,
  part: { state: TaskPartState; holderPostId: string },
): PartAction[] {
  if (!mayHandle(staff, part.holderPostId).allowed) return [];
  return keysOf(partFrom).filter((action) => startsFrom(partFrom[action], part.state));
}

/** Who can remove an obstacle answers it, and nobody once it ended. */
export function mayAnswer(staff: Staff, obstacle: { open: boolean; holderPostId: string }): Decision {
  return obstacle.open ? mayHandle(staff, obstacle.holderPostId) : denied;
}

/** RPCs that will work on the obstacle now. */
export function obstacleActions(staff: Staff, obstacle: { open: boolean; holderPostId: string }): string[] {
  return mayAnswer(staff, obstacle).allowed ? ['AnswerObstacle'] : [];
}

/** RPCs that will work on the urging letter now. */
export function letterActions(staff: Staff, letter: LetterFacts): string[] {
  const open = startsFrom(letterFrom.RetryUrgingLetter, letter.state);
  return open && mayAskNumber(staff, letter).allowed ? ['RetryUrgingLetter'] : [];
}
