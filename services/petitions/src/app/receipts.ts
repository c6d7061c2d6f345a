import { openSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import { AppError, checkId, FieldCheck, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { endReceipts, findReceipts, hashSecret, insertReceipt } from '@baro/chassis/receipts';
import { newReceiptCode, newReceiptSecret } from '@baro/chassis/receipts';
import type { ReceiptRow } from '@baro/chassis/receipts';
import type {
  IssueReceiptRequest,
  IssueReceiptResponse,
  ListReceiptsRequest,
  ListReceiptsResponse,
  Receipt,
  RevokeReceiptRequest,
  RevokeReceiptResponse,
} from '@baro/proto/baro/petitions/v1/public';
import { receiptPrefix } from '../domain/code.ts';
import { mayKeep, maySeePetitions } from '../domain/policy.ts';
import type { PetitionRow } from '../store/petition-entities.ts';
import { findPetition, findRaisings, lockPetition } from '../store/petition-store.ts';
import type { Deps } from './deps.ts';
import { emitReceipt } from './emit-public.ts';

/** Issues a receipt for a line; one in force for it ends. The secret is in this answer alone. */
export async function issueReceipt(
  deps: Deps,
  request: IssueReceiptRequest,
  ctx: CallContext,
): Promise<IssueReceiptResponse> {
  const { petitionId, raisingId } = request;
  const session = await openKeeper(deps, ctx, { petitionId, raisingId });
  const secret = newReceiptSecret();
  // Outside the transaction: it takes its time.
  const hash = await hashSecret(secret);
  const made = { byThisCall: false };
  const answer = await write(ctx, request, async (tx) => {
    made.byThisCall = true;
    const kept = await lockKept(tx, session, petitionId);
    const lines = await findRaisings(tx.em, petitionId);
    if (!lines.some(({ id }) => id === raisingId)) throw new AppError('RAISING_NOT_FOUND');
    await end(tx, kept, { lineId: raisingId });
    const row = { id: newId(), itemId: petitionId, lineId: raisingId, code: newReceiptCode(receiptPrefix) };
    const receipt: ReceiptRow = { ...row, issueTime: session.now, endTime: null };
    await insertReceipt(tx.em, receipt, hash);
    emitReceipt(tx, kept.petition, receipt, 'ReceiptIssued');
    auditReceipt(tx, kept, receipt, 'issue_receipt');
    // What is stored to be answered again has no secret.
    return { receipt: showReceipt(receipt), secret: '' };
  });
  return made.byThisCall ? { ...answer, secret } : answer;
}

/** Lists the receipts of a petition's lines. */
export async function listReceipts(
  deps: Deps,
  request: ListReceiptsRequest,
  ctx: CallContext,
): Promise<ListReceiptsResponse> {
  const session = await openKeeper(deps, ctx, { petitionId: request.petitionId });
  decideKept(session, await findPetition(ctx.em, request.petitionId));
  const rows = await findReceipts(ctx.em, request.petitionId);
  return { receipts: rows.map(showReceipt) };
}

/** Ends a receipt. */
export async function revokeReceipt(
  deps: Deps,
  request: RevokeReceiptRequest,
  ctx: CallContext,
): Promise<RevokeReceiptResponse> {
  const { petitionId, receiptId } = request;
  const session = await openKeeper(deps, ctx, { petitionId, receiptId });
  return write(ctx, request, async (tx) => {
    const kept = await lockKept(tx, session, petitionId);
    const [ended] = await end(tx, kept, { id: receiptId });
    const receipt = ended ?? (await findReceipts(tx.em, petitionId)).find(({ id }) => id === receiptId);
    if (!receipt) throw new AppError('RECEIPT_NOT_FOUND');
    return { receipt: showReceipt(receipt) };
  });
}

interface Kept {
  petition: PetitionRow;
  as: Acting;
}

async function openKeeper(deps: Deps, ctx: CallContext, ids: Record<string, string>): Promise<Session> {
  const check = new FieldCheck();
  for (const [name, id] of Object.entries(ids)) checkId(check, name, id);
  check.throwIfAny();
  return openSession(ctx, deps.directory);
}

function decideKept(session: Session, petition: PetitionRow | null | undefined): Kept {
  if (!petition) {
    throw new AppError(maySeePetitions(session.staff) ? 'PETITION_NOT_FOUND' : 'PERMISSION_DENIED');
  }
  const decision = mayKeep(session.staff, petition);
  if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
  return { petition, as: decision.as };
}

/** Locked, so that of two receipts for one line issued at once the second ends the first. */
async function lockKept({ em }: Pick<Tx, 'em'>, session: Session, petitionId: string): Promise<Kept> {
  return decideKept(session, (await lockPetition(em, petitionId))?.petition);
}

async function end(tx: Tx, kept: Kept, what: { id?: string; lineId?: string }): Promise<ReceiptRow[]> {
  const ended = await endReceipts(tx.em, { itemId: kept.petition.id, ...what }, tx.now);
  for (const receipt of ended) {
    emitReceipt(tx, kept.petition, receipt, 'ReceiptRevoked');
    auditReceipt(tx, kept, receipt, 'revoke_receipt');
  }
  return ended;
}

/** Ids alone: a code is half of what opens it. */
function auditReceipt(tx: Tx, { petition, as }: Kept, { id, lineId }: ReceiptRow, action: string): void {
  tx.audit({
    action,
    subjectType: 'petition',
    subjectId: petition.id,
    unitId: petition.unitId,
    details: { receiptId: id, raisingId: lineId, postId: as.postId },
  });
}

function showReceipt({ id, itemId, lineId, code, issueTime, endTime }: ReceiptRow): Receipt {
  return { id, petitionId: itemId, raisingId: lineId, code, issueTime, endTime: endTime ?? undefined };
}
