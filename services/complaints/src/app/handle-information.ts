import { AppError, checkReason, refuseField } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type { HandleInformationRequest } from '@baro/proto/baro/complaints/v1/denunciations';
import { LegalCodeKind, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { isSubstantiated } from '../domain/denunciation-rules.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { getDenunciation } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { finish } from './handle-letter.ts';
import { checkCodes } from './legal-codes.ts';

/** State each outcome of the law leads to. */
const states: Readonly<Record<string, LetterState>> = {
  inspect: LetterState.INSPECTED,
  pass_on: LetterState.TRANSFERRED,
  file: LetterState.FILED,
};

/** Information that accuses somebody and whose sender is not known: looked into only with evidence (LTC Đ.25). */
export const handleInformation = letterAct<HandleInformationRequest>({
  action: 'HandleInformation',
  check: (check, { code, numberSymbol, note }) => {
    check.required('code', code);
    check.text('numberSymbol', numberSymbol, 60);
    checkReason(check, 'note', note, 2000);
  },
  texts: ({ note }) => ({ note }),
  work: async (act, request) => {
    const { tx, letter, session } = act;
    const { code, numberSymbol, note } = request;
    const date = localDateOf(session.now);
    await checkCodes(tx.em, 'code', LegalCodeKind.INFORMATION_OUTCOME, [code], date);
    checkOutcome(act, request);
    getDenunciation(act).informationCode = code;
    const state = states[code] ?? LetterState.FILED;
    await finish(act, state === LetterState.INSPECTED ? 'inspected' : 'disposed', {
      state,
      numberSymbol,
      note,
    });
    emitLetter(tx, letter, 'InformationHandled', { code }, [act.as.unitId]);
    auditAct(act, 'handle_information', { code });
  },
});

/** @throws AppError EVIDENCE_MISSING, or DISPOSAL_WRONG where the competence or the evidence leads elsewhere */
function checkOutcome({ letter }: Acts, request: HandleInformationRequest): void {
  const substantiated = isSubstantiated(request);
  if (request.code === 'file') {
    if (substantiated) throw new AppError('DISPOSAL_WRONG');
    return;
  }
  if (!substantiated) throw new AppError('EVIDENCE_MISSING');
  if ((request.code === 'inspect') !== letter.competent) throw new AppError('DISPOSAL_WRONG');
  if (!request.numberSymbol.trim()) refuseField('numberSymbol', 'REQUIRED', 'is required', 'bắt buộc nhập');
}
