import type { Acting, Session } from '@baro/directory-client';
import { emitDescribed, mayHandle, noteAct, openSession } from '@baro/directory-client';
import { AppError, checkEtag, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { decideIncoming } from '../domain/allowed-actions.ts';
import { incomingFrom, partFrom, startsFrom } from '../domain/states.ts';
import type { IncomingAction, PartAction } from '../domain/states.ts';
import { itemKinds } from '../store/custody-entities.ts';
import type { ItemRow } from '../store/custody-entities.ts';
import type { IncomingRow, PartRow } from '../store/incoming-entities.ts';
import { findDocumentIdOf, lockIncoming } from '../store/incoming-store.ts';
import type { IncomingAggregate } from '../store/incoming-store.ts';
import { wrongState } from './act.ts';
import { changeHands } from './custody.ts';
import type { ChangeInput } from './custody.ts';
import type { Deps } from './deps.ts';
import { incomingDetail, seesDocument } from './get-incoming.ts';
import { incomingSubject } from './item-subject.ts';
import { incomingFacts } from './show-incoming.ts';

/** One act on an incoming document, in its transaction, with the right to it checked. */
export interface IncomingAct {
  tx: Tx;
  session: Session;
  document: IncomingRow;
  item: ItemRow;
  parts: IncomingAggregate['parts'];
  as: Acting;
}

/** One act on a document or a part as a work item. `part` is absent when the item is the document. */
export interface ItemAct extends Omit<IncomingAct, 'item'> {
  item: ItemRow;
  part: PartRow | undefined;
}

interface Mutation {
  requestId: string;
  etag: string;
}

/** Does an act on a whole document: lock, right, etag, state, then `work`; answers with the document. */
export async function changeIncoming(
  deps: Deps,
  ctx: CallContext,
  request: Mutation & { id: string },
  action: IncomingAction,
  work: (act: IncomingAct) => Promise<void>,
): Promise<{ document: IncomingDocument }> {
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const aggregate = await lockIncoming(tx.em, request.id);
    if (!aggregate) throw new AppError('PERMISSION_DENIED');
    const { document, item, parts } = aggregate;
    const decision = decideIncoming(action, session.staff, incomingFacts(session, document, item));
    if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
    checkEtag(request.etag, document.version);
    if (!item || !startsFrom(incomingFrom[action], document.state)) {
      throw wrongState('incoming', document.state);
    }
    const hands = item.version;
    await work({ tx, session, document, item, parts, as: decision.as });
    if (item.version === hands) noteAct(item, decision.as);
    return answer(tx, session, document);
  });
}

/** Does an act of an item's holder: lock, sight, etag, state, holder, then `work`; answers with the document. */
export async function changeItem(
  deps: Deps,
  ctx: CallContext,
  request: Mutation & { itemId: string },
  action: PartAction,
  work: (act: ItemAct) => Promise<void>,
): Promise<{ document: IncomingDocument }> {
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const documentId = await findDocumentIdOf(tx.em, request.itemId);
    const aggregate = documentId ? await lockIncoming(tx.em, documentId) : undefined;
    const target = aggregate && targetOf(aggregate, request.itemId);
    if (!aggregate || !target) throw new AppError('PERMISSION_DENIED');
    const { document, parts } = aggregate;
    const decision = mayHandle(session.staff, target.item.holderPostId ?? '');
    if (!decision.allowed && !(await seesDocument(tx.em, session, document))) {
      throw new AppError('PERMISSION_DENIED');
    }
    checkEtag(request.etag, (target.part ?? document).version);
    checkItemState(action, document, target.part);
    if (!decision.allowed) throw new AppError('NOT_HOLDER');
    await work({ tx, session, document, parts, ...target, as: decision.as });
    return answer(tx, session, document);
  });
}

function targetOf(aggregate: IncomingAggregate, itemId: string): Pick<ItemAct, 'item' | 'part'> | undefined {
  const { document, item, parts } = aggregate;
  if (document.id === itemId) return item && { item, part: undefined };
  return parts.find(({ part }) => part.id === itemId);
}

function checkItemState(action: PartAction, document: IncomingRow, part: PartRow | undefined): void {
  if (part && !startsFrom(partFrom[action], part.state)) throw wrongState('part', part.state);
  if (!part && !startsFrom(incomingFrom[action], document.state)) {
    throw wrongState('incoming', document.state);
  }
}

function answer(tx: Tx, session: Session, document: IncomingRow) {
  document.updateTime = session.now;
  return async (): Promise<{ document: IncomingDocument }> => ({
    document: await incomingDetail(tx.em, session, document),
  });
}

/** What is held: the document, or a part of it. */
export interface Held {
  item: ItemRow;
  part?: PartRow | undefined;
}

/** Changes hands of the document or one of its parts, which are in their new state already. */
export async function moveItem(
  act: Omit<IncomingAct, 'item' | 'parts'>,
  { item, part }: Held,
  input: ChangeInput,
): Promise<void> {
  const { tx, session, document } = act;
  const seen = { kind: itemKinds.incoming, sortTime: document.arrivalTime };
  await changeHands(tx, session, seen, item, incomingSubject(document, part), input);
}

/** Tells that what lists show of the document or part has changed in the same hands. */
export function describeItem(
  { tx, session, document }: Pick<IncomingAct, 'tx' | 'session' | 'document'>,
  { item, part }: Held,
): void {
  emitDescribed(tx, session, item, incomingSubject(document, part));
}

/** Writes an act on a document into the audit; `details` hold ids and names of fields only. */
export function auditAct(
  act: Pick<IncomingAct, 'tx' | 'document' | 'as'>,
  action: string,
  details: Record<string, unknown> = {},
): void {
  const { id, unitId } = act.document;
  act.tx.audit({
    action,
    subjectType: 'incoming_document',
    subjectId: id,
    unitId,
    details: { ...details, postId: act.as.postId },
  });
}
