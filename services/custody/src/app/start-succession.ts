import { AppError, FieldCheck, checkCount, checkId, checkReason, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { openSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import type {
  StartSuccessionRequest,
  StartSuccessionResponse,
} from '@baro/proto/baro/custody/v1/successions';
import { insertEntries } from '../store/succession-item-store.ts';
import { insertRun, updateRun } from '../store/succession-store.ts';
import type { RunRow } from '../store/succession-store.ts';
import { getClosedFacts } from './closed-unit.ts';
import type { ClosedFacts } from './closed-unit.ts';
import type { Deps } from './deps.ts';
import { countOf, heldGroups, hiddenGroups } from './held-groups.ts';
import { planGroups, planHidden } from './plan-succession.ts';
import { showRun } from './show-succession.ts';
import { tellRun } from './tell-run.ts';

const mostTargets = 500;

/** Takes down what is to be handed over; the job asks the services for it. */
export async function startSuccession(
  deps: Deps,
  request: StartSuccessionRequest,
  ctx: CallContext,
): Promise<StartSuccessionResponse> {
  checkRequest(request);
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const facts = getClosedFacts(session, request.unitId);
    if (!facts.decision.allowed) throw new AppError('PERMISSION_DENIED');
    const run = newRun(session, request, facts.decision.as);
    if (!(await insertRun(tx.em, run))) throw new AppError('SUCCESSION_OPEN');
    const shown = await takeDown(tx, session, facts, request, run.id);
    // Where all that lies there is confidential, nobody is told of a run, and none goes on.
    if (shown > 0) tellRun(tx, session, run);
    else run.finish_time = tx.now;
    await updateRun(tx.em, run);
    tx.audit({
      action: 'start_succession',
      subjectType: 'succession',
      subjectId: run.id,
      unitId: run.unit_id,
      details: { itemCount: shown, postId: run.by_post_id },
    });
    return async () => ({ succession: await showRun(tx.em, session, run) });
  });
}

function checkRequest(request: StartSuccessionRequest): void {
  const check = new FieldCheck();
  checkId(check, 'unitId', request.unitId);
  checkReason(check, 'legalRef', request.legalRef, 200);
  checkCount(check, 'totalCount', request.totalCount, 10_000_000);
  if (request.totalCount === 0) {
    check.add('totalCount', 'REQUIRED', 'is required', 'chưa có việc nào để bàn giao');
  }
  if (request.targets.length > mostTargets) {
    check.add(
      'targets',
      'TOO_MANY',
      `has more than ${mostTargets} members`,
      `tối đa ${mostTargets} lựa chọn`,
    );
  }
  for (const [at, target] of request.targets.slice(0, mostTargets).entries()) {
    check.uuid(`targets[${at}].fromPostId`, target.fromPostId);
    check.text(`targets[${at}].itemKind`, target.itemKind, 50);
    checkId(check, `targets[${at}].toPostId`, target.toPostId);
  }
  check.throwIfAny();
}

function newRun({ now }: Session, { unitId, legalRef }: StartSuccessionRequest, by: Acting): RunRow {
  return {
    id: newId(),
    version: 0,
    unit_id: unitId,
    legal_ref: legalRef.trim(),
    by_unit_id: by.unitId,
    by_post_id: by.postId,
    by_person_id: by.personId,
    start_time: now,
    finish_time: null,
    settle_reason: '',
    shown: true,
  };
}

/** @returns how many items all who see the run are shown */
async function takeDown(
  tx: Tx,
  session: Session,
  facts: ClosedFacts,
  request: StartSuccessionRequest,
  runId: string,
): Promise<number> {
  const groups = await heldGroups(tx.em, session, facts.unit.id);
  const hidden = await hiddenGroups(tx.em, session, facts.unit.id);
  const previewedHidden = facts.decides ? countOf(hidden) : 0;
  checkTotal(request.totalCount, countOf(groups) + previewedHidden);
  const planned = planGroups(session, facts, request, groups);
  const count = await insertEntries(tx.em, runId, planned, 0);
  // What changed hands since the groups were read is not what was previewed.
  checkTotal(request.totalCount, count + previewedHidden);
  await insertEntries(tx.em, runId, planHidden(session, facts, request, hidden), count);
  return count;
}

function checkTotal(previewed: number, count: number): void {
  if (count !== previewed) throw new AppError('PREVIEW_STALE', { metadata: { count: String(count) } });
}
