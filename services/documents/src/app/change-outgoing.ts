import type { Acting, Session } from '@baro/directory-client';
import { emitDescribed, noteAct, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkEtag, checkId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutgoingDocument } from '@baro/proto/baro/documents/v1/resources';
import { decideOutgoing } from '../domain/allowed-actions.ts';
import { isImmutable, outgoingFrom, startsFrom } from '../domain/states.ts';
import type { OutgoingAction } from '../domain/states.ts';
import { itemKinds } from '../store/custody-entities.ts';
import type { ItemRow } from '../store/custody-entities.ts';
import { findAttachments, findChanges } from '../store/incoming-store.ts';
import type { OutgoingRow } from '../store/outgoing-entities.ts';
import { lockOutgoing } from '../store/outgoing-store.ts';
import { noteAnswering } from '../store/acted-store.ts';
import { wrongState } from './act.ts';
import { changeHands } from './custody.ts';
import type { ChangeInput } from './custody.ts';
import type { Deps } from './deps.ts';
import { seesDocument } from './get-incoming.ts';
import { outgoingSubject } from './item-subject.ts';
import { showOutgoing } from './show-outgoing.ts';

/** One act on an outgoing document, in its transaction, with the right to it checked. */
export interface OutgoingAct {
  tx: Tx;
  session: Session;
  document: OutgoingRow;
  item: ItemRow;
  as: Acting;
}

interface Mutation {
  id: string;
  requestId: string;
  etag: string;
}

/** Does an act on a document: fields, lock, right, etag, state, then `work`; answers with the document. */
export async function changeOutgoing(
  deps: Deps,
  ctx: CallContext,
  request: Mutation,
  action: OutgoingAction,
  checkFields: (check: FieldCheck) => void,
  work: (act: OutgoingAct) => Promise<void>,
): Promise<{ document: OutgoingDocument }> {
  const session = await openSession(ctx, deps.directory);
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkFields(check);
  check.throwIfAny();
  return write(ctx, request, async (tx) => {
    const found = await lockOutgoing(tx.em, request.id);
    if (!found) throw new AppError('PERMISSION_DENIED');
    const { document, item } = found;
    const as = await allow(tx, session, action, document, item);
    checkEtag(request.etag, document.version);
    checkState(action, document);
    const hands = item.version;
    await work({ tx, session, document, item, as });
    if (item.version === hands) noteAct(item, as);
    await noteAnswering(tx.em, document.answersDocumentId, as.postId);
    document.updateTime = session.now;
    return async () => ({ document: await outgoingDetail(tx.em, session, document, item) });
  });
}

/** Who sees the document but does not hold it is told so; who does not see it learns nothing. */
async function allow(
  tx: Tx,
  session: Session,
  action: OutgoingAction,
  document: OutgoingRow,
  item: ItemRow,
): Promise<Acting> {
  const facts = { unitId: document.unitId, state: document.state, holderPostId: item.holderPostId ?? '' };
  const decision = decideOutgoing(action, session.staff, facts);
  if (decision.allowed) return decision.as;
  const handsOver = action === 'HandOverOutgoingDocument';
  if (!handsOver || !(await seesDocument(tx.em, session, document))) throw new AppError('PERMISSION_DENIED');
  checkState(action, document);
  throw new AppError('NOT_HOLDER');
}

function checkState(action: OutgoingAction, document: OutgoingRow): void {
  if (startsFrom(outgoingFrom[action], document.state)) return;
  if (action === 'UpdateOutgoingDocument' && isImmutable(document.state)) {
    throw new AppError('DOCUMENT_IMMUTABLE');
  }
  throw wrongState('outgoing', document.state);
}

/** The document with everything a page of it shows. */
export async function outgoingDetail(
  em: EntityManager,
  session: Session,
  document: OutgoingRow,
  item: ItemRow | undefined,
): Promise<OutgoingDocument> {
  const changes = await findChanges(em, document.id);
  const attachments = await findAttachments(em, document.id);
  return showOutgoing(session, document, item, { changes, attachments });
}

/** Changes hands of the document. */
export async function moveDraft(act: Omit<OutgoingAct, 'as'>, input: ChangeInput): Promise<void> {
  const { tx, session, document, item } = act;
  const seen = { kind: itemKinds.outgoing, sortTime: document.createTime };
  await changeHands(tx, session, seen, item, outgoingSubject(document), input);
}

/** Tells that what lists show of the document has changed in the same hands. */
export function describeDraft({ tx, session, document, item }: OutgoingAct): void {
  emitDescribed(tx, session, item, outgoingSubject(document));
}

/** Takes the document out of everybody's hands: nothing is left to do on it. */
export async function endHolding(act: OutgoingAct): Promise<void> {
  await moveDraft(act, {
    reason: 'finished',
    to: undefined,
    by: act.as,
    dueTime: act.item.dueTime ?? null,
    state: act.document.state,
    backVersion: null,
    awaiting: false,
  });
}

/** Writes an act into the audit; `details` hold ids and names of fields only. */
export function auditOutgoing(
  act: Pick<OutgoingAct, 'tx' | 'document' | 'as'>,
  action: string,
  details: Record<string, unknown> = {},
): void {
  const { id: subjectId, unitId } = act.document;
  act.tx.audit({
    action,
    subjectType: 'outgoing_document',
    subjectId,
    unitId,
    details: { ...details, postId: act.as.postId },
  });
}
