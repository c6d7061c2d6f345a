import { AppError, PoisonError, defineCommand, isIsoDate, isUuid, nameId } from '@baro/chassis';
import type { CommandDefinition, Event, Tx } from '@baro/chassis';
import { getOpenUnit, sessionOf, unitCodeOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { LetterNumberGiven, LetterNumberRefused } from '@baro/proto/baro/documents/v1/documents_events';
import { OutgoingDocument, OutgoingKind } from '@baro/proto/baro/documents/v1/resources';
import { UrgingLetterNumberAsked } from '@baro/proto/baro/tasks/v1/urging_events';
import { mayAskLetterNumber } from '../domain/policy.ts';
import type { OutgoingRow } from '../store/outgoing-entities.ts';
import { findOutgoing } from '../store/outgoing-store.ts';
import { auditOutgoing } from './change-outgoing.ts';
import { newDraft, storeDraft } from './create-outgoing.ts';
import type { Deps } from './deps.ts';
import { refuseClassified } from './incoming-fields.ts';
import { issue } from './issue-outgoing.ts';
import { giveNumber, prepareNumber, turnOf } from './number-outgoing.ts';
import { tidyOutgoing } from './outgoing-fields.ts';

/** Space of the ids of documents made from urging letters. */
const letterSpace = 'b3c0a1f2-6d58-5c7e-9a41-2f0d8e6b7c15';
/** Công văn. */
const letterType = 'CV';

/**
 * Tasks asks for the number of an urging letter: an outgoing document is made, numbered and issued in one transaction
 * (NĐ 30/2020 Đ.15, 18). Who asked must be who signs, and the signature must hold now.
 */
export function letterNumberCommand(deps: Deps): CommandDefinition {
  return defineCommand({
    name: 'letter-numbers',
    stream: 'TASKS',
    filter: 'baro.tasks.urging_letter.number_asked.>',
    handle: (event, tx) => numberLetter(deps, event, tx),
    refuse: async (event, { reason, en, vi }, tx) => {
      const { letterId, askCount, unitId } = readCommand(event);
      const data = { letterId, askCount, reason, sentenceEn: en, sentenceVi: vi };
      const now = { directory: await deps.directory.read(tx.em), now: tx.now };
      tx.audit({
        action: 'refuse_number',
        subjectType: 'letter_number',
        subjectId: letterId,
        unitId,
        details: { reason, commandId: event.id },
      });
      tx.emit({
        type: LetterNumberRefused,
        typeName: 'baro.documents.v1.LetterNumberRefused',
        data,
        verb: 'refused',
        ...answerOf(letterId, askCount, unitId, unitCodeOf(now, unitId)),
      });
    },
  });
}

async function numberLetter(deps: Deps, event: Event, tx: Tx): Promise<void> {
  const asked = readCommand(event);
  const session = sessionOf(await deps.directory.read(tx.em), event.actor, tx.now);
  const id = nameId(asked.letterId, letterSpace);
  const made = await findOutgoing(tx.em, id);
  if (made) {
    answer(tx, asked, made);
    return;
  }
  const desks = session.staff.desks.filter(({ postId }) => postId === asked.signerPostId);
  const decision = mayAskLetterNumber({ ...session.staff, desks }, asked.unitId);
  if (!decision.allowed || decision.as.personId !== asked.signerPersonId) {
    throw new AppError('PERMISSION_DENIED');
  }
  const typed = letterOf(session, asked);
  refuseClassified(typed);
  const row = newDraft(session, getOpenUnit(session, asked.unitId), decision.as, typed, id);
  const act = await storeDraft(tx, session, row, decision.as);
  auditOutgoing(act, 'number_letter', { letterId: asked.letterId, commandId: event.id });
  const series = await prepareNumber(deps, act, '');
  tx.last(async () => {
    await giveNumber(act, series);
    await issue(act);
    await tx.em.flush();
    answer(tx, asked, act.document);
  }, turnOf(series));
}

/** @throws PoisonError COMMAND_INVALID: no letter can be named in an answer, or the recipient cannot be one */
function readCommand(event: Event): UrgingLetterNumberAsked {
  const asked = UrgingLetterNumberAsked.fromJSON(event.data ?? {});
  const { letterId, unitId, urgedUnitId, signerPostId, askCount, answerDueDate } = asked;
  const named = [letterId, unitId, urgedUnitId, signerPostId].every(isUuid) && askCount > 0;
  if (!named || (answerDueDate !== '' && !isIsoDate(answerDueDate))) throw new PoisonError('COMMAND_INVALID');
  return asked;
}

/** The letter as an outgoing document. */
function letterOf(session: Session, asked: UrgingLetterNumberAsked): OutgoingDocument {
  const { taskCount, urgedUnitId, signerPostId, signerPersonId, signingCapacity, delegationId } = asked;
  const urged = getOpenUnit(session, urgedUnitId);
  return tidyOutgoing(
    OutgoingDocument.fromPartial({
      kind: OutgoingKind.OUTGOING,
      typeCode: letterType,
      subject: `V/v đôn đốc thực hiện ${taskCount} nhiệm vụ quá hạn`,
      description: Array.from(asked.summary).slice(0, 500).join(''),
      signerPostId,
      signerPersonId,
      signingCapacity,
      delegationId,
      recipients: [{ name: urged.name, unitId: urgedUnitId }],
      dueDate: asked.answerDueDate,
    }),
  );
}

function answer(tx: Tx, { letterId, askCount }: UrgingLetterNumberAsked, document: OutgoingRow): void {
  const { id: documentId, number, numberSymbol, issueDate, unitId, unitCode } = document;
  tx.emit({
    type: LetterNumberGiven,
    typeName: 'baro.documents.v1.LetterNumberGiven',
    data: { letterId, askCount, documentId, number, numberSymbol, issueDate: issueDate ?? '' },
    verb: 'given',
    ...answerOf(letterId, askCount, unitId, unitCode),
  });
}

/** One answer a command: its count is the version. */
function answerOf(letterId: string, askCount: number, unitId: string, unitCode: string) {
  const aggregate = { aggregateType: 'letter_number', aggregateId: letterId, aggregateVersion: askCount };
  return { ...aggregate, unitId, unitCode };
}
