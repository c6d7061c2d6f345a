import { AppError } from '@baro/chassis';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { lockFile } from '../store/letter-store.ts';
import type { Acts } from './acts.ts';
import { endCase } from './complaint-act.ts';
import { emitLetter } from './emit.ts';

const { ACCEPTED, VERIFYING, VERIFIED, DECIDED, SENT } = LetterState;
/** A first complaint nobody decided in its term may be contested while it is under way (LKN Đ.33). */
const undecided: readonly LetterState[] = [ACCEPTED, VERIFYING, VERIFIED];

/**
 * The first complaint a second one follows comes to its end here: its decision takes no effect.
 * @throws AppError FIRST_STATE_WRONG when it has taken effect, or is still to be decided in its term
 */
export async function contestFirst(act: Acts): Promise<void> {
  const { tx, letter } = act;
  if (!letter.previousLetterId) return;
  const first = await lockFile(tx.em, letter.previousLetterId);
  if (!first) throw new AppError('PREVIOUS_NOT_FOUND');
  const open = letter.unanswered ? undecided : [DECIDED, SENT];
  if (!open.includes(first.letter.state)) throw new AppError('FIRST_STATE_WRONG');
  if (letter.unanswered && (first.letter.dueTime ?? tx.now) >= letter.receiveTime) {
    throw new AppError('FIRST_STATE_WRONG');
  }
  const other: Acts = { ...act, ...first };
  await endCase(other, LetterState.CONTESTED, 'contested', { secondLetterId: letter.id });
  emitLetter(tx, first.letter, 'DecisionContested', { secondLetterId: letter.id }, [first.letter.unitId]);
  first.letter.updateTime = act.session.now;
}
