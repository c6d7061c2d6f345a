import type { Session } from '@baro/directory-client';
import { AppError, checkId, isAnswered } from '@baro/chassis';
import { noteAct, openSession } from '@baro/directory-client';
import type { CallContext, Tx } from '@baro/chassis';
import { indexTextOf, openUpload, receiveFile } from '@baro/chassis/files';
import type { NewFile } from '@baro/chassis/files';
import type {
  UploadAttachmentRequest,
  UploadAttachmentResponse,
  UploadHeader,
} from '@baro/proto/baro/documents/v1/attachments';
import { indexedBytes } from '../store/attachment-rows.ts';
import { AttachmentEntity } from '../store/outgoing-entities.ts';
import { noteAnswering } from '../store/acted-store.ts';
import { itemKinds } from '../store/custody-entities.ts';
import { reindex } from '../store/reindex-store.ts';
import type { DepsWithFiles } from './deps.ts';
import { aggregateType, allowFileChange, findOwner, lockOwner, textsOf } from './document-access.ts';
import { emitDocument } from './emit.ts';
import { showAttachment } from './show-incoming.ts';

/**
 * Adds a file to a document. The transaction that makes it visible asks again whether the caller may, with the document
 * locked.
 */
export async function uploadAttachment(
  deps: DepsWithFiles,
  messages: AsyncIterable<UploadAttachmentRequest>,
  ctx: CallContext,
): Promise<UploadAttachmentResponse> {
  const upload = await openUpload(messages, ctx, (check, { documentId }: UploadHeader) =>
    checkId(check, 'header.documentId', documentId),
  );
  const { documentId } = upload.header;
  const session = await openSession(ctx, deps.directory);
  await refuseEarly(session, upload.header, ctx);
  return receiveFile(deps, upload, ctx, {
    owner: { documentId },
    add: (tx, file) => add(tx, session, documentId, file),
    fileIdOf: (response: UploadAttachmentResponse) => response.attachment?.id,
  });
}

/** Who may not add it need not send it. A repeated request is not asked again: its answer stands. */
async function refuseEarly(session: Session, header: UploadHeader, ctx: CallContext): Promise<void> {
  if (await isAnswered(ctx, header)) return;
  allowFileChange(session, await findOwner(ctx.em, header.documentId), 'UploadAttachment');
}

async function add(
  tx: Tx,
  session: Session,
  documentId: string,
  file: NewFile,
): Promise<UploadAttachmentResponse> {
  const owner = await lockOwner(tx.em, documentId);
  const as = allowFileChange(session, owner, 'UploadAttachment');
  if (!owner) throw new AppError('PERMISSION_DENIED'); // never reached: allowFileChange has thrown
  const { kind, document } = owner;
  const row = {
    ...file,
    documentId,
    kind,
    storageKey: file.id,
    createTime: tx.now,
    removeTime: null,
    content: indexTextOf(file, await indexedBytes(tx.em, documentId)),
  };
  tx.em.persist(tx.em.create(AttachmentEntity, row));
  document.updateTime = tx.now;
  noteAct(owner.item, as);
  if (owner.kind === itemKinds.outgoing) {
    await noteAnswering(tx.em, owner.document.answersDocumentId, as.postId);
  }
  await tx.em.flush();
  await reindex(tx.em, documentId, textsOf(owner));
  const added = { documentId, attachmentId: file.id, sha256: file.sha256 };
  const type = aggregateType(kind);
  emitDocument(tx, type, document, 'AttachmentAdded', 'attachment_added', added);
  const details = { attachmentId: file.id, sha256: file.sha256, postId: as.postId };
  tx.audit({ action: 'attach', subjectType: type, subjectId: documentId, unitId: document.unitId, details });
  return { attachment: showAttachment(row) };
}
