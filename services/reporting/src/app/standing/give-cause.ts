import { AppError, checkId, FieldCheck, newId, refuseField, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { Acting } from '@baro/directory-client';
import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import type { GiveCauseRequest, GiveCauseResponse } from '@baro/proto/baro/reporting/v1/standings';
import { mayApprove } from '../../domain/policy.ts';
import { insertCause } from '../../store/cause-store.ts';
import type { Deps } from '../deps.ts';
import { emitFact } from '../emit.ts';
import { checkStanding, criterionOf, openStanding, peerOf, peersOf } from './open-standing.ts';
import type { Standing } from './open-standing.ts';

/** Longest cause. */
const maxCause = 1_000;

/** Keeps the cause a unit's heads give for a criterion in a week or month. */
export async function giveCause(
  deps: Deps,
  request: GiveCauseRequest,
  ctx: CallContext,
): Promise<GiveCauseResponse> {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkStanding(check, request);
  checkId(check, 'unitId', request.unitId);
  check.required('criterionCode', request.criterionCode);
  check.required('cause', request.cause);
  check.text('cause', request.cause, maxCause);
  check.throwIfAny();
  const standing = await openStanding(deps, request, ctx);
  const { session } = standing;
  const unit = peerOf(peersOf(standing), request.unitId);
  const decision = mayApprove(session.staff, unit.id, session.find);
  if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
  if (!unit.inForce) throw new AppError('UNIT_CLOSED');
  if (criterionOf(standing, request.criterionCode).method !== CriterionMethod.COMPUTED) {
    refuseField(
      'criterionCode',
      'NOT_COMPUTED',
      'is not counted from items',
      'tiêu chí này không tính từ công việc',
    );
  }
  return write(ctx, request, async (tx) => {
    await keep(tx, standing, request, decision.as, unit.code);
    return { cause: request.cause.trim() };
  });
}

async function keep(
  tx: Tx,
  { set, windows: [window] }: Standing,
  { criterionCode, unitId, cause }: GiveCauseRequest,
  as: Acting,
  unitCode: string,
): Promise<void> {
  const id = newId();
  const { personId, postId } = as;
  await insertCause(
    tx.em,
    set,
    window,
    { id, criterionCode, unitId, cause: cause.trim(), personId, postId },
    tx.now,
  );
  const about = { id, version: 0, unitId, unitCode };
  emitFact(tx, about, 'CauseGiven', { causeId: id, indexSetId: set.id, criterionCode }, [set.unitId]);
  tx.audit({
    action: 'give-cause',
    subjectType: 'standing_cause',
    subjectId: id,
    unitId,
    details: { indexSetId: set.id, criterionCode, fromDate: window.fromDate, postId },
  });
}
