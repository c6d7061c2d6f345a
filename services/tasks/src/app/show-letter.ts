import type { Session } from '@baro/directory-client';
import { maySeeBook, postHolder } from '@baro/directory-client';
import type { UrgedTask, UrgingLetter } from '@baro/proto/baro/tasks/v1/urging';
import { letterActions } from '../domain/allowed-actions.ts';
import type { UrgingLetterRow } from '../store/urging-entities.ts';
import type { LetterTask } from '../store/urging-store.ts';

/** Whether the caller may see the letter: the book of who urges or of who is urged, or signs it. */
export function seesLetter({ reach }: Session, letter: UrgingLetterRow): boolean {
  const { unitId, urgedUnitId, treeId, signerPostId } = letter;
  return (
    maySeeBook(reach, { unitId, treeId }) ||
    reach.books.includes(urgedUnitId) ||
    reach.viewers.includes(signerPostId)
  );
}

/** A letter as the contract shows it; lists leave out its tasks. */
export function showLetter(
  session: Session,
  row: UrgingLetterRow,
  tasks: readonly LetterTask[] = [],
): UrgingLetter {
  const { directory } = session;
  const { id, unitId, urgedUnitId, state, note, signingCapacity, taskCount, numberSymbol, createTime } = row;
  const { refusalReason, refusalVi, refusalEn, signerPostId, signerPersonId } = row;
  const side = (unit: string | undefined, postId: string, personId: string) =>
    postHolder(session, { unitId: unit ?? null, postId, personId }, row.askTime ?? createTime);
  return {
    id,
    unitId,
    urgedUnitId,
    state,
    note,
    signingCapacity,
    taskCount,
    numberSymbol,
    refusalReason,
    refusalVi,
    refusalEn,
    createTime,
    unitName: directory.unit(unitId, createTime)?.name ?? '',
    urgedUnitName: directory.unit(urgedUnitId, createTime)?.name ?? '',
    answerDueTime: row.answerDueTime ?? undefined,
    signer: side(directory.post(signerPostId, createTime)?.unit.id, signerPostId, signerPersonId),
    delegationId: row.delegationId ?? '',
    madeBy: side(row.madeUnitId, row.madePostId, row.madePersonId),
    tasks: tasks.map(showUrged),
    documentId: row.documentId ?? '',
    issueDate: row.issueDate ?? '',
    askTime: row.askTime ?? undefined,
    answerTime: row.answerTime ?? undefined,
    etag: String(row.version),
    allowedActions: letterActions(session.staff, { unitId, state, signerPostId }),
  };
}

function showUrged({ urgingNumber, ...task }: LetterTask): UrgedTask {
  return { ...task, urgingCount: urgingNumber ?? 0 };
}
