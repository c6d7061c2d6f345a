import { AppError, FieldCheck, checkId, checkReason, checkTime, newId, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { ExtensionState } from '@baro/proto/baro/tasks/v1/resources';
import { DueMoveKind } from '@baro/proto/baro/tasks/v1/slippage';
import type {
  DecideExtensionRequest,
  DecideExtensionResponse,
  RequestExtensionRequest,
  RequestExtensionResponse,
} from '@baro/proto/baro/tasks/v1/tasks';
import { ExtensionEntity } from '../store/task-entities.ts';
import type { ExtensionRow } from '../store/task-entities.ts';
import { findExtension } from '../store/task-store.ts';
import { reorderViewers } from '../store/viewer-store.ts';
import { auditAct, changeTask } from './change-task.ts';
import type { TaskAct } from './change-task.ts';
import type { Deps } from './deps.ts';
import { recordDueMove } from './due-moves.ts';
import { emitTask } from './emit.ts';
import { describeItem } from './hands.ts';

/** The holder asks for a later due time, before the one in force. */
export async function requestExtension(
  deps: Deps,
  request: RequestExtensionRequest,
  ctx: CallContext,
): Promise<RequestExtensionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  if (check.required('dueTime', request.dueTime)) checkTime(check, 'dueTime', request.dueTime);
  checkReason(check, 'reason', request.reason, 1000);
  check.throwIfAny();
  const { dueTime } = request;
  if (!dueTime) throw new AppError('FIELD_INVALID');
  return changeTask(deps, ctx, request, 'RequestExtension', async (act) =>
    ask(act, dueTime, request.reason.trim()),
  );
}

function ask(act: TaskAct, dueTime: Date, reason: string): void {
  const { tx, session, task, as } = act;
  const inForce = task.dueTime;
  if (!inForce) throw new AppError('TASK_STANDING');
  if (session.now > inForce) throw new AppError('DUE_TIME_PASSED');
  if (task.openExtensionId) throw new AppError('EXTENSION_OPEN');
  if (dueTime <= inForce) {
    refuseField('dueTime', 'NOT_LATER', 'is not later than the one in force', 'phải sau hạn hiện tại');
  }
  const id = newId();
  const extension = {
    id,
    taskId: task.id,
    state: ExtensionState.ASKED,
    oldDueTime: inForce,
    newDueTime: dueTime,
    reason,
    askTime: session.now,
    askedUnitId: as.unitId,
    askedPostId: as.postId,
    askedPersonId: as.personId,
    decideTime: null,
    decidedUnitId: null,
    decidedPostId: null,
    decidedPersonId: null,
    decisionNote: '',
  };
  tx.em.persist(tx.em.create(ExtensionEntity, extension));
  task.openExtensionId = id;
  emitTask(tx, task, 'TaskExtensionAsked', { extensionId: id, dueTime }, [as.unitId, task.assignerUnitId]);
  auditAct(act, 'request_extension', { extensionId: id });
}

/** Who assigned grants or refuses. */
export async function decideExtension(
  deps: Deps,
  request: DecideExtensionRequest,
  ctx: CallContext,
): Promise<DecideExtensionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkId(check, 'extensionId', request.extensionId);
  if (request.granted) check.text('note', request.note, 500);
  else checkReason(check, 'note', request.note, 500);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'DecideExtension', (act) => decideIt(act, request));
}

async function decideIt(act: TaskAct, request: DecideExtensionRequest): Promise<void> {
  const { tx, session, task, item, as } = act;
  const { extensionId, granted } = request;
  const extension = await findExtension(tx.em, task.id, extensionId);
  if (extension?.state !== ExtensionState.ASKED) throw new AppError('EXTENSION_NOT_FOUND');
  Object.assign(extension, {
    state: granted ? ExtensionState.GRANTED : ExtensionState.REFUSED,
    decideTime: session.now,
    decidedUnitId: as.unitId,
    decidedPostId: as.postId,
    decidedPersonId: as.personId,
    decisionNote: request.note.trim(),
  });
  task.openExtensionId = null;
  if (granted) {
    recordExtension(act, extension);
    task.dueTime = extension.newDueTime;
    describeItem(act, { item });
    await reorderViewers(tx.em, task);
  }
  const data = { extensionId, granted, dueTime: task.dueTime ?? undefined };
  emitTask(tx, task, 'TaskExtensionDecided', data, [task.leadUnitId, item.holderUnitId]);
  auditAct(act, 'decide_extension', { extensionId, granted });
}

function recordExtension(act: TaskAct, extension: ExtensionRow): void {
  recordDueMove(act, {
    kind: DueMoveKind.EXTENSION,
    from: extension.oldDueTime,
    to: extension.newDueTime,
    reason: extension.reason,
    asked: {
      unitId: extension.askedUnitId,
      postId: extension.askedPostId ?? null,
      personId: extension.askedPersonId ?? null,
    },
    askTime: extension.askTime,
  });
}
