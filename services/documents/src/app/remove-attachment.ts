import type { Session } from '@baro/directory-client';
import { maySeeAll, noteAct, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { removeBytes } from '@baro/chassis/files';
import type {
  RemoveAttachmentRequest,
  RemoveAttachmentResponse,
} from '@baro/proto/baro/documents/v1/attachments';
import { findAttachment } from '../store/attachment-rows.ts';
import { noteAnswering } from '../store/acted-store.ts';
import { itemKinds } from '../store/custody-entities.ts';
import { reindex } from '../store/reindex-store.ts';
import { aggregateType, allowFileChange, lockOwner, textsOf } from './document-access.ts';
import { emitDocument } from './emit.ts';
import type { DepsWithFiles } from './deps.ts';

/** Takes a file off a document that is not routed or issued yet. Row and audit stay; bytes and text go. */
export async function removeAttachment(
  deps: DepsWithFiles,
  request: RemoveAttachmentRequest,
  ctx: CallContext,
): Promise<RemoveAttachmentResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const gone: string[] = [];
  const response = await write(ctx, request, async (tx) => {
    gone.push(await takeOff(tx, session, request.id));
    return {};
  });
  await removeBytes(deps, gone, ctx);
  return response;
}

async function takeOff(tx: Tx, session: Session, id: string): Promise<string> {
  const found = await findAttachment(tx.em, id);
  if (!found) throw new AppError(maySeeAll(session.reach) ? 'ATTACHMENT_NOT_FOUND' : 'PERMISSION_DENIED');
  const owner = await lockOwner(tx.em, found.documentId);
  const as = allowFileChange(session, owner, 'RemoveAttachment');
  // Read again under the lock: of two who remove it one wins.
  await tx.em.refresh(found);
  if (!owner || found.removeTime) throw new AppError('ATTACHMENT_NOT_FOUND');
  const { document, kind } = owner;
  found.removeTime = tx.now;
  found.content = '';
  document.updateTime = tx.now;
  noteAct(owner.item, as);
  if (owner.kind === itemKinds.outgoing) {
    await noteAnswering(tx.em, owner.document.answersDocumentId, as.postId);
  }
  await tx.em.flush();
  await reindex(tx.em, document.id, textsOf(owner));
  const type = aggregateType(kind);
  const removed = { documentId: document.id, attachmentId: id };
  emitDocument(tx, type, document, 'AttachmentRemoved', 'attachment_removed', removed);
  const details = { attachmentId: id, postId: as.postId };
  tx.audit({ action: 'detach', subjectType: type, subjectId: document.id, unitId: document.unitId, details });
  return found.storageKey;
}
