import { maySeeAll, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  GetOutgoingDocumentRequest,
  GetOutgoingDocumentResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { findItems } from '../store/incoming-store.ts';
import { findOutgoing } from '../store/outgoing-store.ts';
import { outgoingDetail } from './change-outgoing.ts';
import type { Deps } from './deps.ts';
import { seesDocument } from './get-incoming.ts';

/** Returns a document with its path and files. */
export async function getOutgoing(
  deps: Deps,
  request: GetOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<GetOutgoingDocumentResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const row = await findOutgoing(ctx.em, request.id);
  if (!row && maySeeAll(session.reach)) throw new AppError('DOCUMENT_NOT_FOUND');
  if (!row || !(await seesDocument(ctx.em, session, row))) throw new AppError('PERMISSION_DENIED');
  const item = (await findItems(ctx.em, [row.id])).get(row.id);
  return { document: await outgoingDetail(ctx.em, session, row, item) };
}
