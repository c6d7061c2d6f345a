import { isBarred } from '../identity/index.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import type { Deps } from './deps.ts';
import { emitLetter } from './emit.ts';
import { moveLetter } from './hands.ts';
import { headPost } from './head-post.ts';

/** Whether who holds the letter is kept away from it; the head decides on those of the own unit, unless denounced. */
export async function isHolderKeptAway({ identities }: Deps, act: Acts): Promise<boolean> {
  const { letter, item, session } = act;
  const { holderPersonId: personId, holderPostId } = item;
  if (!personId) return false;
  const bars = await identities.barsOf(letter.id);
  if (bars.some((bar) => bar.personId === personId)) return true;
  if (headPost(session.directory, letter.deciderUnitId, session.now)?.post.id === holderPostId) return false;
  return isBarred(session.directory, bars, personId, letter.receiveTime, session.now);
}

/**
 * Passes a letter whose holder is kept away from it to the head who decides, so that it lies with nobody who cannot see it.
 * Where the head is denounced or the post vacant it stays: then another body has to decide.
 */
export async function passToHead({ identities }: Deps, act: Acts): Promise<void> {
  const { tx, session, letter, item } = act;
  const head = headPost(session.directory, letter.deciderUnitId, session.now);
  const [postId, personId] = [head?.post.id ?? '', head?.holderPersonId ?? ''];
  if (!postId || !personId || postId === item.holderPostId) return;
  const bars = await identities.barsOf(letter.id);
  if (bars.some((bar) => bar.personId === personId)) return;
  const from = item.holderUnitId;
  const unitId = letter.deciderUnitId;
  await moveLetter(act, { reason: 'handed_over', to: { unitId, postId, personId } });
  emitLetter(tx, letter, 'LetterHandedOver', { postId }, [from, unitId]);
  auditAct(act, 'hand_over', { toPostId: postId });
}
