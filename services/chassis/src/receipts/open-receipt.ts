import type { EntityManager } from '@mikro-orm/postgresql';
import { AppError } from '../errors/app-error.ts';
import type { Job } from '../jobs.ts';
import type { OwnAct } from '../write/own-act.ts';
import type { TypedReceipt } from './code.ts';
import { isSecretOf } from './secret-hash.ts';
import { countTry, findByCode, forgetOldTries, forgetTries } from './store.ts';
import type { ReceiptRow } from './store.ts';

/** How often a code may be tried wrongly. */
export interface TryLimits {
  /** Wrong tries of one code within the time. */
  triesMax: number;
  lockMinutes: number;
}

/**
 * Finds the receipt of a code by its secret. Without a receipt, with a wrong secret or after too many tries the same is
 * done and the same answered. Outside a transaction: a try counts whatever becomes of the call.
 * @throws AppError RECEIPT_WRONG
 */
export async function openReceipt(
  em: EntityManager,
  { code, secret }: TypedReceipt,
  { triesMax, lockMinutes }: TryLimits,
  now: Date,
): Promise<ReceiptRow> {
  const tries = await countTry(em, code, now, new Date(now.getTime() + lockMinutes * 60_000));
  const found = await findByCode(em, code);
  const isRight = await isSecretOf(secret, found?.secretHash);
  if (!found || !isRight || tries > triesMax) throw new AppError('RECEIPT_WRONG');
  await forgetTries(em, code);
  const { secretHash: _, ...receipt } = found;
  return receipt;
}

/** Forgets tries whose time is over, so that codes nobody issued do not pile up. */
export function receiptTriesJob(act: OwnAct): Job {
  const name = 'forget-receipt-tries';
  const run = () => act(name, async ({ em, now }) => forgetOldTries(em, now));
  return { name, everyMs: 600_000, run };
}
