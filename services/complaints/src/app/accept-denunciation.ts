import { AppError, checkReason, refuseField } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type {
  AcceptDenunciationRequest,
  NotifyAcceptanceRequest,
  RefuseDenunciationRequest,
} from '@baro/proto/baro/complaints/v1/denunciations';
import { FurtherDenunciation, LegalCodeKind, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { allSigned } from '../domain/complaint-rules.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { endClock, startClock } from './clocks.ts';
import { checkNumber, endCase, getDenunciation } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { checkEarlier, checkReport } from './further-denunciation.ts';
import { describeLetter } from './hands.ts';
import { checkCodes } from './legal-codes.ts';

/** Accepts a denunciation by a decision that holds date, basis, contents and term (LTC Đ.29(2)). */
export const acceptDenunciation = letterAct<AcceptDenunciationRequest>({
  action: 'AcceptDenunciation',
  check: (check, { numberSymbol, basis, acceptedContent, evidence }) => {
    checkNumber(check, 'numberSymbol', numberSymbol);
    checkReason(check, 'basis', basis, 2000);
    checkReason(check, 'acceptedContent', acceptedContent, 5000);
    check.text('evidence', evidence, 2000);
  },
  told: ({ basis, acceptedContent }) => ({ basis, acceptedContent }),
  work: async (act, request) => {
    const { tx, letter, session } = act;
    const denunciation = getDenunciation(act);
    if (!letter.eligible || !letter.competent) throw new AppError('NOT_ACCEPTABLE');
    if (!allSigned(act.parties, letter.peopleCount)) throw new AppError('SIGNATURES_MISSING');
    checkEvidence(act, request.evidence.trim());
    await checkGround(act, request.groundCode);
    const { now } = session;
    endClock(act, 'accept', now);
    endClock(act, 'report_answer', now);
    const clock = startClock(act, 'resolve', now);
    // The decision tells the term (LTC Đ.29(2)).
    if (!clock) throw new AppError('TERM_MISSING');
    startClock(act, 'acceptance_notice', now);
    Object.assign(denunciation, {
      acceptNumberSymbol: request.numberSymbol.trim(),
      acceptTime: now,
      acceptBasis: request.basis.trim(),
      acceptedContent: request.acceptedContent.trim(),
      termEndTime: clock.dueTime,
      evidence: request.evidence.trim(),
      groundCode: request.groundCode,
    });
    letter.state = LetterState.ACCEPTED;
    emitLetter(tx, letter, 'DenunciationAccepted', { dueTime: clock.dueTime }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'accept_denunciation');
  },
});

/** Who complained and then denounces the resolver brings evidence of a violation (LTC Đ.29(1)). */
function checkEvidence({ letter }: Acts, evidence: string): void {
  if (letter.againstResolver && !evidence) throw new AppError('EVIDENCE_MISSING');
  if (letter.againstResolver || !evidence) return;
  const en = 'is for a denunciation of who resolved the complaint';
  refuseField('evidence', 'NOT_ALLOWED', en, 'chỉ dùng khi tố cáo người đã giải quyết khiếu nại');
}

/** A further denunciation follows what the law lets it follow, on a ground of the law (LTC Đ.37, 38). */
async function checkGround(act: Acts, code: string): Promise<void> {
  const { tx, letter, session } = act;
  const concluded = letter.further === FurtherDenunciation.AFTER_CONCLUSION;
  if (concluded) {
    if (!code) refuseField('groundCode', 'REQUIRED', 'is required', 'bắt buộc nhập');
    await checkCodes(tx.em, 'groundCode', LegalCodeKind.REVIEW_GROUND, [code], localDateOf(session.now));
  } else if (code) {
    const en = 'is for a denunciation that goes on from a conclusion';
    refuseField('groundCode', 'NOT_ALLOWED', en, 'chỉ dùng khi tố cáo tiếp sau kết luận');
  }
  await checkEarlier(act);
  checkReport(act);
}

/** Does not accept a denunciation, with the reason of the law. */
export const refuseDenunciation = letterAct<RefuseDenunciationRequest>({
  action: 'RefuseDenunciation',
  check: (check, { code, noticeNumberSymbol }) => {
    check.required('code', code);
    checkNumber(check, 'noticeNumberSymbol', noticeNumberSymbol);
  },
  work: async (act, { code, noticeNumberSymbol }) => {
    const { tx, letter, session } = act;
    const kind = LegalCodeKind.DENUNCIATION_NOT_ACCEPTED;
    await checkCodes(tx.em, 'code', kind, [code], localDateOf(session.now));
    const told = { notAcceptedCode: code, noticeNumberSymbol: noticeNumberSymbol.trim() };
    Object.assign(getDenunciation(act), told);
    await endCase(act, LetterState.NOT_ACCEPTED, 'refused', { code });
    emitLetter(tx, letter, 'DenunciationRefused', { code }, [act.as.unitId]);
  },
});

/** The denouncer is told of the acceptance, the denounced of the content and not of who denounced (LTC Đ.29). */
export const notifyAcceptance = letterAct<NotifyAcceptanceRequest>({
  action: 'NotifyAcceptance',
  check: (check, { denouncerNumberSymbol, denouncedNumberSymbol }) => {
    checkNumber(check, 'denouncerNumberSymbol', denouncerNumberSymbol);
    checkNumber(check, 'denouncedNumberSymbol', denouncedNumberSymbol);
  },
  work: async (act, { denouncerNumberSymbol, denouncedNumberSymbol }) => {
    const denunciation = getDenunciation(act);
    if (denunciation.notifyTime) throw new AppError('NOTIFIED');
    Object.assign(denunciation, {
      denouncerNumberSymbol: denouncerNumberSymbol.trim(),
      denouncedNumberSymbol: denouncedNumberSymbol.trim(),
      notifyTime: act.session.now,
    });
    endClock(act, 'acceptance_notice', act.session.now);
    emitLetter(act.tx, act.letter, 'AcceptanceNotified', {}, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'notify_acceptance');
  },
});
