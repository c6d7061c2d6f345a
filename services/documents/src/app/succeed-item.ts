import { AppError } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { getSuccessorPost, isClosed, openOwnSession } from '@baro/directory-client';
import type { Acting, Holder, Session } from '@baro/directory-client';
import type { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import type { ItemRow } from '../store/custody-entities.ts';
import { findChange, findDocumentIdOf, lockIncoming } from '../store/incoming-store.ts';
import { lockOutgoing } from '../store/outgoing-store.ts';
import { auditAct, moveItem } from './change-incoming.ts';
import type { Held } from './change-incoming.ts';
import { auditOutgoing, moveDraft } from './change-outgoing.ts';
import type { ChangeInput } from './custody.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';

/** One hand-over, in its transaction. */
interface Act {
  tx: Tx;
  session: Session;
  as: Acting;
  asked: SuccessionAsked;
}

/**
 * Hands a document or part that a closed unit holds over to a post of the unit that follows. State, due time and what is
 * still to be accepted stay: the clock runs on. Does nothing when the post has it already.
 * @throws AppError ITEM_ENDED, UNIT_IN_FORCE, NOT_SUCCESSOR, POST_NOT_FOUND, POST_VACANT
 */
export async function succeedItem(
  deps: Pick<Deps, 'directory'>,
  asked: SuccessionAsked,
  tx: Tx,
): Promise<void> {
  const session = await openOwnSession(tx.em, deps.directory, tx.now);
  const { unitId = '', postId = '', personId = '' } = asked.by ?? {};
  const act = { tx, session, asked, as: { unitId, postId, personId } };
  const documentId = await findDocumentIdOf(tx.em, asked.itemId);
  await (documentId ? succeedIncoming(act, documentId) : succeedOutgoing(act));
}

async function succeedIncoming(act: Act, documentId: string): Promise<void> {
  const { tx, asked } = act;
  const aggregate = await lockIncoming(tx.em, documentId);
  const held = aggregate?.parts.find(({ part }) => part.id === asked.itemId);
  const item = held?.item ?? aggregate?.item;
  if (!aggregate || !item) throw new AppError('ITEM_ENDED');
  const { document } = aggregate;
  const hand = handOf(act, item);
  if (!hand) return;
  const { part }: Held = held ?? { item };
  if (part) part.version += 1;
  const { state } = part ?? document;
  const backVersion = await openBack(act, item);
  await moveItem(
    { ...act, document },
    { item, part },
    { ...inputOf(act, item, hand.to, state), backVersion },
  );
  const data = { documentId, itemId: item.id, postId: hand.to.postId ?? '' };
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentHandedOver', 'handed_over', data, [
    hand.from,
    hand.to.unitId,
  ]);
  document.updateTime = tx.now;
  auditAct({ ...act, document }, 'succeed', detailsOf(act, hand.to));
}

async function succeedOutgoing(act: Act): Promise<void> {
  const { tx, asked } = act;
  const found = await lockOutgoing(tx.em, asked.itemId);
  if (!found) throw new AppError('ITEM_ENDED');
  const { document, item } = found;
  const hand = handOf(act, item);
  if (!hand) return;
  await moveDraft({ ...act, document, item }, inputOf(act, item, hand.to, document.state));
  const data = { documentId: document.id, postId: hand.to.postId ?? '' };
  emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentHandedOver', 'handed_over', data, [
    hand.from,
    hand.to.unitId,
  ]);
  document.updateTime = tx.now;
  auditOutgoing({ ...act, document }, 'succeed', detailsOf(act, hand.to));
}

/** From which unit to whom; undefined when it is there already. */
function handOf({ session, asked }: Act, item: ItemRow): { from: string; to: Holder } | undefined {
  const from = item.holderUnitId;
  if (!from) throw new AppError('ITEM_ENDED');
  if (item.holderPostId === asked.toPostId) return undefined;
  return { from, to: getSuccessorPost(session, 'toPostId', from, asked.toPostId).to };
}

function inputOf({ as }: Act, item: ItemRow, to: Holder, state: number): ChangeInput {
  const { dueTime = null, backVersion = null, awaiting } = item;
  return { reason: 'succeeded', to, by: as, dueTime, state, backVersion, awaiting };
}

/** Where it may be sent back to; nowhere once that unit has ended too, or it would lie with nobody again. */
async function openBack({ tx, session }: Act, item: ItemRow): Promise<number | null> {
  const { backVersion = null } = item;
  if (backVersion === null) return null;
  const change = await findChange(tx.em, item.id, backVersion || 1);
  const unitId = backVersion === 0 ? change?.byUnitId : change?.toUnitId;
  if (!unitId || isClosed(session.directory.unit(unitId, session.now), session.now)) return null;
  return backVersion;
}

function detailsOf({ asked }: Act, to: Holder): Record<string, unknown> {
  return { itemId: asked.itemId, toPostId: to.postId, runId: asked.runId };
}
