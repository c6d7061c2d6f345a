import { maySeeAll, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { sendFile } from '@baro/chassis/files';
import type {
  DownloadTaskAttachmentRequest,
  DownloadTaskAttachmentResponse,
} from '@baro/proto/baro/tasks/v1/attachments';
import type { AttachmentRow } from '../store/attachment-entities.ts';
import { findAttachment } from '../store/attachment-store.ts';
import { findTask } from '../store/task-store.ts';
import type { DepsWithFiles } from './deps.ts';
import { seesTask } from './get-task.ts';

/** Streams a file to who sees its task. */
export async function* downloadAttachment(
  deps: DepsWithFiles,
  request: DownloadTaskAttachmentRequest,
  ctx: CallContext,
): AsyncGenerator<DownloadTaskAttachmentResponse> {
  yield* sendFile(deps, await getReadable(deps, request.id, ctx));
}

async function getReadable(deps: DepsWithFiles, id: string, ctx: CallContext): Promise<AttachmentRow> {
  const check = new FieldCheck();
  checkId(check, 'id', id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const file = await findAttachment(ctx.em, id);
  const task = file && (await findTask(ctx.em, file.taskId));
  if (!task) throw new AppError(maySeeAll(session.reach) ? 'ATTACHMENT_NOT_FOUND' : 'PERMISSION_DENIED');
  if (!(await seesTask(ctx.em, session, task))) throw new AppError('PERMISSION_DENIED');
  if (file.removeTime) throw new AppError('ATTACHMENT_NOT_FOUND');
  const seen = { action: 'download', subjectType: 'attachment', subjectIds: [id], unitId: task.unitId };
  await auditRead(ctx, seen);
  return file;
}
