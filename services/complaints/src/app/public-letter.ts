import { AppError, FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openReceipt, readReceipt } from '@baro/chassis/receipts';
import type { LookUpLetterRequest, LookUpLetterResponse } from '@baro/proto/baro/complaints/v1/public';
import { receiptPrefix } from '../domain/code.ts';
import { mayAskPublicly } from '../domain/policy.ts';
import { stages } from '../domain/stages.ts';
import { findFile } from '../store/letter-store.ts';
import type { Deps } from './deps.ts';
import { receiveDateOf } from './show-letter.ts';

/**
 * Where the letter of a receipt stands. Field by field: who finds a slip learns that somebody wrote, and nothing of what, of whom
 * or to whom.
 */
export async function lookUpLetter(
  deps: Deps,
  request: LookUpLetterRequest,
  { em, caller, now }: CallContext,
): Promise<LookUpLetterResponse> {
  if (!mayAskPublicly(caller, deps.publicClientId)) throw new AppError('PERMISSION_DENIED');
  const check = new FieldCheck();
  const typed = readReceipt(check, receiptPrefix, request);
  check.throwIfAny();
  const { itemId } = await openReceipt(em, typed, deps.receiptLimits, now);
  const file = await findFile(em, itemId);
  if (!file) throw new Error('a receipt without its letter');
  const { letter } = file;
  return {
    stage: stages[letter.state],
    receiveDate: receiveDateOf(letter),
    updateTime: letter.updateTime,
    dueTime: letter.dueTime ?? undefined,
  };
}
