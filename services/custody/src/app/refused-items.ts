import { AppError, FieldCheck, checkId, checkReason, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { getSuccessorPost, openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type {
  RetrySuccessionRequest,
  RetrySuccessionResponse,
  SettleSuccessionRequest,
  SettleSuccessionResponse,
  Succession,
} from '@baro/proto/baro/custody/v1/successions';
import { entryStates } from '../domain/succession.ts';
import { findRefusedUnits, hasUnsettled, moveRefused } from '../store/succession-item-store.ts';
import { lockRun, updateRun } from '../store/succession-store.ts';
import type { RunRow } from '../store/succession-store.ts';
import { findClosedFacts } from './closed-unit.ts';
import type { Deps } from './deps.ts';
import { checkSeen, showRun } from './show-succession.ts';
import { tellRun } from './tell-run.ts';

/** Asks again for what was refused. */
export async function retrySuccession(
  deps: Deps,
  request: RetrySuccessionRequest,
  ctx: CallContext,
): Promise<RetrySuccessionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.uuid('toPostId', request.toPostId);
  check.throwIfAny();
  const { toPostId } = request;
  return changeRun(deps, ctx, request, 'retry_succession', async ({ tx, session, run }) => {
    for (const unitId of toPostId ? await findRefusedUnits(tx.em, run.id) : []) {
      getSuccessorPost(session, 'toPostId', unitId, toPostId);
    }
    return moveRefused(tx.em, run.id, entryStates.waiting, toPostId);
  });
}

/** Leaves what was refused where it is. */
export async function settleSuccession(
  deps: Deps,
  request: SettleSuccessionRequest,
  ctx: CallContext,
): Promise<SettleSuccessionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'reason', request.reason, 500);
  check.throwIfAny();
  return changeRun(deps, ctx, request, 'settle_succession', async ({ tx, run }) => {
    const count = await moveRefused(tx.em, run.id, entryStates.settled, '');
    run.settle_reason = request.reason.trim();
    if (!(await hasUnsettled(tx.em, run.id))) run.finish_time = tx.now;
    return count;
  });
}

interface RunAct {
  tx: Tx;
  session: Session;
  run: RunRow;
}

/** Does something with the refused items of a run. `work` returns how many. */
async function changeRun(
  deps: Deps,
  ctx: CallContext,
  request: { id: string; requestId: string },
  action: string,
  work: (act: RunAct) => Promise<number>,
): Promise<{ succession: Succession }> {
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const run = await lockRun(tx.em, request.id);
    checkSeen(session, run);
    const decision = findClosedFacts(session, run.unit_id)?.decision;
    if (!decision?.allowed) throw new AppError('PERMISSION_DENIED');
    const itemCount = await work({ tx, session, run });
    if (itemCount === 0) throw new AppError('NOTHING_REFUSED');
    tellRun(tx, session, run);
    await updateRun(tx.em, run);
    const { id: subjectId, unit_id: unitId } = run;
    const details = { itemCount, postId: decision.as.postId };
    tx.audit({ action, subjectType: 'succession', subjectId, unitId, details });
    return async () => ({ succession: await showRun(tx.em, session, run) });
  });
}
