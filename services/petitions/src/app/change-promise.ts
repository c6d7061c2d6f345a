import { localDateOf, openSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import { AppError, checkEtag, checkId, FieldCheck, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { CouncilPromise } from '@baro/proto/baro/petitions/v1/promises';
import { maySeePetitions } from '../domain/policy.ts';
import {
  decidePromise,
  isConfirming,
  promiseStartsFrom,
  promiseStateName,
} from '../domain/promise-actions.ts';
import type { PromiseAction } from '../domain/promise-actions.ts';
import { isConfirmerWhoPromised } from '../domain/promise-policy.ts';
import type { PromiseRow } from '../store/promise-entities.ts';
import { findItems } from '../store/petition-store.ts';
import { lockPromise } from '../store/promise-store.ts';
import type { Deps } from './deps.ts';
import { promiseDetail, promiseFacts } from './show-promise.ts';

interface Mutation {
  id: string;
  requestId: string;
  etag: string;
}

/** In whose name something is done to a promise, in its transaction. */
export interface PromiseActs {
  tx: Tx;
  session: Session;
  promise: PromiseRow;
  as: Acting;
}

/**
 * Does an act on a promise: fields, lock, right, etag, state, then `work`; answers with the promise.
 * `check` looks at the fields of the request beside its id; it is given today.
 */
export async function changePromise(
  deps: Deps,
  ctx: CallContext,
  request: Mutation,
  action: PromiseAction,
  check: (check: FieldCheck, today: string) => void,
  work: (act: PromiseActs) => Promise<void> | void,
): Promise<{ promise: CouncilPromise }> {
  const fields = new FieldCheck();
  checkId(fields, 'id', request.id);
  check(fields, localDateOf(ctx.now));
  fields.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const promise = await lockPromise(tx.em, request.id);
    if (!promise) {
      throw new AppError(maySeePetitions(session.staff) ? 'PROMISE_NOT_FOUND' : 'PERMISSION_DENIED');
    }
    const as = await allow(tx, session, promise, action);
    checkEtag(request.etag, promise.version);
    if (!promiseStartsFrom(action, promise.state)) {
      throw new AppError('PROMISE_STATE_WRONG', { metadata: { state: promiseStateName(promise.state) } });
    }
    await work({ tx, session, promise, as });
    promise.updateTime = session.now;
    return async () => ({ promise: await promiseDetail(tx.em, session, promise) });
  });
}

/** @throws AppError PERMISSION_DENIED, CONFIRMER_PROMISED */
async function allow(tx: Tx, session: Session, promise: PromiseRow, action: PromiseAction): Promise<Acting> {
  const { petitionId } = promise;
  const items = await findItems(tx.em, petitionId ? [petitionId] : []);
  const facts = promiseFacts(promise, items.get(petitionId ?? ''));
  const decision = decidePromise(action, session.staff, facts, session.find);
  if (decision.allowed) return decision.as;
  const promised = isConfirming(action) && isConfirmerWhoPromised(session.staff, facts, session.find);
  throw new AppError(promised ? 'CONFIRMER_PROMISED' : 'PERMISSION_DENIED');
}

/** Writes an act on a promise into the audit; `details` hold ids and numbers only. */
export function auditPromise(
  { tx, promise, as }: Pick<PromiseActs, 'tx' | 'promise' | 'as'>,
  action: string,
  details: Record<string, unknown> = {},
): void {
  tx.audit({
    action,
    subjectType: 'promise',
    subjectId: promise.id,
    unitId: promise.unitId,
    details: { ...details, postId: as.postId },
  });
}
