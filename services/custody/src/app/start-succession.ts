import { AppError, FieldCheck, checkCount, checkId, checkReason, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { getSuccessorPost, openSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import type {
  StartSuccessionRequest,
  StartSuccessionResponse,
} from '@baro/proto/baro/custody/v1/successions';
import { serviceOf } from '../domain/item-event.ts';
import { pickTarget } from '../domain/succession.ts';
import type { HeldGroup } from '../store/held-store.ts';
import { insertEntries } from '../store/succession-item-store.ts';
import type { PlannedGroup } from '../store/succession-item-store.ts';
import { insertRun, updateRun } from '../store/succession-store.ts';
import type { RunRow } from '../store/succession-store.ts';
import { defaultTarget, getClosedFacts } from './closed-unit.ts';
import type { ClosedFacts } from './closed-unit.ts';
import type { Deps } from './deps.ts';
import { heldGroups } from './preview-succession.ts';
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
    await takeDown(tx, session, facts, request, run.id);
    tellRun(tx, session, run);
    await updateRun(tx.em, run);
    tx.audit({
      action: 'start_succession',
      subjectType: 'succession',
      subjectId: run.id,
      unitId: run.unit_id,
      details: { itemCount: request.totalCount, postId: run.by_post_id },
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
  };
}

async function takeDown(
  tx: Tx,
  session: Session,
  facts: ClosedFacts,
  request: StartSuccessionRequest,
  runId: string,
): Promise<void> {
  const groups = await heldGroups(tx.em, session, facts.unit.id);
  checkTotal(
    request.totalCount,
    groups.reduce((sum, group) => sum + group.count, 0),
  );
  const planned = groups.map((group) => plan(session, facts, request, group));
  const missing = groups.filter((_, index) => planned[index] === undefined);
  if (missing.length > 0) {
    const count = missing.reduce((sum, group) => sum + group.count, 0);
    throw new AppError('TARGET_MISSING', { metadata: { count: String(count) } });
  }
  // What changed hands since the groups were read is not what was previewed.
  checkTotal(
    request.totalCount,
    await insertEntries(
      tx.em,
      runId,
      planned.filter((one) => one !== undefined),
    ),
  );
}

function checkTotal(previewed: number, count: number): void {
  if (count !== previewed) throw new AppError('PREVIEW_STALE', { metadata: { count: String(count) } });
}

function plan(
  session: Session,
  { unit, successors }: ClosedFacts,
  { targets }: StartSuccessionRequest,
  group: HeldGroup,
): PlannedGroup | undefined {
  const { unit_id: unitId, post_id: postId, kind } = group;
  const chosen = pickTarget(targets, postId, kind);
  if (chosen) getSuccessorPost(session, 'targets', unit.id, chosen);
  const toPostId = chosen ?? defaultTarget(session, successors, postId)?.postId;
  return toPostId ? { unitId, postId, kind, service: serviceOf(kind), toPostId } : undefined;
}
