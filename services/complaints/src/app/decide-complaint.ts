import { AppError, checkEnum, checkReason, refuseField, enumName } from '@baro/chassis';
import { localDateOf, startOfDay } from '@baro/directory-client';
import type { IssueDecisionRequest, SendDecisionRequest } from '@baro/proto/baro/complaints/v1/complaints';
import { ComplaintInstance, DecisionOutcome, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { needsDialogue } from '../domain/complaint-rules.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { endClock, startClock, termFactsOf } from './clocks.ts';
import { checkNumber, getComplaint } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { describeLetter, moveLetter } from './hands.ts';
import { holderTodayOf } from './post-today.ts';

/** Decides: the clerk who received the letter gets it back to send the decision. */
export const issueDecision = letterAct<IssueDecisionRequest>({
  action: 'IssueDecision',
  check: (check, { numberSymbol, outcome, decisionText }) => {
    checkNumber(check, 'numberSymbol', numberSymbol);
    if (check.required('outcome', outcome || undefined)) {
      checkEnum(check, 'outcome', outcome, DecisionOutcome);
    }
    checkReason(check, 'decisionText', decisionText, 20_000);
  },
  texts: ({ decisionText }) => ({ decisionText }),
  work: async (act, { numberSymbol, outcome, decisionText }) => {
    const { tx, session, letter } = act;
    const complaint = getComplaint(act);
    checkDialogue(act);
    const { now } = session;
    endClock(act, 'resolve', now);
    startClock(act, 'send', now);
    const effect = startClock(act, 'effect', now);
    Object.assign(complaint, {
      outcome,
      decisionText,
      decisionNumberSymbol: numberSymbol.trim(),
      decisionTime: now,
      effectDueTime: effect?.dueTime ?? null,
    });
    letter.state = LetterState.DECIDED;
    const to = holderTodayOf(act, letter.receiverPostId);
    await moveLetter(act, { reason: 'decided', to });
    const data = {
      outcome: enumName(DecisionOutcome, outcome),
      instance: enumName(ComplaintInstance, letter.instance),
    };
    emitLetter(tx, letter, 'DecisionIssued', data, [act.as.unitId, to.unitId]);
    auditAct(act, 'decide', data);
  },
});

/** @throws AppError DIALOGUE_NEEDED where the law demands one that is not recorded */
function checkDialogue({ letter, complaint, dialogues }: Acts): void {
  const needed = needsDialogue({ ...letter, demandDiffers: complaint?.demandDiffers ?? false });
  if (needed && !dialogues.some(({ recordTime }) => recordTime)) throw new AppError('DIALOGUE_NEEDED');
}

/** The decision was sent; the day it was received may be told later. */
export const sendDecision = letterAct<SendDecisionRequest>({
  action: 'SendDecision',
  check: (check, { receiptDate }) => check.isoDate('receiptDate', receiptDate),
  work: async (act, { receiptDate }) => {
    const { tx, session, letter } = act;
    const complaint = getComplaint(act);
    checkReceipt(act, receiptDate);
    complaint.sendTime ??= session.now;
    letter.state = LetterState.SENT;
    endClock(act, 'send', session.now);
    if (receiptDate && !complaint.receiptDate) {
      complaint.receiptDate = receiptDate;
      startLodging(act, receiptDate);
    }
    emitLetter(tx, letter, 'DecisionSent', { receiptDate }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'send_decision', { receiptDate });
  },
});

/** Nobody receives a decision before it was issued, or tomorrow. @throws AppError FIELD_INVALID */
function checkReceipt({ session, complaint }: Acts, receiptDate: string): void {
  if (!receiptDate) return;
  const issued = localDateOf(complaint?.decisionTime ?? session.now);
  if (receiptDate >= issued && receiptDate <= localDateOf(session.now)) return;
  const en = 'is not between the day of the decision and today';
  refuseField('receiptDate', 'OUT_OF_RANGE', en, 'phải từ ngày ban hành quyết định đến hôm nay');
}

/** Until when the complainant may complain again: only after a first decision. */
function startLodging(act: Acts, receiptDate: string): void {
  if (act.letter.instance !== ComplaintInstance.FIRST) return;
  const instance = ComplaintInstance.SECOND;
  startClock(act, 'lodge', startOfDay(receiptDate), { ...termFactsOf(act), instance });
}
