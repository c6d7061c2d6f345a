import { mayHandle } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';
import { TaskAttachmentPurpose, TaskPartState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { mayAttachToAssignment } from './policy.ts';
import type { TaskFacts } from './policy.ts';
import { openTasks, startsFrom } from './states.ts';

const { ASSIGNMENT, PROGRESS, COMPLETION } = TaskAttachmentPurpose;

const names = new Map<number, string>(
  Object.entries(TaskAttachmentPurpose).map(([name, value]) => [value, name]),
);

/** Bare name of a purpose, for events and audit. */
export function purposeName(purpose: TaskAttachmentPurpose): string {
  return names.get(purpose) ?? 'UNSPECIFIED';
}

/** What of a task files belong to: the task itself or a part, with its state and who holds it. */
export interface FileItem {
  readonly kind: 'task' | 'part';
  readonly id: string;
  readonly state: number;
  /** Post that holds it; empty when nobody does. */
  readonly holderPostId: string;
}

/** States in which who holds an item works on it: what is reported or returned lies with the assigner. */
const inWork = {
  task: [TaskState.ASSIGNED, TaskState.ACCEPTED],
  part: [TaskPartState.ASSIGNED, TaskPartState.ACCEPTED],
} as const;

/** Whether files for the purpose may be added to the item, or taken off, in its state. */
export function isAttachable(purpose: TaskAttachmentPurpose, item: FileItem): boolean {
  return startsFrom(purpose === ASSIGNMENT ? openTasks : inWork[item.kind], item.state);
}

/** Whether and as whom the caller changes files of the item for the purpose, whatever the state. */
export function decideFiles(
  purpose: TaskAttachmentPurpose,
  staff: Staff,
  task: TaskFacts,
  item: FileItem,
): Decision {
  return purpose === ASSIGNMENT ? mayAttachToAssignment(staff, task) : mayHandle(staff, item.holderPostId);
}

/** The item a file for the purpose will belong to: of who holds task and part it is the task. */
export function itemForFile(
  purpose: TaskAttachmentPurpose,
  staff: Staff,
  items: readonly [FileItem, ...FileItem[]],
): FileItem {
  const [task] = items;
  if (purpose === ASSIGNMENT) return task;
  const held = items.find(
    (item) => isAttachable(purpose, item) && mayHandle(staff, item.holderPostId).allowed,
  );
  return held ?? task;
}

/** What the caller may attach files for now. */
export function attachmentPurposes(
  staff: Staff,
  task: TaskFacts,
  items: readonly [FileItem, ...FileItem[]],
): TaskAttachmentPurpose[] {
  return [ASSIGNMENT, PROGRESS, COMPLETION].filter((purpose) => {
    const item = itemForFile(purpose, staff, items);
    return isAttachable(purpose, item) && decideFiles(purpose, staff, task, item).allowed;
  });
}

/** RPCs that will work on a file now; who is shown it sees its task. */
export function attachmentActions(
  staff: Staff,
  task: TaskFacts,
  item: FileItem,
  file: { purpose: TaskAttachmentPurpose; sealed: boolean },
): string[] {
  const { purpose, sealed } = file;
  const removable = !sealed && isAttachable(purpose, item) && decideFiles(purpose, staff, task, item).allowed;
  return ['DownloadTaskAttachment', ...(removable ? ['RemoveTaskAttachment'] : [])];
}
