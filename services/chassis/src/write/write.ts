import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { passFaultPoint } from '../config/fault-points.ts';
import { execute } from '../db/query.ts';
import { AppError } from '../errors/app-error.ts';
import { FieldCheck } from '../errors/field-check.ts';
import type { CallContext } from '../grpc/context.ts';
import { inDatabaseSpan } from '../telemetry/tracing.ts';
import type { Tx } from './tx.ts';
import { takeTurn } from './turns.ts';
import { TxBuffer } from './tx-buffer.ts';
import { claimKey, findAnswer, isKept, storeOutcome } from './write-store.ts';
import type { RequestKey } from './write-store.ts';

/** Work of one write: load, decide, change, `tx.audit`, `tx.emit`; returns the answer or how to make it at the end. */
export type WriteWork<Response> = (tx: Tx) => Promise<Response | (() => Response | Promise<Response>)>;

/**
 * Does one mutating call in one transaction: request key → work → last statement → audit, outbox, stored answer →
 * commit. The same `requestId` with the same body returns the stored answer and acts once.
 * @throws AppError FIELD_INVALID without a request id; REQUEST_ID_REUSED with another body.
 */
export async function write<Response>(
  ctx: CallContext,
  request: { requestId: string },
  work: WriteWork<Response>,
): Promise<Response> {
  return inDatabaseSpan(() => writeOnce(ctx, request, work));
}

async function writeOnce<Response>(
  ctx: CallContext,
  request: { requestId: string },
  work: WriteWork<Response>,
): Promise<Response> {
  const key = keyOf(ctx, request);
  const em = ctx.orm.em.fork({ clear: true });
  const tx = new TxBuffer(ctx.service, em, ctx.now, ctx.caller, key.requestId);
  let endTurn = (): void => undefined;
  await em.begin();
  try {
    if (!(await claimKey(em, key))) {
      const stored = await storedAnswer<Response>(ctx, em, key);
      await em.rollback();
      return stored;
    }
    const made = await work(tx);
    await em.flush();
    if (tx.turn !== undefined) endTurn = await takeTurn(tx.turn);
    const response = await finish(ctx, tx, key, made);
    passFaultPoint('before-commit');
    await em.commit();
    passFaultPoint('after-commit');
    ctx.wakeRelay();
    return response;
  } catch (error) {
    if (em.isInTransaction()) await em.rollback().catch(() => undefined); // the first error tells why
    throw error;
  } finally {
    endTurn();
  }
}

async function finish<Response>(
  ctx: CallContext,
  tx: TxBuffer,
  key: RequestKey,
  made: Response | (() => Response | Promise<Response>),
): Promise<Response> {
  await tx.lastStatement?.();
  const response = typeof made === 'function' ? await (made as () => Response | Promise<Response>)() : made;
  ctx.throwIfOver();
  await storeOutcome(key, tx, ctx.rpc.responseSerialize(response));
  return response;
}

async function storedAnswer<Response>(
  ctx: CallContext,
  em: EntityManager,
  key: RequestKey,
): Promise<Response> {
  const stored = await findAnswer(em, key);
  if (!stored?.response || !stored.bodyHash.equals(key.bodyHash)) throw new AppError('REQUEST_ID_REUSED');
  return ctx.rpc.responseDeserialize(stored.response) as Response;
}

function keyOf(ctx: CallContext, request: { requestId: string }): RequestKey {
  const check = new FieldCheck();
  if (check.required('requestId', request.requestId)) check.uuid('requestId', request.requestId);
  check.throwIfAny();
  const body = ctx.rpc.requestStream
    ? Buffer.from(JSON.stringify(request))
    : ctx.rpc.requestSerialize(request);
  const bodyHash = createHash('sha256').update(body).digest();
  return { accountId: ctx.caller.accountId, method: ctx.method, requestId: request.requestId, bodyHash };
}

/** Whether an answer is kept for the request: a repeated call gets it whatever has changed since. */
export async function isAnswered(ctx: CallContext, request: { requestId: string }): Promise<boolean> {
  const { requestId } = request;
  return isKept(ctx.em, { accountId: ctx.caller.accountId, method: ctx.method, requestId });
}

/** Audits a read that returned personal data: who saw which ids (architecture.md §8). */
export async function auditRead(
  ctx: CallContext,
  row: {
    action: string;
    subjectType: string;
    subjectIds: string[];
    unitId?: string;
    /** What was asked, where ids alone do not tell it; never personal data. */
    details?: Record<string, unknown>;
  },
): Promise<void> {
  await execute(
    ctx.em,
    `INSERT INTO audit (account_id, method, action, subject_type, unit_id, details) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      ctx.caller.accountId,
      ctx.method,
      row.action,
      row.subjectType,
      row.unitId ?? null,
      JSON.stringify({ ...row.details, ids: row.subjectIds }),
    ],
  );
}
