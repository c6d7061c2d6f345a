import { AppError, checkReason, newId, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PromiseState } from '@baro/proto/baro/petitions/v1/promises';
import type { MovePromiseRequest, MovePromiseResponse } from '@baro/proto/baro/petitions/v1/promises';
import { PromiseMoveEntity } from '../store/promise-entities.ts';
import type { MilestoneRow, PromiseRow } from '../store/promise-entities.ts';
import { countMoves, findMilestones } from '../store/promise-store.ts';
import { auditPromise, changePromise } from './change-promise.ts';
import type { PromiseActs } from './change-promise.ts';
import type { Deps } from './deps.ts';
import { emitPromise } from './emit-promise.ts';
import { checkDueDate } from './promise-fields.ts';

/** Who is accountable sets another date; the old one is kept. */
export async function movePromise(
  deps: Deps,
  request: MovePromiseRequest,
  ctx: CallContext,
): Promise<MovePromiseResponse> {
  const { milestoneId, dueDate } = request;
  return changePromise(
    deps,
    ctx,
    request,
    'MovePromise',
    (check, today) => {
      check.uuid('milestoneId', milestoneId);
      checkDueDate(check, 'dueDate', dueDate, today);
      checkReason(check, 'reason', request.reason, 1000);
    },
    async (act) => {
      const milestones = await findMilestones(act.tx.em, act.promise.id);
      const milestone = milestoneId ? openMilestone(milestones, milestoneId) : undefined;
      checkOrder(act.promise, milestone, milestones, dueDate);
      await moveDate(act, milestone, dueDate, request.reason.trim());
    },
  );
}

/** @throws AppError MILESTONE_NOT_FOUND, MILESTONE_REACHED */
export function openMilestone(milestones: readonly MilestoneRow[], id: string): MilestoneRow {
  const milestone = milestones.find((one) => one.id === id);
  if (!milestone) throw new AppError('MILESTONE_NOT_FOUND');
  if (milestone.reachTime) throw new AppError('MILESTONE_REACHED');
  return milestone;
}

/** No step ends after what it leads to. @throws AppError FIELD_INVALID */
function checkOrder(
  promise: PromiseRow,
  milestone: MilestoneRow | undefined,
  milestones: readonly MilestoneRow[],
  dueDate: string,
): void {
  if (milestone && dueDate > promise.dueDate) {
    refuseField('dueDate', 'AFTER_PROMISE', 'lies after the due date of the promise', 'sau hạn của lời hứa');
  }
  if (!milestone && milestones.some((one) => !one.reachTime && one.dueDate > dueDate)) {
    refuseField(
      'dueDate',
      'BEFORE_MILESTONE',
      'lies before an open milestone',
      'trước hạn của một mốc chưa đạt',
    );
  }
}

/** Another date for the promise or one milestone, with the old one kept. @throws AppError SAME_DATE */
export async function moveDate(
  act: PromiseActs,
  milestone: MilestoneRow | undefined,
  toDate: string,
  reason: string,
): Promise<void> {
  const { tx, session, promise, as } = act;
  const moved = milestone ?? promise;
  const fromDate = moved.dueDate;
  if (fromDate === toDate) throw new AppError('SAME_DATE');
  const before = await countMoves(tx.em, promise.id);
  const row = {
    id: newId(),
    promiseId: promise.id,
    milestoneId: milestone?.id ?? null,
    fromDate,
    toDate,
    reason,
    byUnitId: as.unitId,
    byPostId: as.postId,
    byPersonId: as.personId,
    moveTime: session.now,
  };
  tx.em.persist(tx.em.create(PromiseMoveEntity, row));
  moved.dueDate = toDate;
  const told = { milestoneId: milestone?.id ?? '', fromDate, toDate };
  emitPromise(tx, promise, 'PromiseMoved', { ...told, moveCount: before + (milestone ? 0 : 1) });
  auditPromise(act, 'move', told);
}

/** What was reported as kept is open again; the report stays among the words. */
export function withdrawReport(promise: PromiseRow): void {
  Object.assign(promise, {
    state: PromiseState.OPEN,
    reportTime: null,
    reportDate: null,
    reporterUnitId: null,
    reporterPersonId: null,
  });
}
