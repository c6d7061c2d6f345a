import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { newReceiptCode, newReceiptSecret } from '@baro/chassis/receipts';
import type { PetitionCall } from './calls-petitions.ts';
import type { PetitionScene } from './petition-scenes.ts';
import type { Platform } from './platform.ts';

/** A receipt of the petition's line, issued by the Council's clerk. */
async function issue({ receipts, tokenOf }: Platform, { id, raisingId }: PetitionScene): Promise<string> {
  const request = { petitionId: id, raisingId, requestId: randomUUID() };
  const { receipt } = await call(receipts, receipts.issueReceipt, request, {
    token: await tokenOf('HD.clerk'),
  });
  return receipt?.id ?? '';
}

/** A code and a secret nobody was given. */
const unissued = (): { code: string; secret: string } => ({
  code: newReceiptCode('KN'),
  secret: newReceiptSecret(),
});

/** How each RPC of receipts, and of people without sign-in, is asked. */
export const receiptCalls: Record<string, PetitionCall> = {
  IssueReceipt: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { receipts }, scene: { id, raisingId }, token }) =>
      call(
        receipts,
        receipts.issueReceipt,
        { petitionId: id, raisingId, requestId: randomUUID() },
        { token },
      ),
  },
  ListReceipts: {
    stage: 'recorded',
    ask: ({ platform: { receipts }, scene: { id }, token }) =>
      call(receipts, receipts.listReceipts, { petitionId: id }, { token }),
  },
  RevokeReceipt: {
    stage: 'recorded',
    changes: true,
    prepare: issue,
    ask: ({ platform: { receipts }, scene: { id }, prepared, token }) => {
      const request = { petitionId: id, receiptId: prepared, requestId: randomUUID() };
      return call(receipts, receipts.revokeReceipt, request, { token });
    },
  },
  SayNotSolvedForDeputies: {
    stage: 'answered',
    changes: true,
    ask: ({ platform: { receipts }, scene: { id }, token }) => {
      const request = { id, deputyGroup: 'Tổ 1', reason: 'Chưa xong', etag: '', requestId: randomUUID() };
      return call(receipts, receipts.sayNotSolvedForDeputies, request, { token });
    },
  },
  GetPublicPetition: {
    stage: 'recorded',
    ask: ({ platform: { open }, scene: { id }, token }) =>
      call(open, open.getPublicPetition, { id }, { token }),
  },
  LookUpPetition: {
    stage: 'recorded',
    ask: ({ platform: { open }, token }) => call(open, open.lookUpPetition, unissued(), { token }),
  },
  SayNotSolved: {
    stage: 'recorded',
    ask: ({ platform: { open }, token }) =>
      call(
        open,
        open.sayNotSolved,
        { ...unissued(), reason: 'Chưa xong', requestId: randomUUID() },
        { token },
      ),
  },
};
