import { noteAct, openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { checkEnum, checkId, isAnswered } from '@baro/chassis';
import type { CallContext, FieldCheck, Tx } from '@baro/chassis';
import { indexTextOf, openUpload, receiveFile } from '@baro/chassis/files';
import type { NewFile } from '@baro/chassis/files';
import type {
  TaskUploadHeader,
  UploadTaskAttachmentRequest,
  UploadTaskAttachmentResponse,
} from '@baro/proto/baro/tasks/v1/attachments';
import { TaskAttachmentPurpose } from '@baro/proto/baro/tasks/v1/resources';
import { purposeName } from '../domain/attachments.ts';
import { AttachmentEntity } from '../store/attachment-entities.ts';
import { indexedBytes } from '../store/attachment-store.ts';
import { indexTasks } from '../store/search-store.ts';
import { findTask, loadHeld, lockTask } from '../store/task-store.ts';
import type { TaskAggregate } from '../store/task-store.ts';
import { allowUpload } from './attachment-access.ts';
import { auditAct } from './change-task.ts';
import type { DepsWithFiles } from './deps.ts';
import { emitTask } from './emit.ts';
import { fileItems, showAttachment } from './show-attachment.ts';
import { leadUnitName, taskFacts } from './show-task.ts';

/** Adds a file to a task: for the assignment, for progress or as the product. */
export async function uploadAttachment(
  deps: DepsWithFiles,
  messages: AsyncIterable<UploadTaskAttachmentRequest>,
  ctx: CallContext,
): Promise<UploadTaskAttachmentResponse> {
  const upload = await openUpload(messages, ctx, checkHeader);
  const { header } = upload;
  const session = await openSession(ctx, deps.directory);
  if (!(await isAnswered(ctx, header))) {
    // Who may not add it need not send it.
    const task = await findTask(ctx.em, header.taskId);
    await allowUpload(ctx.em, session, task ? await loadHeld(ctx.em, task) : undefined, header.purpose);
  }
  return receiveFile(deps, upload, ctx, {
    owner: { taskId: header.taskId, purpose: purposeName(header.purpose) },
    add: (tx, file) => add(tx, session, header, file),
    fileIdOf: ({ attachment }: UploadTaskAttachmentResponse) => attachment?.id,
  });
}

function checkHeader(check: FieldCheck, { taskId, purpose }: TaskUploadHeader): void {
  checkId(check, 'header.taskId', taskId);
  if (check.required('header.purpose', purpose || undefined)) {
    checkEnum(check, 'header.purpose', purpose, TaskAttachmentPurpose);
  }
}

async function add(
  tx: Tx,
  session: Session,
  { taskId, purpose }: TaskUploadHeader,
  file: NewFile,
): Promise<UploadTaskAttachmentResponse> {
  const aggregate = await lockTask(tx.em, taskId);
  const { as, item } = await allowUpload(tx.em, session, aggregate, purpose);
  const { task, item: held, parts } = aggregate as TaskAggregate; // without one allowUpload has thrown
  const row = {
    ...file,
    taskId,
    itemId: item.id,
    purpose,
    storageKey: file.id,
    content: indexTextOf(file, await indexedBytes(tx.em, taskId)),
    byUnitId: as.unitId,
    byPostId: as.postId,
    byPersonId: as.personId,
    sealed: false,
    createTime: tx.now,
    removeTime: null,
  };
  tx.em.persist(tx.em.create(AttachmentEntity, row));
  task.updateTime = tx.now;
  noteAct(
    [held, ...parts.map((part) => part.item)].find((one) => one?.id === item.id),
    as,
  );
  await tx.em.flush();
  await indexTasks(tx.em, [{ task, leadUnitName: leadUnitName(session, task) }]);
  const told = { attachmentId: file.id, sha256: file.sha256, purpose: purposeName(purpose) };
  emitTask(tx, task, 'TaskAttachmentAdded', told, [as.unitId, task.leadUnitId, task.assignerUnitId]);
  auditAct({ tx, task, as }, 'attach', { ...told, itemId: item.id });
  const facts = taskFacts(session, task, held);
  return { attachment: showAttachment(session, row, facts, fileItems(task, held, parts)) };
}
