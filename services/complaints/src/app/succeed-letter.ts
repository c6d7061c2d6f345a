import { AppError } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { getSuccessorPost, openOwnSession } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import type { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import { addViewers, lockFile } from '../store/letter-store.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { emitLetter } from './emit.ts';
import { moveLetter } from './hands.ts';

/**
 * A letter a closed unit holds goes to a post of the unit that follows, which sees it from then on; where the closed unit was to
 * decide it, the one that follows does. The clocks run on. Does nothing when the post has it already.
 * @throws AppError ITEM_ENDED, UNIT_IN_FORCE, NOT_SUCCESSOR, POST_NOT_FOUND, POST_VACANT
 */
export async function succeedLetter(directory: DirectoryCopy, asked: SuccessionAsked, tx: Tx): Promise<void> {
  const file = await lockFile(tx.em, asked.itemId);
  const fromUnitId = file?.item.holderUnitId;
  if (!file || !fromUnitId) throw new AppError('ITEM_ENDED');
  if (file.item.holderPostId === asked.toPostId) return;
  const session = await openOwnSession(tx.em, directory, tx.now);
  const { to, successor } = getSuccessorPost(session, 'toPostId', fromUnitId, asked.toPostId);
  const { unitId = '', postId = '', personId = '' } = asked.by ?? {};
  const act: Acts = { ...file, tx, session, as: { unitId, postId, personId } };
  const { letter } = act;
  if (!session.directory.unit(letter.deciderUnitId, session.now)?.inForce) {
    // Its number stays that of the unit it came to.
    letter.deciderUnitId = successor.unit.id;
    await addViewers(tx.em, letter.id, [successor.unit.id]);
  }
  letter.updateTime = session.now;
  await moveLetter(act, { reason: 'succeeded', to });
  emitLetter(tx, letter, 'LetterHandedOver', { postId: asked.toPostId }, [fromUnitId, to.unitId]);
  auditAct(act, 'succeed', { toPostId: to.postId, runId: asked.runId });
}
