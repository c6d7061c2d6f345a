import { maySeeAll, openSession } from '@baro/directory-client';
import { createHash } from 'node:crypto';
import { AppError, FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  DownloadAttachmentRequest,
  DownloadAttachmentResponse,
} from '@baro/proto/baro/documents/v1/attachments';
import { findAttachment } from '../store/attachment-rows.ts';
import type { AttachmentRow } from '../store/outgoing-entities.ts';
import { findOwner, mayReadFiles } from './document-access.ts';
import type { FileDeps } from './file-deps.ts';

/**
 * Streams a file as fast as the caller takes it. The bytes are hashed on the way: a damaged file ends in an error,
 * never in a file that only looks whole.
 */
export async function* downloadAttachment(
  deps: FileDeps,
  request: DownloadAttachmentRequest,
  ctx: CallContext,
): AsyncGenerator<DownloadAttachmentResponse> {
  const row = await getReadable(deps, request, ctx);
  const { fileName, contentType, sizeBytes, sha256 } = row;
  yield { part: { $case: 'header', value: { fileName, contentType, sizeBytes, sha256 } } };
  const hash = createHash('sha256');
  for await (const chunk of deps.store.read(row.storageKey)) {
    hash.update(chunk);
    yield { part: { $case: 'chunk', value: chunk } };
  }
  if (hash.digest('hex') !== sha256) throw new Error(`attachment ${row.id} is damaged`);
}

async function getReadable(
  deps: FileDeps,
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
