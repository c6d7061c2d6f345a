import type { Task, TaskAttachment } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import type { HeadDue } from '../item/item-head.tsx';
import { showDate, showDue } from '../time/format.ts';

const OPEN = ['DRAFTED', 'ASSIGNED', 'ACCEPTED', 'RETURNED', 'REPORTED'].map((one) => `TASK_STATE_${one}`);

/** Whether a task still has to be done. */
export function isOpenTask(task: Task): boolean {
  return OPEN.includes(task.state ?? '');
}

/** Whether its clock still runs: from the report on it stands, while the assigner looks at it. */
export function isClockRunning(task: Task): boolean {
  return isOpenTask(task) && task.state !== 'TASK_STATE_REPORTED';
}

/** How far it has come: what is confirmed is done, whatever the last report said. */
export function percentOf(task: Task): number {
  return task.state === 'TASK_STATE_CONFIRMED' ? 100 : (task.progressPercent ?? 0);
}

/** The due time for the head, with the one first set when it has moved. */
export function headDue(task: Task, m: Messages): HeadDue {
  return {
    dueTime: task.dueTime,
    state: task.dueState,
    explanation: dueNote(task, m),
    isOpen: isClockRunning(task),
    ...(task.standing === true ? { none: m.task.standing } : {}),
  };
}

/** How the due time in force came from the first; empty when it is the first. */
export function dueNote(task: Task, m: Messages): string {
  const { originalDueTime, dueTime } = task;
  if (originalDueTime === undefined || originalDueTime === dueTime) return '';
  const granted = (task.extensions ?? []).filter((one) => one.state === 'EXTENSION_STATE_GRANTED').length;
  const original = showDue(originalDueTime);
  // A list does not carry the extensions: there the first due time alone is said.
  return granted === 0 ? m.task.dueOriginal(original) : m.task.dueKept(original, granted);
}

/** Where a task comes from, in one line: issuer, number and date. */
export function sourceLine(task: Task): string {
  return [task.sourceNumberSymbol, task.sourceIssuerName, showDate(task.sourceDate)]
    .filter((part) => (part ?? '') !== '')
    .join(' · ');
}

/** Every due time the task had, oldest first, the one in force last. */
export function dueTimesOf(task: Task): string[] {
  const granted = (task.extensions ?? [])
    .filter((one) => one.state === 'EXTENSION_STATE_GRANTED')
    .map((one) => one.newDueTime ?? '');
  // The newest request stands first.
  const all = [task.originalDueTime ?? '', ...granted.reverse(), task.dueTime ?? ''];
  return all.filter((time, index) => time !== '' && time !== all[index - 1]);
}

/** What files of a task are for, in the order of its life. */
export const PURPOSES = ['ASSIGNMENT', 'PROGRESS', 'COMPLETION'].map(
  (one) => `TASK_ATTACHMENT_PURPOSE_${one}`,
);

/** Files of a task for a purpose, oldest first. */
export function filesFor(task: Task, purpose: string): TaskAttachment[] {
  return (task.attachments ?? []).filter((file) => file.purpose === purpose);
}

/** What evidence belongs to a report, by the act that reports. */
export const EVIDENCE_OF: Readonly<Record<string, string>> = {
  ReportProgress: 'TASK_ATTACHMENT_PURPOSE_PROGRESS',
  ReportCompletion: 'TASK_ATTACHMENT_PURPOSE_COMPLETION',
  FinishTaskPart: 'TASK_ATTACHMENT_PURPOSE_COMPLETION',
};

export const OFFICIAL_TONE: Readonly<Record<string, string>> = {
  OFFICIAL_STATE_DONE_ON_TIME: 'DUE_STATE_ON_TIME',
  OFFICIAL_STATE_DONE_LATE: 'DUE_STATE_LATE',
  OFFICIAL_STATE_OPEN_IN_TERM: 'DUE_STATE_IN_TERM',
  OFFICIAL_STATE_OPEN_OVERDUE: 'DUE_STATE_OVERDUE',
};
