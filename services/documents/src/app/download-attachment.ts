import { maySeeAll, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { sendFile } from '@baro/chassis/files';
import type {
  DownloadAttachmentRequest,
  DownloadAttachmentResponse,
} from '@baro/proto/baro/documents/v1/attachments';
import { findAttachment } from '../store/attachment-rows.ts';
import type { AttachmentRow } from '../store/outgoing-entities.ts';
import { findOwner, mayReadFiles } from './document-access.ts';
import type { DepsWithFiles } from './deps.ts';

/** Streams a file to who may read its document. */
export async function* downloadAttachment(
  deps: DepsWithFiles,
  request: DownloadAttachmentRequest,
  ctx: CallContext,
): AsyncGenerator<DownloadAttachmentResponse> {
  yield* sendFile(deps, await getReadable(deps, request, ctx));
}

async function getReadable(
  deps: DepsWithFiles,
  request: DownloadAttachmentRequest,
  ctx: CallContext,
): Promise<AttachmentRow> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const row = await findAttachment(ctx.em, request.id);
  const owner = row && (await findOwner(ctx.em, row.documentId));
  if (!row || !owner) {
    throw new AppError(maySeeAll(session.reach) ? 'ATTACHMENT_NOT_FOUND' : 'PERMISSION_DENIED');
  }
  if (!(await mayReadFiles(ctx.em, session, owner))) throw new AppError('PERMISSION_DENIED');
  if (row.removeTime) throw new AppError('ATTACHMENT_NOT_FOUND');
  const { unitId } = owner.document;
  await auditRead(ctx, { action: 'download', subjectType: 'attachment', subjectIds: [row.id], unitId });
  return row;
}
