import { applyChange, emitCustody, emitDescribed, unheld } from '@baro/directory-client';
import type { Acting, ChangeInput, Holder, Session } from '@baro/directory-client';
import type { Tx } from '@baro/chassis';
import { HandEntity } from '../store/petition-entities.ts';
import type { ItemRow, PetitionRow } from '../store/petition-entities.ts';
import { subjectOf } from './emit.ts';

/** Kinds of change this service makes, as `CustodyChanged.reason` lists them. */
export type HandReason =
  | 'recorded'
  | 'assigned'
  | 'handed_over'
  | 'submitted'
  | 'sent_back'
  | 'signed'
  | 'closed'
  | 'reopened'
  | 'retired'
  | 'restored'
  | 'finished'
  | 'withdrawn'
  | 'succeeded';

/** In whose name something is done to a petition, in its transaction. */
export interface Acts {
  tx: Tx;
  session: Session;
  petition: PetitionRow;
  item: ItemRow;
  as: Acting;
}

/** What happens to a petition; state and due time are those it has by then. */
export type Move = Pick<ChangeInput<HandReason>, 'reason' | 'to'> &
  Partial<Pick<ChangeInput, 'note' | 'backVersion' | 'awaiting'>>;

/** Changes hands: change point and event. */
export function movePetition({ tx, session, petition, item, as }: Acts, move: Move): void {
  const { state } = petition;
  // The due time is the answer's: from the signature on nobody is reminded of it.
  const dueTime = petition.answerTime ? null : (petition.dueTime ?? null);
  const input = { note: '', backVersion: null, awaiting: false, ...move, by: as, dueTime, state };
  const change = applyChange(session, item, input);
  const { acted: _, ...stored } = change;
  tx.em.persist(tx.em.create(HandEntity, stored));
  emitCustody(tx, session, item, change, subjectOf(petition));
}

/** Tells that the petition changed in the same hands: accepted, classified anew. */
export function describePetition({ tx, session, petition, item }: Acts): void {
  emitDescribed(tx, session, item, subjectOf(petition));
}

/** A petition nobody has held yet. */
export function newItem(petitionId: string, now: Date): ItemRow {
  return unheld(petitionId, now, null);
}

/** The post's holder today; whoever held it then where the post is vacant, so that nothing is left to nobody. */
export function holderToday(session: Session, then: Holder): Holder {
  const today = then.postId ? session.directory.post(then.postId, session.now) : undefined;
  return { ...then, personId: today?.holderPersonId ?? then.personId };
}

/** Who holds an item, as pages show a holder. */
export function holderOf({ holderUnitId, holderPostId, holderPersonId }: ItemRow) {
  return {
    unitId: holderUnitId ?? null,
    postId: holderPostId ?? null,
    personId: holderPersonId ?? null,
  };
}
