import type { Session } from '@baro/directory-client';
import { maySee, maySeeAll, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type {
  GetIncomingDocumentRequest,
  GetIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import type { IncomingRow } from '../store/incoming-entities.ts';
import { findAttachments, findChanges, findIncoming, loadParts } from '../store/incoming-store.ts';
import { findViewers } from '../store/viewer-store.ts';
import type { Deps } from './deps.ts';
import { showIncoming } from './show-incoming.ts';

/** Returns a document with its path through hands, parts and files. */
export async function getIncoming(
  deps: Deps,
  request: GetIncomingDocumentRequest,
  ctx: CallContext,
): Promise<GetIncomingDocumentResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const row = await findIncoming(ctx.em, request.id);
  if (!row && maySeeAll(session.reach)) throw new AppError('DOCUMENT_NOT_FOUND');
  if (!row || !(await seesDocument(ctx.em, session, row))) throw new AppError('PERMISSION_DENIED');
  return { document: await incomingDetail(ctx.em, session, row) };
}

/** Whether the caller may see the document, by role or by what is recorded for it. */
export async function seesDocument(
  em: EntityManager,
  session: Session,
  row: { id: string; unitId: string; treeId: string },
): Promise<boolean> {
  const facts = { unitId: row.unitId, treeId: row.treeId };
  if (maySee(session.reach, { ...facts, viewers: [] })) return true;
  const viewers = await findViewers(em, row.id, session.reach.viewers);
  return maySee(session.reach, { ...facts, viewers });
}

/** The document with everything a page of it shows. */
export async function incomingDetail(
  em: EntityManager,
  session: Session,
  row: IncomingRow,
): Promise<IncomingDocument> {
  const { item, parts } = await loadParts(em, row);
  const changes = await findChanges(em, row.id);
  const attachments = await findAttachments(em, row.id);
  return showIncoming(session, row, item, { parts, changes, attachments });
}
