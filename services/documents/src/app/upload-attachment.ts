import type { Session } from '@baro/directory-client';
import { noteAct, openSession } from '@baro/directory-client';
import { AppError, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type {
  UploadAttachmentRequest,
  UploadAttachmentResponse,
  UploadHeader,
} from '@baro/proto/baro/documents/v1/attachments';
import { extensionOf, truthfulName } from '../domain/file-name.ts';
import { boundIndexText } from '../domain/index-text.ts';
import { isSecrecyMark } from '../domain/secrecy-mark.ts';
import type { Inspection } from '../files/file-inspector.ts';
import { findFileType } from '../files/file-types.ts';
import type { StagedFile } from '../files/staging.ts';
import { indexedBytes, isAnswered } from '../store/attachment-rows.ts';
import { AttachmentEntity } from '../store/outgoing-entities.ts';
import { noteAnswering } from '../store/acted-store.ts';
import { itemKinds } from '../store/custody-entities.ts';
import { reindex } from '../store/reindex-store.ts';
import { aggregateType, allowFileChange, findOwner, lockOwner, textsOf } from './document-access.ts';
import { emitDocument } from './emit.ts';
import type { FileDeps } from './file-deps.ts';
import { showAttachment } from './show-incoming.ts';
import { openUpload } from './upload-stream.ts';

/** Text of all files of a document in its index, bytes: a text vector holds at most 1 MiB of words and positions. */
const documentIndexBytes = 640_000;

/** What is known of a file before it belongs to its document. */
interface NewFile extends StagedFile {
  id: string;
  name: string;
  inspection: Inspection;
}

/**
 * Adds a file to a document. Bytes, type, mark of secrecy and text are settled before the transaction that makes the
 * file visible; the transaction asks again whether the caller may, with the document locked.
 */
export async function uploadAttachment(
  deps: FileDeps,
  messages: AsyncIterable<UploadAttachmentRequest>,
  ctx: CallContext,
): Promise<UploadAttachmentResponse> {
  const { header, chunks } = await openUpload(messages, ctx);
  const session = await openSession(ctx, deps.directory);
  await refuseEarly(session, header, ctx);
  const staged = await deps.staging.receive(chunks, deps.maxBytes);
  try {
    const file = await judge(deps, header, staged, ctx);
    return await keep(deps, session, header, file, ctx);
  } finally {
    await deps.staging.discard(staged);
  }
}

/** Who may not add it need not send it. A repeated request is not asked again: its answer stands. */
async function refuseEarly(session: Session, header: UploadHeader, ctx: CallContext): Promise<void> {
  const { requestId, documentId } = header;
  if (await isAnswered(ctx.em, { accountId: ctx.caller.accountId, method: ctx.method, requestId })) return;
  allowFileChange(session, await findOwner(ctx.em, documentId), 'UploadAttachment');
}

async function judge(
  deps: FileDeps,
  header: UploadHeader,
  staged: StagedFile,
  ctx: CallContext,
): Promise<NewFile> {
  if (header.sha256 !== '' && header.sha256 !== staged.sha256) throw new AppError('ATTACHMENT_HASH_WRONG');
  const inspection = await deps.inspector.inspect(staged.path, ctx.signal);
  const type = findFileType(inspection.contentType);
  if (!type) throw new AppError('ATTACHMENT_TYPE_REFUSED');
  const stem = header.fileName.slice(0, header.fileName.length - extensionOf(header.fileName).length);
  if (inspection.marked || isSecrecyMark(stem)) {
    // Somebody must hear of it; the file itself is gone with this refusal.
    ctx.log.warn(
      { documentId: header.documentId, sha256: staged.sha256 },
      'classified file refused and removed',
    );
    throw new AppError('DOCUMENT_CLASSIFIED');
  }
  return { ...staged, id: newId(), name: truthfulName(header.fileName, type.extensions), inspection };
}

async function keep(
  deps: FileDeps,
  session: Session,
  header: UploadHeader,
  file: NewFile,
  ctx: CallContext,
): Promise<UploadAttachmentResponse> {
  const { documentId, fileName, requestId } = header;
  await deps.store.put(file.id, file.path);
  try {
    // The content is part of what is repeated: same id, same bytes, same answer.
    const request = { requestId, documentId, fileName, sha256: file.sha256 };
    const response = await write(ctx, request, async (tx) => add(tx, session, documentId, file));
    if (response.attachment?.id !== file.id) await deps.store.remove(file.id);
    return response;
  } catch (error) {
    // After any other fault the commit may have happened: the cleaning of orphans knows, we do not.
    if (error instanceof AppError) await deps.store.remove(file.id);
    throw error;
  }
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
  const { contentType, textFound, content } = file.inspection;
  const room = documentIndexBytes - (await indexedBytes(tx.em, documentId));
  const row = {
    id: file.id,
    documentId,
    kind,
    fileName: file.name,
    contentType,
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
    storageKey: file.id,
    textFound,
    createTime: tx.now,
    removeTime: null,
    content: room > 0 ? boundIndexText(content, room * 0.75, room) : '',
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
