import { AppError } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { getSuccessorPost, isClosed, openOwnSession } from '@baro/directory-client';
import type { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import { lockPetition } from '../store/petition-store.ts';
import { auditAct } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { movePetition } from './hands.ts';

/**
 * Hands a petition that a closed unit holds over to a post of the unit that follows. State, due time and what is still to
 * be accepted stay: the clock runs on. Does nothing when the post has it already.
 * @throws AppError ITEM_ENDED, UNIT_IN_FORCE, NOT_SUCCESSOR, POST_NOT_FOUND, POST_VACANT
 */
export async function succeedPetition(deps: Deps, asked: SuccessionAsked, tx: Tx): Promise<void> {
  const session = await openOwnSession(tx.em, deps.directory, tx.now);
  const held = await lockPetition(tx.em, asked.itemId);
  const from = held?.item.holderUnitId;
  if (!held || !from) throw new AppError('ITEM_ENDED');
  const { petition, item } = held;
  if (item.holderPostId === asked.toPostId) return;
  const { to, successor } = getSuccessorPost(session, 'toPostId', from, asked.toPostId);
  const { unitId = '', postId = '', personId = '' } = asked.by ?? {};
  const act = { tx, session, petition, item, as: { unitId, postId, personId } };
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
