import { checkId, checkReason, refuseField } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type { WithdrawDenunciationRequest } from '@baro/proto/baro/complaints/v1/denunciations';
import { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { getDenunciation } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';
import { checkCodes } from './legal-codes.ts';
import { terminate } from './suspend-complaint.ts';
import { markWithdrawn } from './withdraw-complaint.ts';

/**
 * Denouncers withdraw, in whole or in part. What some withdraw, or a part, stops nothing; what all withdraw ends the case unless
 * the law says that it goes on, and why is written down (LTC Đ.33).
 */
export const withdrawDenunciation = letterAct<WithdrawDenunciationRequest>({
  action: 'WithdrawDenunciation',
  check: (check, { partyIds, withdrawnContent, numberSymbol, continueCode, continueGrounds }) => {
    partyIds.forEach((id, at) => checkId(check, `partyIds[${at}]`, id));
    check.text('withdrawnContent', withdrawnContent, 2000);
    check.text('numberSymbol', numberSymbol, 60);
    if (continueCode) checkReason(check, 'continueGrounds', continueGrounds, 2000);
    else if (continueGrounds) {
      const en = 'is for when it goes on';
      check.add('continueGrounds', 'NOT_ALLOWED', en, 'chỉ dùng khi tiếp tục giải quyết');
    }
  },
  told: ({ withdrawnContent, continueGrounds }) => ({ withdrawnContent, continueGrounds }),
  work: async (act, request) => {
    const part = request.withdrawnContent.trim();
    const left = part ? 1 : markWithdrawn(act, request.partyIds);
    if (left > 0) {
      refuseEnding(request);
      if (part) {
        const told = { withdrawnContent: part, withdrawnContentTime: act.session.now };
        Object.assign(getDenunciation(act), told);
      }
      return goOn(act, '');
    }
    if (request.continueCode) return continueAll(act, request);
    if (!request.numberSymbol.trim()) {
      refuseField('numberSymbol', 'REQUIRED', 'is required', 'bắt buộc nhập');
    }
    return terminate(act, 'withdrawn', request.numberSymbol);
  },
});

/** Nothing ends, and nothing needs a reason to go on, while somebody or some content is left. */
function refuseEnding({ numberSymbol, continueCode }: WithdrawDenunciationRequest): void {
  const en = 'is for when all have withdrawn all';
  const vi = 'chỉ dùng khi tất cả đã rút toàn bộ nội dung';
  if (numberSymbol.trim()) refuseField('numberSymbol', 'NOT_ALLOWED', en, vi);
  if (continueCode) refuseField('continueCode', 'NOT_ALLOWED', en, vi);
}

/** All have withdrawn all, and there are signs of violation, of threat or bribe, or of slander. */
async function continueAll(act: Acts, request: WithdrawDenunciationRequest): Promise<void> {
  const { continueCode, continueGrounds, numberSymbol } = request;
  if (numberSymbol.trim()) {
    const en = 'is for when it does not go on';
    refuseField('numberSymbol', 'NOT_ALLOWED', en, 'chỉ dùng khi đình chỉ giải quyết');
  }
  const date = localDateOf(act.session.now);
  await checkCodes(act.tx.em, 'continueCode', LegalCodeKind.WITHDRAWN_CONTINUED, [continueCode], date);
  Object.assign(getDenunciation(act), { continueCode, continueGrounds: continueGrounds.trim() });
  await goOn(act, continueCode);
}

async function goOn(act: Acts, continueCode: string): Promise<void> {
  const { tx, letter, parties } = act;
  const withdrawnCount = parties.filter(({ withdrawTime }) => withdrawTime).length;
  const told = { withdrawnCount, continueCode };
  emitLetter(tx, letter, 'DenunciationWithdrawn', told, [act.item.holderUnitId]);
  await describeLetter(act);
  auditAct(act, 'withdraw_denunciation', told);
}
