import { PoisonError, defineConsumer } from '@baro/chassis';
import type { ConsumerDefinition, ConsumerTx, Event } from '@baro/chassis';
import { emitDescribed } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import { LetterNumberGiven, LetterNumberRefused } from '@baro/proto/baro/documents/v1/documents_events';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';
import { emitLetter } from '../app/emit-letter.ts';
import { emitTask, subjectOf } from '../app/emit.ts';
import { itemKinds } from '../store/hand-entities.ts';
import { findItemOf, lockTaskRow } from '../store/task-store.ts';
import type { UrgingLetterRow } from '../store/urging-entities.ts';
import { countUrging, findLetterTasks, lockLetter } from '../store/urging-store.ts';

/** Takes documents' answers to the commands for a number. Doubled and late ones change nothing. */
export function letterAnswers(copy: DirectoryCopy): ConsumerDefinition {
  return defineConsumer({
    name: 'letter-answers',
    stream: 'DOCUMENTS',
    filter: 'baro.documents.letter_number.>',
    handle: async (event, tx) => {
      if (event.type === 'baro.documents.v1.LetterNumberGiven') await takeNumber(copy, event, tx);
      if (event.type === 'baro.documents.v1.LetterNumberRefused') await takeRefusal(event, tx);
    },
  });
}

/** A number that was given is given, whichever command it answers. */
async function takeNumber(copy: DirectoryCopy, event: Event, tx: ConsumerTx): Promise<void> {
  const given = LetterNumberGiven.fromJSON(event.data ?? {});
  const letter = await getLetter(tx, given.letterId);
  if (letter.state === UrgingLetterState.DONE) return;
  const { documentId, numberSymbol, issueDate } = given;
  Object.assign(letter, {
    state: UrgingLetterState.DONE,
    documentId,
    numberSymbol,
    issueDate: issueDate || null,
    refusalReason: '',
    refusalVi: '',
    refusalEn: '',
    answerTime: tx.now,
  });
  const taskIds = await countOnTasks(copy, tx, letter, documentId);
  emitLetter(tx, letter, 'UrgingLetterNumbered', { documentId, numberSymbol, taskIds });
}

/** In the order of the ids, so that of two letters on the same tasks one waits for the other. */
async function countOnTasks(
  copy: DirectoryCopy,
  tx: ConsumerTx,
  letter: UrgingLetterRow,
  documentId: string,
): Promise<string[]> {
  const listed = await findLetterTasks(tx.em, letter.id);
  const taskIds = listed.map(({ taskId }) => taskId).toSorted();
  const now = { directory: await copy.read(tx.em), now: tx.now };
  for (const taskId of taskIds) {
    const task = await lockTaskRow(tx.em, taskId);
    if (!task || !(await countUrging(tx.em, letter.id, taskId, task.urgingCount + 1))) continue;
    task.urgingCount += 1;
    task.updateTime = tx.now;
    const { urgingCount } = task;
    const item = await findItemOf(tx.em, taskId);
    const subject = subjectOf(task, itemKinds.task, task.state, task.originalDueTime);
    // What nobody holds any more is in no list.
    if (item?.holderUnitId) emitDescribed(tx, now, item, subject);
    emitTask(tx, task, 'TaskUrged', { letterId: letter.id, documentId, urgingCount }, [task.leadUnitId]);
  }
  return taskIds;
}

/** The refusal of an older command, of a letter asked for again since, says nothing. */
async function takeRefusal(event: Event, tx: ConsumerTx): Promise<void> {
  const refused = LetterNumberRefused.fromJSON(event.data ?? {});
  const letter = await getLetter(tx, refused.letterId);
  if (letter.state !== UrgingLetterState.ASKED || letter.askCount !== refused.askCount) return;
  Object.assign(letter, {
    state: UrgingLetterState.REFUSED,
    refusalReason: refused.reason || 'INTERNAL',
    refusalVi: refused.sentenceVi,
    refusalEn: refused.sentenceEn,
    answerTime: tx.now,
  });
  emitLetter(tx, letter, 'UrgingLetterRefused', { reason: refused.reason });
}

/** @throws PoisonError LETTER_UNKNOWN: the answer to a letter this service never asked for */
async function getLetter(tx: ConsumerTx, id: string): Promise<UrgingLetterRow> {
  const letter = await lockLetter(tx.em, id);
  if (!letter) throw new PoisonError('LETTER_UNKNOWN');
  return letter;
}
