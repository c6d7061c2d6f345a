import { FieldCheck, checkId, checkTime } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { DueMoveKind } from '@baro/proto/baro/tasks/v1/slippage';
import type { ReassignTaskRequest, ReassignTaskResponse } from '@baro/proto/baro/tasks/v1/tasks';
import { viewersOf } from '@baro/directory-client';
import { indexTasks } from '../store/search-store.ts';
import { addViewers, reorderViewers } from '../store/viewer-store.ts';
import { auditAct, changeTask } from './change-task.ts';
import type { TaskAct } from './change-task.ts';
import type { Deps } from './deps.ts';
import { recordDueMove } from './due-moves.ts';
import { giveOut, lapseExtension, receiversOf } from './give-out.ts';
import { leadUnitName } from './show-task.ts';
import { checkParts, refuseDueOfStanding } from './task-fields.ts';

/** Gives a task to another lead and other co-ordinators. */
export async function reassignTask(
  deps: Deps,
  request: ReassignTaskRequest,
  ctx: CallContext,
): Promise<ReassignTaskResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkId(check, 'leadPostId', request.leadPostId);
  checkParts(check, request.parts, request.leadPostId);
  checkTime(check, 'dueTime', request.dueTime);
  check.text('note', request.note, 500);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'ReassignTask', (act) => reassign(act, request));
}

async function reassign(act: TaskAct, request: ReassignTaskRequest): Promise<void> {
  const { tx, session, task, as } = act;
  const dueTime = checkDue(act, request.dueTime);
  const lead = { field: 'leadPostId', postId: request.leadPostId };
  // What came overdue from a table is not made in term by giving it to somebody.
  const kept = task.state === TaskState.DRAFTED ? task.dueTime : null;
  const receivers = receiversOf(session, task.unitId, lead, request.parts, dueTime, kept);
  await lapseExtension(act);
  recordDueMove(act, {
    kind: DueMoveKind.REASSIGNMENT,
    from: task.dueTime,
    to: dueTime,
    reason: request.note.trim(),
    asked: as,
    askTime: session.now,
  });
  task.dueTime = dueTime;
  task.originalDueTime ??= dueTime;
  await giveOut(act, receivers, request.note.trim());
  const assigner = { unitId: as.unitId, postId: as.postId || null, personId: as.personId || null };
  await addViewers(tx.em, task, viewersOf(session, assigner, task.unitId));
  await reorderViewers(tx.em, task);
  await indexTasks(tx.em, [{ task, leadUnitName: leadUnitName(session, task) }]);
  auditAct(act, 'reassign', {
    leadPostId: request.leadPostId,
    coOrdinatorPostIds: request.parts.map((part) => part.postId),
  });
}

/** The due time from now on. @throws AppError FIELD_INVALID where a task would be without, or a standing one with */
function checkDue({ task }: TaskAct, asked: Date | undefined): Date | null {
  const check = new FieldCheck();
  const dueTime = asked ?? task.dueTime ?? null;
  if (task.standing && asked) refuseDueOfStanding(check, 'dueTime');
  if (!task.standing) check.required('dueTime', dueTime);
  check.throwIfAny();
  return dueTime;
}
