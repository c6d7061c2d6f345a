import type { Acting, Session } from '@baro/directory-client';
import { AppError } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { TaskAttachmentPurpose } from '@baro/proto/baro/tasks/v1/resources';
import { decideFiles, isAttachable, itemForFile } from '../domain/attachments.ts';
import type { FileItem } from '../domain/attachments.ts';
import type { AttachmentRow } from '../store/attachment-entities.ts';
import type { TaskAggregate } from '../store/task-store.ts';
import { checkSight, wrongState } from './change-task.ts';
import { fileItems } from './show-attachment.ts';
import { taskFacts } from './show-task.ts';

/** In whose name, and to what of the task. */
export interface Attaching {
  as: Acting;
  item: FileItem;
}

/**
 * Who may attach a file for the purpose, and to what.
 * @throws AppError PERMISSION_DENIED, TASK_STATE_WRONG, NOT_HOLDER
 */
export async function allowUpload(
  em: EntityManager,
  session: Session,
  aggregate: TaskAggregate | undefined,
  purpose: TaskAttachmentPurpose,
): Promise<Attaching> {
  if (!aggregate) throw new AppError('PERMISSION_DENIED');
  const { task, item, parts } = aggregate;
  const target = itemForFile(purpose, session.staff, fileItems(task, item, parts));
  return allow(em, session, aggregate, purpose, target, () => undefined);
}

/**
 * Who may take the file off.
 * @throws AppError PERMISSION_DENIED, ATTACHMENT_NOT_FOUND, TASK_STATE_WRONG, ATTACHMENT_REPORTED, NOT_HOLDER
 */
export async function allowRemoval(
  em: EntityManager,
  session: Session,
  aggregate: TaskAggregate | undefined,
  file: AttachmentRow,
): Promise<Attaching> {
  if (!aggregate) throw new AppError('PERMISSION_DENIED');
  const { task, item, parts } = aggregate;
  const items = fileItems(task, item, parts);
  const target = items.find(({ id }) => id === file.itemId) ?? items[0];
  return allow(em, session, aggregate, file.purpose, target, () => {
    if (file.removeTime) throw new AppError('ATTACHMENT_NOT_FOUND');
    if (file.sealed) throw new AppError('ATTACHMENT_REPORTED');
  });
}

/** Right and sight, then the file and the state, at last the hands it must be in: as every act on a task asks. */
async function allow(
  em: EntityManager,
  session: Session,
  { task, item }: TaskAggregate,
  purpose: TaskAttachmentPurpose,
  target: FileItem,
  checkFile: () => void,
): Promise<Attaching> {
  const decision = decideFiles(purpose, session.staff, taskFacts(session, task, item), target);
  const holders = purpose !== TaskAttachmentPurpose.ASSIGNMENT;
  await checkSight({ em }, session, task, decision, holders);
  checkFile();
  if (!isAttachable(purpose, target)) throw wrongState(target.kind, target.state);
  if (!decision.allowed) throw new AppError('NOT_HOLDER');
  return { as: decision.as, item: target };
}
