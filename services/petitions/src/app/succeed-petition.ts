import { AppError } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { getSuccessorPost, isClosed, openOwnSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import type { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import { findPetitionIdOf, lockPart } from '../store/part-store.ts';
import { lockPetition } from '../store/petition-store.ts';
import { auditPart } from './change-part.ts';
import { auditAct } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { movePetition } from './hands.ts';
import { emitPart, movePart } from './part-hands.ts';

/**
 * Hands a petition, or a part of one, that a closed unit holds over to a post of the unit that follows. State, due time and what is still to
 * be accepted stay: the clock runs on. Does nothing when the post has it already.
 * @throws AppError ITEM_ENDED, UNIT_IN_FORCE, NOT_SUCCESSOR, POST_NOT_FOUND, POST_VACANT
 */
export async function succeedPetition(deps: Deps, asked: SuccessionAsked, tx: Tx): Promise<void> {
  const session = await openOwnSession(tx.em, deps.directory, tx.now);
  const partOf = await findPetitionIdOf(tx.em, asked.itemId);
  if (partOf) return succeedPart(session, partOf, asked, tx);
  const held = await lockPetition(tx.em, asked.itemId);
  const from = held?.item.holderUnitId;
  if (!held || !from) throw new AppError('ITEM_ENDED');
  const { petition, item } = held;
  if (item.holderPostId === asked.toPostId) return;
  const { to, successor } = getSuccessorPost(session, 'toPostId', from, asked.toPostId);
  const act = { tx, session, petition, item, as: actingOf(asked) };
  const lead = petition.leadUnitId ? session.directory.unit(petition.leadUnitId, session.now) : undefined;
  if (isClosed(lead, session.now)) {
    Object.assign(petition, { leadPostId: to.postId, leadUnitId: successor.unit.id });
  }
  const { awaiting, backVersion = null } = item;
  movePetition(act, { reason: 'succeeded', to, awaiting, backVersion });
  emitPetition(tx, petition, 'PetitionHandedOver', { postId: asked.toPostId }, [from, to.unitId]);
  petition.updateTime = session.now;
  auditAct(act, 'succeed', { toPostId: to.postId, runId: asked.runId });
}

function actingOf({ by }: SuccessionAsked): Acting {
  const { unitId = '', postId = '', personId = '' } = by ?? {};
  return { unitId, postId, personId };
}

async function succeedPart(
  session: Session,
  petitionId: string,
  asked: SuccessionAsked,
  tx: Tx,
): Promise<void> {
  const held = await lockPetition(tx.em, petitionId);
  const heldPart = await lockPart(tx.em, asked.itemId);
  const from = heldPart?.partItem.holderUnitId;
  if (!held || !heldPart || !from) throw new AppError('ITEM_ENDED');
  const { part, partItem } = heldPart;
  if (partItem.holderPostId === asked.toPostId) return;
  const { to, successor } = getSuccessorPost(session, 'toPostId', from, asked.toPostId);
  const act = { tx, session, ...held, ...heldPart, as: actingOf(asked) };
  if (isClosed(session.directory.unit(part.unitId, session.now), session.now)) {
    part.unitId = successor.unit.id;
  }
  movePart(act, { reason: 'succeeded', to, awaiting: partItem.awaiting });
  emitPart(tx, held.petition, part, 'PetitionPartHandedOver', { postId: asked.toPostId }, [from, to.unitId]);
  held.petition.updateTime = session.now;
  auditPart(act, 'succeed_part', { toPostId: to.postId, runId: asked.runId });
}
