import { localDateOf, getHolderOf, mayHandle } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { Tx } from '@baro/chassis';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';
import { summaryOf } from '../domain/urging.ts';
import type { UrgingLetterRow } from '../store/urging-entities.ts';
import type { LetterTask } from '../store/urging-store.ts';
import { emitLetter } from './emit-letter.ts';

/** Who signs a letter. */
export interface Signer {
  postId: string;
  personId: string;
  /** Whether it is the caller: then asking for the number is signing. */
  calls: boolean;
}

/** @throws AppError POST_NOT_FOUND, POST_VACANT; FIELD_INVALID for a role that is given no work */
export function signerOf(session: Session, postId: string): Signer {
  const own = mayHandle(session.staff, postId);
  if (own.allowed) return { postId, personId: own.as.personId, calls: true };
  const { personId } = getHolderOf(session, 'signerPostId', postId);
  return { postId, personId: personId ?? '', calls: false };
}

/**
 * Asks documents for the number when the caller is who signs; else the letter waits for the signer: nobody is made to
 * sign by another (NĐ 30/2020 Đ.13).
 */
export function askNumber(
  tx: Tx,
  session: Session,
  letter: UrgingLetterRow,
  signer: Signer,
  tasks: readonly Omit<LetterTask, 'urgingNumber'>[],
): void {
  const { unitId, urgedUnitId } = letter;
  Object.assign(letter, {
    signerPostId: signer.postId,
    signerPersonId: signer.personId,
    refusalReason: '',
    refusalVi: '',
    refusalEn: '',
  });
  if (!signer.calls) {
    letter.state = UrgingLetterState.PREPARED;
    emitLetter(tx, letter, 'UrgingLetterPrepared', { unitId, urgedUnitId });
    return;
  }
  letter.state = UrgingLetterState.ASKED;
  letter.askCount += 1;
  letter.askTime = session.now;
  emitLetter(tx, letter, 'UrgingLetterNumberAsked', {
    unitId,
    urgedUnitId,
    askCount: letter.askCount,
    signerPostId: signer.postId,
    signerPersonId: signer.personId,
    signingCapacity: letter.signingCapacity,
    delegationId: letter.delegationId ?? '',
    taskCount: letter.taskCount,
    summary: summaryOf(letter.note, tasks),
    answerDueDate: letter.answerDueTime ? localDateOf(letter.answerDueTime) : '',
  });
}
