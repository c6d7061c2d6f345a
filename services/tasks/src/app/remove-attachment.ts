import type { Session } from '@baro/directory-client';
import { maySeeAll, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { removeBytes } from '@baro/chassis/files';
import type {
  RemoveTaskAttachmentRequest,
  RemoveTaskAttachmentResponse,
} from '@baro/proto/baro/tasks/v1/attachments';
import { findAttachment } from '../store/attachment-store.ts';
import { indexTasks } from '../store/search-store.ts';
import { lockTask } from '../store/task-store.ts';
import type { TaskAggregate } from '../store/task-store.ts';
import { allowRemoval } from './attachment-access.ts';
import { auditAct } from './change-task.ts';
import type { DepsWithFiles } from './deps.ts';
import { emitTask } from './emit.ts';
import { leadUnitName } from './show-task.ts';

/** Takes a file off a task. Row and audit stay; bytes and text go. */
export async function removeAttachment(
  deps: DepsWithFiles,
  request: RemoveTaskAttachmentRequest,
  ctx: CallContext,
): Promise<RemoveTaskAttachmentResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  let key: string | undefined;
  const response = await write(ctx, request, async (tx) => {
    key = await takeOff(tx, session, request.id);
    return {};
  });
  if (key) await removeBytes(deps, [key], ctx);
  return response;
}

/** @returns where the bytes lie */
async function takeOff(tx: Tx, session: Session, id: string): Promise<string> {
  const file = await findAttachment(tx.em, id);
  if (!file) throw new AppError(maySeeAll(session.reach) ? 'ATTACHMENT_NOT_FOUND' : 'PERMISSION_DENIED');
  const aggregate = await lockTask(tx.em, file.taskId);
  // Read again under the lock: of two who remove it one wins, and a report keeps it.
  await tx.em.refresh(file);
  const { as, item } = await allowRemoval(tx.em, session, aggregate, file);
  const { task } = aggregate as TaskAggregate; // without one allowRemoval has thrown
  Object.assign(file, { removeTime: tx.now, content: '' });
  task.updateTime = tx.now;
  await tx.em.flush();
  await indexTasks(tx.em, [{ task, leadUnitName: leadUnitName(session, task) }]);
  const units = [as.unitId, task.leadUnitId, task.assignerUnitId];
  emitTask(tx, task, 'TaskAttachmentRemoved', { attachmentId: id }, units);
  auditAct({ tx, task, as }, 'detach', { attachmentId: id, itemId: item.id });
  return file.storageKey;
}
