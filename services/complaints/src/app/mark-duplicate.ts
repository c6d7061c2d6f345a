import { AppError, checkEnum, checkId, enumName } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateVerdict } from '@baro/proto/baro/complaints/v1/letters';
import type { MarkDuplicateRequest } from '@baro/proto/baro/complaints/v1/letters';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { mayBeSame } from '../domain/likely-rules.ts';
import type { LetterRow } from '../store/letter-entities.ts';
import { findFile, findLetter } from '../store/letter-store.ts';
import { findMarks, insertMark, lockFiling } from '../store/mark-store.ts';
import { auditAct } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { emitLetter } from './emit.ts';
import { seesLetter } from './sight.ts';

/** Says that a letter is a duplicate of another, or that it is none. To who does not see the other one there is none. */
export const markDuplicate = letterAct<MarkDuplicateRequest>({
  action: 'MarkDuplicate',
  check: (check, { otherId, verdict }) => {
    checkId(check, 'otherId', otherId);
    if (check.required('verdict', verdict || undefined)) {
      checkEnum(check, 'verdict', verdict, DuplicateVerdict);
    }
  },
  work: async (act, { otherId, verdict }, deps) => {
    const { tx, session, letter, as } = act;
    const other = await findFile(tx.em, otherId);
    const seen = other && (await seesLetter(deps, tx.em, session, other));
    if (!seen) throw new AppError('LETTER_NOT_FOUND');
    if (!mayBeSame(letter, other.letter)) throw new AppError('NOT_ANOTHER_LETTER');
    const { unitId, postId, personId } = as;
    const judged = { letterId: letter.id, otherId, verdict, time: session.now };
    await insertMark(tx.em, { ...judged, unitId, postId, personId });
    const told = enumName(DuplicateVerdict, verdict);
    emitLetter(tx, letter, 'DuplicateMarked', { verdict: told }, [unitId]);
    auditAct(act, 'mark_duplicate', { otherId, verdict: told });
  },
});

/**
 * Whether somebody judged the letter to be a duplicate of one that is not filed itself: of two that are marked for each
 * other one is left.
 */
export async function isDuplicate(em: EntityManager, letter: LetterRow): Promise<boolean> {
  await lockFiling(em, letter.deciderUnitId);
  for (const { letterId, otherId, verdict } of await findMarks(em, letter.id)) {
    if (letterId !== letter.id || verdict !== DuplicateVerdict.DUPLICATE) continue;
    const other = await findLetter(em, otherId);
    if (other && mayBeSame(letter, other) && other.state !== LetterState.FILED) return true;
  }
  return false;
}
