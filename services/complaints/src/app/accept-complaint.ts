import { startOfDay } from '@baro/directory-client';
import { AppError } from '@baro/chassis';
import type {
  AcceptComplaintRequest,
  RefuseComplaintRequest,
} from '@baro/proto/baro/complaints/v1/complaints';
import { LegalCodeKind, LetterState, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { allSigned, representativesFor } from '../domain/complaint-rules.ts';
import { termOf } from '../domain/clock-terms.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { endClock, startClock, termFactsOf } from './clocks.ts';
import { checkNumber, endCase, getComplaint } from './complaint-act.ts';
import { contestFirst } from './contest-first.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';
import { checkCodes, groupLimits } from './legal-codes.ts';
import { receiveDateOf } from './show-letter.ts';

/** Accepts a complaint: the term of its resolution runs from here. */
export const acceptComplaint = letterAct<AcceptComplaintRequest>({
  action: 'AcceptComplaint',
  check: (check, { noticeNumberSymbol }) => checkNumber(check, 'noticeNumberSymbol', noticeNumberSymbol),
  work: async (act, request) => {
    const { tx, letter, session } = act;
    const complaint = getComplaint(act);
    if (!letter.eligible || !letter.competent) throw new AppError('NOT_ACCEPTABLE');
    checkInTime(act);
    await checkGroup(act, request.representativesAppointed);
    await contestFirst(act);
    Object.assign(complaint, {
      noticeNumberSymbol: request.noticeNumberSymbol.trim(),
      acceptTime: session.now,
    });
    letter.state = LetterState.ACCEPTED;
    endClock(act, 'accept', session.now);
    const clock = startClock(act, 'resolve', session.now);
    emitLetter(tx, letter, 'ComplaintAccepted', { dueTime: clock?.dueTime }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'accept');
  },
});

/** Lodged too late is accepted only with a good reason, which is kept (LKN Đ.9, 33, 48). @throws AppError COMPLAINT_LATE */
function checkInTime(act: Acts): void {
  const { letter, session } = act;
  if (letter.lateReason || !letter.knownDate) return;
  const { variant, ...key } = termOf('lodge', termFactsOf(act));
  const clock = session.directory.clock({
    ...key,
    variant: variant || undefined,
    triggerTime: startOfDay(letter.knownDate),
  });
  if (clock?.dueTime && letter.receiveTime > clock.dueTime) {
    throw new AppError('COMPLAINT_LATE', { metadata: { date: clock.dueDate ?? '' } });
  }
}

/** Everybody signed, and many are represented by as many as the law allows (LKN Đ.8, NĐ 155/2026 Đ.10). */
async function checkGroup({ tx, letter, parties }: Acts, appointed: boolean): Promise<void> {
  if (!allSigned(parties, letter.peopleCount)) throw new AppError('SIGNATURES_MISSING');
  const limits = await groupLimits(tx.em, receiveDateOf(letter));
  const { min, max } = representativesFor(letter.peopleCount, limits);
  const count = parties.filter(({ role }) => role === PartyRole.REPRESENTATIVE).length;
  if (count < min || count > max || (min > 0 && !appointed)) {
    throw new AppError('REPRESENTATIVES_WRONG', { metadata: { min: String(min), max: String(max) } });
  }
}

/** Does not accept a complaint, with the reason of the law. */
export const refuseComplaint = letterAct<RefuseComplaintRequest>({
  action: 'RefuseComplaint',
  check: (check, { code, noticeNumberSymbol }) => {
    check.required('code', code);
    checkNumber(check, 'noticeNumberSymbol', noticeNumberSymbol);
  },
  work: async (act, { code, noticeNumberSymbol }) => {
    const { tx, letter } = act;
    await checkCodes(tx.em, 'code', LegalCodeKind.NOT_ACCEPTED, [code], receiveDateOf(letter));
    const told = { notAcceptedCode: code, noticeNumberSymbol: noticeNumberSymbol.trim() };
    Object.assign(getComplaint(act), told);
    await endCase(act, LetterState.NOT_ACCEPTED, 'refused', { code });
    emitLetter(tx, letter, 'ComplaintRefused', { code }, [act.as.unitId]);
  },
});
