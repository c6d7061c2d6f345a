import { AppError, checkId, refuseField } from '@baro/chassis';
import type { WithdrawComplaintRequest } from '@baro/proto/baro/complaints/v1/complaints';
import { PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';
import { terminate } from './suspend-complaint.ts';

/** Some withdraw: their part ends. All have: the resolution is terminated (LKN Đ.10, NĐ 155/2026). */
export const withdrawComplaint = letterAct<WithdrawComplaintRequest>({
  action: 'WithdrawComplaint',
  check: (check, { partyIds, numberSymbol }) => {
    partyIds.forEach((id, at) => checkId(check, `partyIds[${at}]`, id));
    check.text('numberSymbol', numberSymbol, 60);
  },
  work: async (act, { partyIds, numberSymbol }) => {
    const { tx, letter, parties } = act;
    const left = markWithdrawn(act, partyIds);
    if (left > 0) {
      const withdrawnCount = parties.filter(({ withdrawTime }) => withdrawTime).length;
      if (numberSymbol.trim()) {
        const en = 'is for when all have withdrawn';
        refuseField('numberSymbol', 'NOT_ALLOWED', en, 'chỉ dùng khi tất cả đã rút đơn');
      }
      emitLetter(tx, letter, 'ComplaintWithdrawn', { withdrawnCount }, [act.item.holderUnitId]);
      await describeLetter(act);
      auditAct(act, 'withdraw', { withdrawnCount });
      return;
    }
    if (!numberSymbol.trim()) refuseField('numberSymbol', 'REQUIRED', 'is required', 'bắt buộc nhập');
    await terminate(act, 'withdrawn', numberSymbol);
  },
});

/**
 * Notes who withdraws; nobody named means all who stand behind the letter.
 * @returns how many of those are left. @throws AppError PARTY_NOT_FOUND
 */
export function markWithdrawn({ session, parties }: Acts, partyIds: readonly string[]): number {
  const senders = parties.filter(({ role }) => role !== PartyRole.DENOUNCED);
  const asked = partyIds.length > 0 ? partyIds : senders.map(({ partyId }) => partyId);
  for (const id of asked) {
    const party = senders.find(({ partyId }) => partyId === id);
    if (!party) throw new AppError('PARTY_NOT_FOUND');
    party.withdrawTime ??= session.now;
  }
  return senders.filter(({ withdrawTime }) => !withdrawTime).length;
}
