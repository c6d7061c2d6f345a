import type { Acting, Holder, Session, UnitView } from '@baro/directory-client';
import { getOpenUnit, openSession, treeOfUnit, viewersOf } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, isUuid, newId, refuseField, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { Task, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { AssignTaskRequest, AssignTaskResponse } from '@baro/proto/baro/tasks/v1/tasks';
import { mayAssign } from '../domain/policy.ts';
import { dividable } from '../domain/states.ts';
import { ItemEntity, itemKinds } from '../store/hand-entities.ts';
import { TaskEntity } from '../store/task-entities.ts';
import type { TaskRow } from '../store/task-entities.ts';
import { indexTasks } from '../store/search-store.ts';
import { findTask, lockTaskRow, noteDivision } from '../store/task-store.ts';
import { addViewers } from '../store/viewer-store.ts';
import { answer, auditAct } from './change-task.ts';
import type { Deps } from './deps.ts';
import { seesTask } from './get-task.ts';
import { giveOut, receiversOf } from './give-out.ts';
import type { Receivers } from './give-out.ts';
import { newItem } from './hands.ts';
import { leadUnitName, showTask } from './show-task.ts';
import { checkParts, checkTask, tidyTask } from './task-fields.ts';

interface Assignment {
  row: TaskRow;
  receivers: Receivers;
  as: Acting;
}

/** Makes a task and gives it to who leads and any co-ordinators. */
export async function assignTask(
  deps: Deps,
  request: AssignTaskRequest,
  ctx: CallContext,
): Promise<AssignTaskResponse> {
  const session = await openSession(ctx, deps.directory);
  const assignment = checkRequest(session, request);
  const { row, receivers } = assignment;
  if (request.validateOnly) {
    if (row.parentId) checkParent(await seenParent(ctx, session, await findTask(ctx.em, row.parentId)));
    row.leadUnitId = receivers.lead.unitId;
    return { task: showTask(session, row, undefined) };
  }
  return write(ctx, request, async (tx) => assign(tx, session, assignment));
}

function checkRequest(session: Session, request: AssignTaskRequest): Assignment {
  const task = tidyTask(request.task ?? Task.create());
  const allowed = isUuid(task.unitId) ? allow(session, task.unitId) : undefined;
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkTask(check, task);
  checkParts(check, request.parts, task.leadPostId);
  check.throwIfAny();
  if (!allowed) throw new AppError('PERMISSION_DENIED');
  const { unit, as } = allowed;
  const lead = { field: 'task.leadPostId', postId: task.leadPostId };
  const receivers = receiversOf(session, unit.id, lead, request.parts, task.dueTime ?? null);
  return { row: newTask(session, unit, as, task), receivers, as };
}

function allow(session: Session, unitId: string): { unit: UnitView; as: Acting } {
  const unit = getOpenUnit(session, unitId);
  const decision = mayAssign(session.staff, unitId);
  if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
  return { unit, as: decision.as };
}

/** The row of a task assigned by hand; `giveOut` fills who leads. */
function newTask(session: Session, unit: UnitView, as: Acting, task: Task): TaskRow {
  const { sourceKind, sourceIssuerName, sourceNumberSymbol, work, responsibility, product, authority } = task;
  return {
    id: newId(),
    version: 0,
    unitId: unit.id,
    unitCode: unit.code,
    treeId: treeOfUnit(session, unit.id),
    sourceKind,
    sourceIssuerName,
    sourceNumberSymbol,
    work,
    responsibility,
    product,
    authority,
    sourceDate: task.sourceDate || null,
    sourceDocumentId: task.sourceDocumentId || null,
    sourcePetitionId: task.sourcePetitionId || null,
    leadPostId: task.leadPostId,
    leadUnitId: null,
    leadName: '',
    coordinatorNames: '',
    sourceNote: '',
    dueTime: task.dueTime ?? null,
    standing: task.standing,
    originalDueTime: task.dueTime ?? null,
    urgency: task.urgency,
    parentId: task.parentId || null,
    programmeId: null,
    assignerUnitId: as.unitId,
    assignerPostId: as.postId,
    assignerPersonId: as.personId,
    assignTime: session.now,
    state: TaskState.ASSIGNED,
    progressPercent: 0,
    openExtensionId: null,
    competentUnitId: null,
    stateReason: '',
    completionText: '',
    completionDocumentId: null,
    reportTime: null,
    finishTime: null,
    source: null,
    externalId: null,
    urgingCount: 0,
    createTime: session.now,
    updateTime: session.now,
  };
}

/** @throws AppError TASK_NOT_FOUND when the parent is not there or not to be seen */
async function seenParent(
  { em }: { em: Tx['em'] },
  session: Session,
  parent: TaskRow | null,
): Promise<TaskRow> {
  if (!parent || !(await seesTask(em, session, parent))) throw new AppError('TASK_NOT_FOUND');
  return parent;
}

function checkParent(parent: TaskRow): void {
  if (dividable.includes(parent.state)) return;
  refuseField('task.parentId', 'NOT_OPEN', 'is reported or closed', 'nhiệm vụ cha đã báo cáo hoặc kết thúc');
}

async function assign(tx: Tx, session: Session, { row, receivers, as }: Assignment) {
  if (row.parentId) {
    // Locked, so that the parent cannot be reported complete beside its new child.
    checkParent(await seenParent(tx, session, await lockTaskRow(tx.em, row.parentId)));
    await noteDivision(tx.em, row.parentId, as.postId);
  }
  const task = tx.em.create(TaskEntity, row);
  const item = tx.em.create(ItemEntity, newItem(row.id, itemKinds.task, row.id, session.now));
  tx.em.persist([task, item]);
  const acts = { tx, session, task, item, parts: [], as };
  await giveOut(acts, receivers, '');
  await addViewers(tx.em, task, viewersOf(session, assignerOf(as), task.unitId));
  await indexTasks(tx.em, [{ task, leadUnitName: leadUnitName(session, task) }]);
  auditAct(acts, 'assign', {
    leadPostId: row.leadPostId,
    coOrdinatorPostIds: receivers.coOrdinators.map(({ to }) => to.postId),
  });
  return answer(tx, session, task);
}

/** Who assigns keeps seeing what was assigned. */
function assignerOf(as: Acting): Holder {
  return { unitId: as.unitId, postId: as.postId || null, personId: as.personId || null };
}
