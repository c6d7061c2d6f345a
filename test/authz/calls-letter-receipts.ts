import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { newReceiptCode, newReceiptSecret } from '@baro/chassis/receipts';
import type { LetterCall } from './calls-letters.ts';

/** How each RPC of the receipts of letters, and of people without sign-in, is asked. */
export const letterReceiptCalls: Record<string, LetterCall> = {
  IssueLetterReceipt: {
    stage: 'received',
    ask: ({ platform: { letterReceipts }, scene: { id: letterId }, token }) =>
      call(
        letterReceipts,
        letterReceipts.issueLetterReceipt,
        { letterId, requestId: randomUUID() },
        { token },
      ),
  },
  ListLetterReceipts: {
    stage: 'received',
    ask: ({ platform: { letterReceipts }, scene: { id: letterId }, token }) =>
      call(letterReceipts, letterReceipts.listLetterReceipts, { letterId }, { token }),
  },
  RevokeLetterReceipt: {
    stage: 'received',
    changes: true,
    prepare: async ({ letterReceipts, tokenOf }, { id: letterId }) => {
      const { receipt } = await call(
        letterReceipts,
        letterReceipts.issueLetterReceipt,
        { letterId, requestId: randomUUID() },
        { token: await tokenOf('UBND.clerk') },
      );
      return receipt?.id ?? '';
    },
    ask: ({ platform: { letterReceipts }, scene: { id: letterId }, prepared: receiptId, token }) => {
      const request = { letterId, receiptId, requestId: randomUUID() };
      return call(letterReceipts, letterReceipts.revokeLetterReceipt, request, { token });
    },
  },
  LookUpLetter: {
    stage: 'received',
    ask: ({ platform: { openLetters }, token }) => {
      const slip = { code: newReceiptCode('DT'), secret: newReceiptSecret() };
      return call(openLetters, openLetters.lookUpLetter, slip, { token });
    },
  },
};
