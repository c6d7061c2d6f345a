import { AppError, checkReason } from '@baro/chassis';
import type { RecordReportRequest, RequestReportRequest } from '@baro/proto/baro/complaints/v1/denunciations';
import { FurtherDenunciation, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { findLetter } from '../store/letter-store.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { countClock, endClock, openClock, startClock } from './clocks.ts';
import { checkNumber, getDenunciation } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';

const { ACCEPTED, VERIFYING, VERIFIED, CONCLUDED, CONCLUSION_SENT, CONCLUSION_PUBLISHED } = LetterState;
const unresolved: readonly LetterState[] = [ACCEPTED, VERIFYING, VERIFIED];
const concluded: readonly LetterState[] = [CONCLUDED, CONCLUSION_SENT, CONCLUSION_PUBLISHED];

/**
 * The earlier denunciation, where it is kept here, was not resolved in its term, or was concluded: as the further one says.
 * @throws AppError EARLIER_STATE_WRONG
 */
export async function checkEarlier({ tx, letter }: Acts): Promise<void> {
  if (!letter.further || !letter.previousLetterId) return;
  const earlier = await findLetter(tx.em, letter.previousLetterId);
  const overdue = letter.further === FurtherDenunciation.OVERDUE;
  const fits = earlier && (overdue ? unresolved : concluded).includes(earlier.state);
  if (!fits) throw new AppError('EARLIER_STATE_WRONG');
  if (overdue && (!earlier.dueTime || earlier.dueTime >= letter.receiveTime)) {
    throw new AppError('EARLIER_STATE_WRONG');
  }
}

/** Before an overdue one is taken over its resolver has reported, or had the time to (LTC Đ.38). @throws AppError REPORT_MISSING */
export function checkReport(act: Acts): void {
  if (act.letter.further !== FurtherDenunciation.OVERDUE) return;
  if (getDenunciation(act).reportTime) return;
  const row = openClock(act, 'report_answer');
  const dueTime = row && countClock(act.session, act, row)?.dueTime;
  if (!dueTime || dueTime >= act.session.now) throw new AppError('REPORT_MISSING');
}

/** The superior demands a report on a denunciation that was not resolved in its term (LTC Đ.38). */
export const requestReport = letterAct<RequestReportRequest>({
  action: 'RequestReport',
  check: (check, { numberSymbol }) => checkNumber(check, 'numberSymbol', numberSymbol),
  work: async (act, { numberSymbol }) => {
    const { tx, session, letter } = act;
    const denunciation = getDenunciation(act);
    if (denunciation.reportRequestTime) throw new AppError('REPORT_REQUESTED');
    await checkEarlier(act);
    denunciation.reportNumberSymbol = numberSymbol.trim();
    denunciation.reportRequestTime = session.now;
    endClock(act, 'accept', session.now);
    const dueTime = startClock(act, 'report_answer', session.now)?.dueTime;
    emitLetter(tx, letter, 'ReportRequested', { dueTime }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'request_report');
  },
});

/** Records the report that was demanded. */
export const recordReport = letterAct<RecordReportRequest>({
  action: 'RecordReport',
  check: (check, { report }) => checkReason(check, 'report', report, 5000),
  texts: ({ report }) => ({ report }),
  work: async (act, { report }) => {
    const { tx, session, letter } = act;
    const denunciation = getDenunciation(act);
    if (!denunciation.reportRequestTime) throw new AppError('REPORT_NOT_REQUESTED');
    denunciation.report = report.trim();
    denunciation.reportTime = session.now;
    endClock(act, 'report_answer', session.now);
    emitLetter(tx, letter, 'ReportRecorded', {}, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'record_report');
  },
});
