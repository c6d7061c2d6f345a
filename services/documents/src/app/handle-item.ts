import type { Holder } from '@baro/directory-client';
import { getHolderOf, isUnderNow } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, checkReason, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  AcceptItemRequest,
  AcceptItemResponse,
  HandOverItemRequest,
  HandOverItemResponse,
  SendBackItemRequest,
  SendBackItemResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { IncomingState, PartState } from '@baro/proto/baro/documents/v1/resources';
import type { CustodyRow } from '../store/custody-entities.ts';
import { findChange } from '../store/incoming-store.ts';
import { wrongState } from './act.ts';
import { auditAct, changeItem, describeItem, moveItem } from './change-incoming.ts';
import type { ItemAct } from './change-incoming.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';

/** The holder accepts the document or part. */
export async function acceptItem(
  deps: Deps,
  request: AcceptItemRequest,
  ctx: CallContext,
): Promise<AcceptItemResponse> {
  const check = new FieldCheck();
  checkId(check, 'itemId', request.itemId);
  check.throwIfAny();
  return changeItem(deps, ctx, request, 'AcceptItem', async (act) => {
    const { tx, document, item } = act;
    setState(act, IncomingState.ACCEPTED, PartState.ACCEPTED);
    item.awaiting = false;
    describeItem(act, act);
    const data = { documentId: document.id, itemId: item.id };
    emitDocument(tx, 'incoming_document', document, 'IncomingDocumentAccepted', 'accepted', data, [
      act.as.unitId,
    ]);
    auditAct(act, 'accept', { itemId: item.id });
  });
}

/** The holder hands over to another post. */
export async function handOverItem(
  deps: Deps,
  request: HandOverItemRequest,
  ctx: CallContext,
): Promise<HandOverItemResponse> {
  const check = new FieldCheck();
  checkId(check, 'itemId', request.itemId);
  checkId(check, 'postId', request.postId);
  check.text('note', request.note, 1000);
  check.throwIfAny();
  return changeItem(deps, ctx, request, 'HandOverItem', (act) => handOver(act, request));
}

async function handOver(act: ItemAct, request: HandOverItemRequest): Promise<void> {
  const { tx, session, document, item, part, as } = act;
  const to = getHolderOf(session, 'postId', request.postId);
  if (to.postId === item.holderPostId) throw new AppError('SAME_HOLDER');
  checkInUnit(act, 'postId', to.unitId);
  const from = item.holderUnitId ?? null;
  const state = setState(act, IncomingState.ROUTED, PartState.ROUTED);
  await moveItem(
    act,
    { item, part },
    {
      reason: 'handed_over',
      to,
      by: as,
      note: request.note.trim(),
      dueTime: item.dueTime ?? null,
      state,
      backVersion: item.version,
      awaiting: true,
    },
  );
  const data = { documentId: document.id, itemId: item.id, postId: request.postId };
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentHandedOver', 'handed_over', data, [
    from,
    to.unitId,
  ]);
  auditAct(act, 'hand_over', { itemId: item.id, toPostId: request.postId });
}

/** A document goes only where the writ of its unit runs. */
export function checkInUnit(act: Pick<ItemAct, 'session' | 'document'>, field: string, unitId: string): void {
  if (isUnderNow(act.session, unitId, act.document.unitId)) return;
  refuseField(
    field,
    'NOT_IN_UNIT',
    'is not under the unit of the register',
    'không thuộc phạm vi của đơn vị vào sổ',
  );
}

/** The holder sends back to the hand before, with a reason. */
export async function sendBackItem(
  deps: Deps,
  request: SendBackItemRequest,
  ctx: CallContext,
): Promise<SendBackItemResponse> {
  const check = new FieldCheck();
  checkId(check, 'itemId', request.itemId);
  checkReason(check, 'reason', request.reason, 500);
  check.throwIfAny();
  return changeItem(deps, ctx, request, 'SendBackItem', (act) => sendBack(act, request.reason.trim()));
}

async function sendBack(act: ItemAct, note: string): Promise<void> {
  const { tx, document, item, part, as } = act;
  const before = await findHandBefore(act);
  if (!before) throw part ? wrongState('part', part.state) : wrongState('incoming', document.state);
  const from = item.holderUnitId ?? null;
  const state = part ? PartState.ROUTED : before.state;
  setState(act, state as IncomingState, PartState.ROUTED);
  await moveItem(
    act,
    { item, part },
    {
      reason: 'sent_back',
      to: before.holder,
      by: as,
      note,
      dueTime: item.dueTime ?? null,
      state,
      backVersion: before.backVersion,
      awaiting: state === IncomingState.ROUTED || part !== undefined,
    },
  );
  const data = { documentId: document.id, itemId: item.id };
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentSentBack', 'sent_back', data, [
    from,
    before.holder.unitId,
  ]);
  auditAct(act, 'send_back', { itemId: item.id });
}

interface HandBefore {
  holder: Holder;
  state: number;
  backVersion: number | null;
}

/**
 * The hand an item came from. Hands are a stack: who gets an item back sends it back further, never to and fro. A
 * part's first hand goes back to who routed it, so that somebody always holds it.
 */
async function findHandBefore(act: ItemAct): Promise<HandBefore | undefined> {
  const { tx, item } = act;
  if (typeof item.backVersion !== 'number') return undefined;
  const routed = item.backVersion === 0;
  const change = await findChange(tx.em, item.id, routed ? 1 : item.backVersion);
  if (!change) return undefined;
  const [unitId, postId, personId] = routed
    ? [change.byUnitId, change.byPostId, change.byPersonId]
    : [change.toUnitId, change.toPostId, change.toPersonId];
  if (!unitId) return undefined;
  const holder = currentHolder(act, { unitId, postId: postId ?? null, personId: personId ?? null });
  return {
    holder,
    state: backState(change, routed),
    backVersion: routed ? null : (change.backVersion ?? null),
  };
}

/** What was handled before must be accepted anew. */
function backState(change: CustodyRow, routed: boolean): number {
  return routed || change.state === IncomingState.ACCEPTED ? IncomingState.ROUTED : change.state;
}

/** The post's holder today; whoever held it then where the post is vacant, so that nothing is left to nobody. */
function currentHolder(act: ItemAct, then: Holder): Holder {
  const today = then.postId ? act.session.directory.post(then.postId, act.session.now) : undefined;
  return { ...then, personId: today?.holderPersonId ?? then.personId };
}

/** Sets the state of what is acted on. @returns it as a number. */
function setState(act: ItemAct, document: IncomingState, part: PartState): number {
  if (!act.part) {
    act.document.state = document;
    return document;
  }
  act.part.state = part;
  act.part.version += 1;
  return part;
}
