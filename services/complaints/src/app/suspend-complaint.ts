import { AppError } from '@baro/chassis';
import type {
  DetermineComplexityRequest,
  ResumeComplaintRequest,
  SuspendComplaintRequest,
  TerminateComplaintRequest,
} from '@baro/proto/baro/complaints/v1/complaints';
import { LegalCodeKind, LetterContent, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { SuspensionEntity } from '../store/complaint-entities.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { endClock, recountClock, runningClock, startClock } from './clocks.ts';
import { checkNumber, endCase, getCase, getComplaint } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';
import { checkCodes } from './legal-codes.ts';
import { localDateOf } from '@baro/directory-client';

/** Day the codes of an act of today are picked by. */
function today({ session }: Acts): string {
  return localDateOf(session.now);
}

/** Codes of the law for what the letter is: those of the complaint, or of the denunciation. */
function kindOf({ letter }: Acts, complaint: LegalCodeKind, denunciation: LegalCodeKind): LegalCodeKind {
  return letter.content === LetterContent.DENUNCIATION ? denunciation : complaint;
}

/** Suspends: the days of the resolution that are left stand still. */
export const suspendComplaint = letterAct<SuspendComplaintRequest>({
  action: 'SuspendComplaint',
  check: (check, { code, numberSymbol }) => {
    check.required('code', code);
    checkNumber(check, 'numberSymbol', numberSymbol);
  },
  work: async (act, { code, numberSymbol }) => {
    const { tx, session, letter, suspensions } = act;
    const kind = kindOf(act, LegalCodeKind.SUSPENSION, LegalCodeKind.DENUNCIATION_SUSPENSION);
    await checkCodes(tx.em, 'code', kind, [code], today(act));
    const row = tx.em.create(SuspensionEntity, {
      code,
      letterId: letter.id,
      fromTime: session.now,
      numberSymbol: numberSymbol.trim(),
      toTime: null,
      resumeNumberSymbol: '',
    });
    tx.em.persist(row);
    suspensions.unshift(row);
    letter.stateBefore = letter.state;
    letter.state = LetterState.SUSPENDED;
    startClock(act, 'suspension_send', session.now);
    emitLetter(tx, letter, 'ComplaintSuspended', { code }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'suspend', { code });
  },
});

/** Goes on: the days that were left run from the day of the decision to go on (NĐ 124/2020 Đ.28b). */
export const resumeComplaint = letterAct<ResumeComplaintRequest>({
  action: 'ResumeComplaint',
  check: (check, { numberSymbol }) => checkNumber(check, 'numberSymbol', numberSymbol),
  work: async (act, { numberSymbol }) => {
    const { tx, session, letter, suspensions } = act;
    const open = suspensions.find(({ toTime }) => !toTime);
    if (!open) throw new Error(`letter ${letter.id} is suspended by nothing`);
    Object.assign(open, { toTime: session.now, resumeNumberSymbol: numberSymbol.trim() });
    letter.state = letter.stateBefore;
    endClock(act, 'suspension_send', session.now);
    const dueTime = runningClock(session, act)?.dueTime;
    emitLetter(tx, letter, 'ComplaintResumed', { dueTime }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'resume');
  },
});

/** Terminates the resolution, with the ground of the law. */
export const terminateComplaint = letterAct<TerminateComplaintRequest>({
  action: 'TerminateComplaint',
  check: (check, { code, numberSymbol }) => {
    check.required('code', code);
    checkNumber(check, 'numberSymbol', numberSymbol);
  },
  work: async (act, { code, numberSymbol }) => {
    const kind = kindOf(act, LegalCodeKind.TERMINATION, LegalCodeKind.DENUNCIATION_TERMINATION);
    await checkCodes(act.tx.em, 'code', kind, [code], today(act));
    await terminate(act, code, numberSymbol);
  },
});

/** Ends a complaint or denunciation without a decision on it. */
export async function terminate(act: Acts, code: string, numberSymbol: string): Promise<void> {
  const { tx, letter } = act;
  const told = { terminationCode: code, terminationNumberSymbol: numberSymbol.trim() };
  Object.assign(getCase(act), told);
  await endCase(act, LetterState.TERMINATED, 'terminated', { code });
  emitLetter(tx, letter, 'ComplaintTerminated', { code }, [act.as.unitId]);
}

/** Complex is only what is determined in writing, before the ordinary term has ended (NĐ 124/2020 Đ.3a). */
export const determineComplexity = letterAct<DetermineComplexityRequest>({
  action: 'DetermineComplexity',
  check: (check, { codes, numberSymbol }) => {
    if (codes.length === 0) check.required('codes', undefined);
    if (new Set(codes).size < codes.length) {
      check.add('codes', 'TWICE', 'has a code twice', 'có tiêu chí bị chọn hai lần');
    }
    checkNumber(check, 'numberSymbol', numberSymbol);
  },
  work: async (act, { codes, numberSymbol }) => {
    const { tx, session, letter } = act;
    const complaint = getComplaint(act);
    await checkCodes(tx.em, 'codes', LegalCodeKind.COMPLEXITY, codes, today(act));
    if (complaint.complexityTime) throw new AppError('COMPLEXITY_DETERMINED');
    if ((letter.dueTime ?? session.now) < session.now) throw new AppError('COMPLEXITY_LATE');
    Object.assign(complaint, {
      complexityCodes: codes,
      complexityNumberSymbol: numberSymbol.trim(),
      complexityTime: session.now,
    });
    recountClock(act, 'resolve');
    const dueTime = runningClock(session, act)?.dueTime;
    emitLetter(tx, letter, 'ComplexityDetermined', { codes, dueTime }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'determine_complexity', { codes });
  },
});
