import {
  applyChange,
  emitCustody,
  emitDescribed,
  getHolderOf,
  isUnder,
  unheld,
} from '@baro/directory-client';
import type { ChangeInput, Holder } from '@baro/directory-client';
import { AppError, refuseField } from '@baro/chassis';
import { HandEntity } from '../store/letter-entities.ts';
import type { ItemRow } from '../store/letter-entities.ts';
import { addViewers, orderViewers } from '../store/letter-store.ts';
import type { Acts } from './acts.ts';
import { refreshDue } from './clocks.ts';
import { subjectOf } from './emit.ts';

/** Kinds of change this service makes, as `CustodyChanged.reason` lists them. */
export type HandReason =
  | 'received'
  | 'handed_over'
  | 'verification_assigned'
  | 'verification_submitted'
  | 'decided'
  | 'concluded'
  | 'published'
  | 'inspected'
  | 'disposed'
  | 'answered'
  | 'refused'
  | 'terminated'
  | 'contested'
  | 'effective'
  | 'succeeded';

/** What happens to a letter; state and due time are those it has by then. */
export type Move = Pick<ChangeInput<HandReason>, 'reason' | 'to'> & Partial<Pick<ChangeInput, 'note'>>;

function subjectFor(act: Acts) {
  const first = act.clocks.find(({ step }) => step === 'resolve') ?? act.clocks[0];
  return subjectOf(act.letter, first?.originalDueTime);
}

/** Changes hands: change point and event; who gets it sees the letter from now on. */
export async function moveLetter(act: Acts, move: Move): Promise<void> {
  const { tx, session, letter, item, as } = act;
  refreshDue(act);
  const { state, dueTime = null } = letter;
  const input = { note: '', backVersion: null, awaiting: false, ...move, by: as, dueTime, state };
  const change = applyChange(session, item, input);
  const { acted: _, ...stored } = change;
  tx.em.persist(tx.em.create(HandEntity, stored));
  // A note may name somebody: it stays with the letter.
  emitCustody(tx, session, item, change, subjectFor(act));
  if (move.to?.postId) await addViewers(tx.em, letter.id, [move.to.postId]);
  await orderViewers(tx.em, letter.id, dueTime);
}

/** Tells that the letter changed in the same hands: classified, suspended, due at another time. */
export async function describeLetter(act: Acts): Promise<void> {
  const { tx, session, item, letter } = act;
  refreshDue(act);
  item.dueTime = letter.dueTime ?? null;
  emitDescribed(tx, session, item, subjectFor(act));
  await orderViewers(tx.em, letter.id, item.dueTime);
}

/** A letter nobody has held yet. */
export function newItem(id: string, now: Date): ItemRow {
  return unheld(id, now, null);
}

/**
 * Who gets what is sent to a post, where the writ of the letter's unit runs.
 * @throws AppError POST_NOT_FOUND, POST_VACANT, SAME_HOLDER; FIELD_INVALID for a post elsewhere
 */
export function getReceiver({ session, letter, item }: Acts, field: string, postId: string): Holder {
  const to = getHolderOf(session, field, postId);
  if (to.postId === item.holderPostId) throw new AppError('SAME_HOLDER');
  if (!isUnder(to.unitId, letter.deciderUnitId, session.find)) {
    refuseField(field, 'NOT_IN_UNIT', 'is not under the unit', 'không thuộc phạm vi của đơn vị');
  }
  const { unitId, personId } = to;
  return { unitId, postId, personId };
}
