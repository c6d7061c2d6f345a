import { openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkId, FieldCheck, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import {
  endReceipts,
  findReceipts,
  hashSecret,
  insertReceipt,
  newReceiptCode,
  newReceiptSecret,
} from '@baro/chassis/receipts';
import type { ReceiptRow } from '@baro/chassis/receipts';
import type {
  IssueLetterReceiptRequest,
  IssueLetterReceiptResponse,
  LetterReceipt,
  ListLetterReceiptsRequest,
  ListLetterReceiptsResponse,
  RevokeLetterReceiptRequest,
  RevokeLetterReceiptResponse,
} from '@baro/proto/baro/complaints/v1/public';
import { receiptPrefix } from '../domain/code.ts';
import { mayReceive } from '../domain/policy.ts';
import { findFile, lockFile } from '../store/letter-store.ts';
import type { LetterFile } from '../store/letter-store.ts';
import type { Deps } from './deps.ts';
import { seesLetter } from './sight.ts';

/** Issues a receipt of a letter; the one in force ends. The secret is in this answer alone. */
export async function issueLetterReceipt(
  deps: Deps,
  request: IssueLetterReceiptRequest,
  ctx: CallContext,
): Promise<IssueLetterReceiptResponse> {
  const desk = await openDesk(deps, ctx, request);
  const secret = newReceiptSecret();
  // Outside the transaction: it takes its time.
  const hash = await hashSecret(secret);
  let isNew = false;
  const { receipt } = await write(ctx, request, async (tx) => {
    isNew = true;
    const { id: letterId } = (await desk.check(tx, lockFile)).letter;
    await endAll(tx, desk, { lineId: letterId });
    const row: ReceiptRow = {
      id: newId(),
      itemId: letterId,
      lineId: letterId,
      code: newReceiptCode(receiptPrefix),
      issueTime: desk.session.now,
      endTime: null,
    };
    await insertReceipt(tx.em, row, hash);
    audit(tx, desk, row, 'issue_receipt');
    // What is stored to be answered again has no secret.
    return { receipt: show(row), secret: '' };
  });
  return { receipt, secret: isNew ? secret : '' };
}

/** Lists the receipts of a letter. */
export async function listLetterReceipts(
  deps: Deps,
  request: ListLetterReceiptsRequest,
  ctx: CallContext,
): Promise<ListLetterReceiptsResponse> {
  const desk = await openDesk(deps, ctx, request);
  await desk.check(ctx, findFile);
  return { receipts: (await findReceipts(ctx.em, request.letterId)).map(show) };
}

/** Ends a receipt. */
export async function revokeLetterReceipt(
  deps: Deps,
  request: RevokeLetterReceiptRequest,
  ctx: CallContext,
): Promise<RevokeLetterReceiptResponse> {
  const desk = await openDesk(deps, ctx, request);
  return write(ctx, request, async (tx) => {
    await desk.check(tx, lockFile);
    await endAll(tx, desk, { id: request.receiptId });
    const rows = await findReceipts(tx.em, request.letterId);
    const row = rows.find(({ id }) => id === request.receiptId);
    if (!row) throw new AppError('RECEIPT_NOT_FOUND');
    return { receipt: show(row) };
  });
}

/** The caller at the letter's desk. */
interface Desk {
  session: Session;
  letterId: string;
  /** Unit and post the clerk acts by, known once it was checked. */
  unitId: string;
  postId: string;
  /** @throws AppError LETTER_NOT_FOUND to who does not see the letter; PERMISSION_DENIED to all but the unit's records clerk */
  check: (at: Pick<Tx, 'em'>, find: typeof findFile) => Promise<LetterFile>;
}

async function openDesk(
  deps: Deps,
  ctx: CallContext,
  request: { letterId: string; receiptId?: string },
): Promise<Desk> {
  const { letterId, receiptId } = request;
  const fields = new FieldCheck();
  checkId(fields, 'letterId', letterId);
  if (receiptId !== undefined) checkId(fields, 'receiptId', receiptId);
  fields.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const desk: Desk = {
    session,
    letterId,
    unitId: '',
    postId: '',
    check: async ({ em }, find) => {
      const file = await find(em, letterId);
      if (!file || !(await seesLetter(deps, em, session, file))) throw new AppError('LETTER_NOT_FOUND');
      const decision = mayReceive(session.staff, file.letter.unitId);
      if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
      Object.assign(desk, { unitId: file.letter.unitId, postId: decision.as.postId });
      return file;
    },
  };
  return desk;
}

async function endAll(tx: Tx, desk: Desk, which: { id?: string; lineId?: string }): Promise<void> {
  const ended = await endReceipts(tx.em, { itemId: desk.letterId, ...which }, tx.now);
  for (const row of ended) audit(tx, desk, row, 'revoke_receipt');
}

/** The id alone: a code is half of what opens it. */
function audit(tx: Tx, { letterId, unitId, postId }: Desk, { id }: ReceiptRow, action: string): void {
  const details = { receiptId: id, postId };
  tx.audit({ action, details, unitId, subjectType: 'letter', subjectId: letterId });
}

function show({ id, itemId: letterId, code, issueTime, endTime }: ReceiptRow): LetterReceipt {
  return { id, letterId, code, issueTime, endTime: endTime ?? undefined };
}
