import { openSession, treeOfUnit } from '@baro/directory-client';
import { auditRead, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  ListOutgoingDocumentsRequest,
  ListOutgoingDocumentsResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { itemKinds } from '../store/custody-entities.ts';
import { findItems } from '../store/incoming-store.ts';
import type { ListQuery } from '../store/list-query.ts';
import { scopeOf } from '../store/list-scope.ts';
import { findPage } from '../store/list-store.ts';
import { findOutgoingIn } from '../store/outgoing-store.ts';
import type { Deps } from './deps.ts';
import {
  checkOutgoingFilters,
  outgoingFilters,
  outgoingOrder,
  outgoingTextConditions,
} from './outgoing-filters.ts';
import { showOutgoing } from './show-outgoing.ts';

/** Lists and searches the documents the caller may see. */
export async function listOutgoing(
  deps: Deps,
  request: ListOutgoingDocumentsRequest,
  ctx: CallContext,
): Promise<ListOutgoingDocumentsResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  checkOutgoingFilters(check, request);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openSession(ctx, deps.directory);
  const texts = outgoingTextConditions(request);
  if (!texts) return { documents: [], nextPageToken: '' };
  const list: ListQuery = {
    kind: itemKinds.outgoing,
    table: 'outgoing_documents',
    scope: scopeOf(session.reach, request.unitId, request.unitId && treeOfUnit(session, request.unitId)),
    order: outgoingOrder(request.orderBy),
    filters: outgoingFilters(request),
    texts,
    selective: request.number > 0,
    size: page.size,
    after: page.after,
  };
  const found = await findPage(ctx.em, list);
  const shown = found.slice(0, page.size);
  const ids = shown.map((row) => row.id);
  const [rows, items] = await Promise.all([
    findOutgoingIn(ctx.em, ids),
    findItems(ctx.orm.em.fork(), ids),
    ...(texts.length > 0
      ? [auditRead(ctx, { action: 'search', subjectType: 'outgoing_document', subjectIds: ids })]
      : []),
  ]);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    documents: rows.map((row) => showOutgoing(session, row, items.get(row.id))),
    nextPageToken: last ? nextToken([...last.keys, last.id], bindTo) : '',
  };
}
