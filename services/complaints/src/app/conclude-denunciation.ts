import { checkEnum, checkReason, enumName } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type {
  IssueConclusionRequest,
  PublishConclusionRequest,
  SendConclusionRequest,
} from '@baro/proto/baro/complaints/v1/denunciations';
import { ConclusionOutcome, LegalCodeKind, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { auditAct } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { endClock, startClock } from './clocks.ts';
import { checkNumber, endCase, getDenunciation } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { describeLetter, moveLetter } from './hands.ts';
import { checkCodes } from './legal-codes.ts';
import { holderTodayOf } from './post-today.ts';

/** Concludes the content: the clerk who received the letter gets it back to send and publish the conclusion (LTC Đ.35, 40). */
export const issueConclusion = letterAct<IssueConclusionRequest>({
  action: 'IssueConclusion',
  check: (check, { numberSymbol, outcome, conclusionText }) => {
    checkNumber(check, 'numberSymbol', numberSymbol);
    if (check.required('outcome', outcome || undefined)) {
      checkEnum(check, 'outcome', outcome, ConclusionOutcome);
    }
    checkReason(check, 'conclusionText', conclusionText, 20_000);
  },
  told: ({ conclusionText }) => ({ conclusionText }),
  work: async (act, { numberSymbol, outcome, conclusionText }) => {
    const { tx, session, letter } = act;
    const { now } = session;
    Object.assign(getDenunciation(act), {
      outcome,
      conclusionText,
      conclusionNumberSymbol: numberSymbol.trim(),
      conclusionTime: now,
    });
    endClock(act, 'resolve', now);
    startClock(act, 'conclusion_send', now);
    startClock(act, 'conclusion_publish', now);
    letter.state = LetterState.CONCLUDED;
    const to = holderTodayOf(act, letter.receiverPostId);
    await moveLetter(act, { reason: 'concluded', to });
    emitLetter(tx, letter, 'ConclusionIssued', {}, [act.as.unitId, to.unitId]);
    auditAct(act, 'conclude', { outcome: enumName(ConclusionOutcome, outcome) });
  },
});

/** The conclusion was sent. */
export const sendConclusion = letterAct<SendConclusionRequest>({
  action: 'SendConclusion',
  work: async (act) => {
    const { tx, session, letter } = act;
    getDenunciation(act).sendTime = session.now;
    letter.state = LetterState.CONCLUSION_SENT;
    endClock(act, 'conclusion_send', session.now);
    emitLetter(tx, letter, 'ConclusionSent', {}, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'send_conclusion');
  },
});

/** The conclusion was published, without who denounced; nothing is left to be done. */
export const publishConclusion = letterAct<PublishConclusionRequest>({
  action: 'PublishConclusion',
  check: (check, { codes }) => {
    if (codes.length === 0) check.required('codes', undefined);
    if (new Set(codes).size < codes.length) {
      check.add('codes', 'TWICE', 'has a code twice', 'có hình thức bị chọn hai lần');
    }
  },
  work: async (act, { codes }) => {
    const { tx, session, letter } = act;
    await checkCodes(tx.em, 'codes', LegalCodeKind.PUBLICATION, codes, localDateOf(session.now));
    Object.assign(getDenunciation(act), { publicationCodes: codes, publishTime: session.now });
    await endCase(act, LetterState.CONCLUSION_PUBLISHED, 'published', { codes });
    emitLetter(tx, letter, 'ConclusionPublished', {}, [act.as.unitId]);
  },
});
