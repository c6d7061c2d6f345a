import { openSession, treeOfUnit } from '@baro/directory-client';
import { auditRead, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  ListIncomingDocumentsRequest,
  ListIncomingDocumentsResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { itemKinds } from '../store/custody-entities.ts';
import { findIncomingIn, findItems } from '../store/incoming-store.ts';
import type { ListQuery } from '../store/list-query.ts';
import { scopeOf } from '../store/list-scope.ts';
import { findPage } from '../store/list-store.ts';
import type { Deps } from './deps.ts';
import {
  checkIncomingFilters,
  incomingFilters,
  incomingOrder,
  incomingTextConditions,
} from './incoming-filters.ts';
import { showIncoming } from './show-incoming.ts';

/** Lists and searches the documents the caller may see. */
export async function listIncoming(
  deps: Deps,
  request: ListIncomingDocumentsRequest,
  ctx: CallContext,
): Promise<ListIncomingDocumentsResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  checkIncomingFilters(check, request);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openSession(ctx, deps.directory);
  const texts = incomingTextConditions(request);
  if (!texts) return { documents: [], nextPageToken: '' };
  const list: ListQuery = {
    kind: itemKinds.incoming,
    table: 'incoming_documents',
    scope: scopeOf(session.reach, request.unitId, request.unitId && treeOfUnit(session, request.unitId)),
    order: incomingOrder(request.orderBy),
    filters: incomingFilters(session, request),
    texts,
    selective: request.arrivalNumber > 0 || request.number !== '',
    size: page.size,
    after: page.after,
  };
  const found = await findPage(ctx.em, list);
  const shown = found.slice(0, page.size);
  const ids = shown.map((row) => row.id);
  const [rows, items] = await Promise.all([
    findIncomingIn(ctx.em, ids),
    findItems(ctx.orm.em.fork(), ids),
    ...(texts.length > 0
      ? [auditRead(ctx, { action: 'search', subjectType: 'incoming_document', subjectIds: ids })]
      : []),
  ]);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    documents: rows.map((row) => showIncoming(session, row, items.get(row.id))),
    nextPageToken: last ? nextToken([...last.keys, last.id], bindTo) : '',
  };
}
