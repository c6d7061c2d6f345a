import { getHolderOf, getOpenUnit, localDateOf, openSession } from '@baro/directory-client';
import { AppError, checkCount, checkId, checkReason, FieldCheck, isUuid, write } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { CouncilPromise, PromiseOrigin } from '@baro/proto/baro/petitions/v1/promises';
import type { RecordPromiseRequest, RecordPromiseResponse } from '@baro/proto/baro/petitions/v1/promises';
import { mayKeep } from '../domain/policy.ts';
import { findPetition } from '../store/petition-store.ts';
import { auditPromise } from './change-promise.ts';
import type { Deps } from './deps.ts';
import { makePromise } from './make-promise.ts';
import { checkMilestone, mostMilestones } from './promise-fields.ts';
import { getSession } from './record-petition.ts';
import { promiseDetail } from './show-promise.ts';

/** Records what was promised under questioning; who is questioned answers in person and is who must keep it. */
export async function recordPromise(
  deps: Deps,
  request: RecordPromiseRequest,
  ctx: CallContext,
): Promise<RecordPromiseResponse> {
  const asked = request.promise ?? CouncilPromise.create();
  const session = await openSession(ctx, deps.directory);
  const decision = isUuid(asked.unitId) ? mayKeep(session.staff, asked) : undefined;
  // Who may not is told that and nothing of the fields.
  if (decision && !decision.allowed) throw new AppError('PERMISSION_DENIED');
  checkPromise(request, asked, localDateOf(session.now));
  if (!decision?.allowed) throw new AppError('PERMISSION_DENIED');
  const unit = getOpenUnit(session, asked.unitId);
  await getSession(ctx, asked.sessionId, unit.id);
  if (asked.petitionId) {
    const petition = await findPetition(ctx.em, asked.petitionId);
    if (petition?.unitId !== unit.id) throw new AppError('PETITION_NOT_FOUND');
  }
  const { unitId, postId, personId } = getHolderOf(session, 'accountablePostId', request.accountablePostId);
  const accountable = { unitId, postId: postId ?? '', personId: personId ?? '' };
  const promised = {
    unitId: unit.id,
    unitCode: unit.code,
    origin: PromiseOrigin.QUESTIONING,
    petitionId: asked.petitionId || null,
    sessionId: asked.sessionId,
    content: asked.content.trim(),
    promiseDate: asked.promiseDate,
    dueDate: asked.dueDate,
  };
  return write(ctx, request, (tx) => {
    const parties = { promiser: accountable, accountable };
    const promise = makePromise(tx, session, promised, parties, request.milestones);
    auditPromise({ tx, promise, as: decision.as }, 'record', { sessionId: promised.sessionId });
    return Promise.resolve(async () => ({ promise: await promiseDetail(tx.em, session, promise) }));
  });
}

function checkPromise(request: RecordPromiseRequest, asked: CouncilPromise, today: string): void {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'promise.unitId', asked.unitId);
  checkId(check, 'promise.sessionId', asked.sessionId);
  check.uuid('promise.petitionId', asked.petitionId);
  checkReason(check, 'promise.content', asked.content, 2000);
  if (check.required('promise.promiseDate', asked.promiseDate)) {
    check.isoDate('promise.promiseDate', asked.promiseDate);
    if (asked.promiseDate > today) {
      check.add('promise.promiseDate', 'FUTURE', 'lies in the future', 'ngày chưa tới');
    }
  }
  // What was promised at an earlier session may be written down when it is overdue already.
  if (check.required('promise.dueDate', asked.dueDate)) check.isoDate('promise.dueDate', asked.dueDate);
  if (asked.dueDate && asked.dueDate < asked.promiseDate) {
    check.add('promise.dueDate', 'BEFORE_PROMISE', 'lies before the promise was made', 'trước ngày hứa');
  }
  checkId(check, 'accountablePostId', request.accountablePostId);
  checkCount(check, 'milestones', request.milestones.length, mostMilestones);
  request.milestones.forEach((one, at) => {
    checkMilestone(check, `milestones[${at}].`, one, asked.promiseDate, asked.dueDate);
  });
  check.throwIfAny();
}
