import type { Holder } from '@baro/directory-client';
import { FieldCheck, checkId, checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type {
  ConfirmCompletionRequest,
  ConfirmCompletionResponse,
  SendBackCompletionRequest,
  SendBackCompletionResponse,
  StopTaskRequest,
  StopTaskResponse,
} from '@baro/proto/baro/tasks/v1/tasks';
import { openParts } from '../domain/states.ts';
import { findHand } from '../store/task-store.ts';
import { auditAct, changeTask } from './change-task.ts';
import type { TaskAct } from './change-task.ts';
import type { Deps } from './deps.ts';
import { emitTask } from './emit.ts';
import { lapseExtension, withdrawPart } from './give-out.ts';
import { holderToday, moveItem } from './hands.ts';
import { withdrawObstacle } from './obstacles.ts';

/** Who assigned confirms: the task is done. */
export async function confirmCompletion(
  deps: Deps,
  request: ConfirmCompletionRequest,
  ctx: CallContext,
): Promise<ConfirmCompletionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.text('note', request.note, 500);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'ConfirmCompletion', async (act) => {
    const { tx, task } = act;
    await end(act, TaskState.CONFIRMED, 'confirmed', request.note.trim());
    const data = { reportTime: task.reportTime ?? undefined, dueTime: task.dueTime ?? undefined };
    emitTask(tx, task, 'TaskConfirmed', data, [task.leadUnitId]);
    auditAct(act, 'confirm');
  });
}

/** Who assigned stops the task. */
export async function stopTask(
  deps: Deps,
  request: StopTaskRequest,
  ctx: CallContext,
): Promise<StopTaskResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'reason', request.reason, 500);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'StopTask', async (act) => {
    const { tx, task } = act;
    const reason = request.reason.trim();
    task.stateReason = reason;
    await end(act, TaskState.STOPPED, 'stopped', reason);
    emitTask(tx, task, 'TaskStopped', {}, [task.leadUnitId]);
    auditAct(act, 'stop');
  });
}

/** Nobody holds the task any more, nor what hangs on it. */
async function end(
  act: TaskAct,
  state: TaskState,
  reason: 'confirmed' | 'stopped',
  note: string,
): Promise<void> {
  const { session, task, item, parts, obstacles } = act;
  await lapseExtension(act);
  for (const held of parts) {
    if (openParts.includes(held.part.state)) await withdrawPart(act, held, 'Nhiệm vụ đã kết thúc');
  }
  for (const held of obstacles) await withdrawObstacle(act, held);
  Object.assign(task, { state, finishTime: session.now });
  await moveItem(act, { item }, { reason, to: undefined, note });
}

/** Who assigned sends the report back to who made it. */
export async function sendBackCompletion(
  deps: Deps,
  request: SendBackCompletionRequest,
  ctx: CallContext,
): Promise<SendBackCompletionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'reason', request.reason, 500);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'SendBackCompletion', async (act) => {
    const { tx, task, item } = act;
    const note = request.reason.trim();
    const to = await reporterOf(act);
    // What was reported does not count: only a report that is confirmed does.
    Object.assign(task, { state: TaskState.ACCEPTED, reportTime: null, stateReason: note });
    await moveItem(act, { item }, { reason: 'sent_back', to, note });
    emitTask(tx, task, 'TaskSentBack', {}, [to.unitId]);
    auditAct(act, 'send_back', { toPostId: to.postId });
  });
}

/** Who held the task when it was reported, as the post is held today; who leads where that is not known. */
async function reporterOf({ tx, session, task, item }: TaskAct): Promise<Holder> {
  const hand = typeof item.backVersion === 'number' ? await findHand(tx.em, item.id, item.backVersion) : null;
  return holderToday(session, {
    unitId: hand?.toUnitId ?? task.leadUnitId ?? task.unitId,
    postId: hand?.toPostId ?? task.leadPostId ?? null,
    personId: hand?.toPersonId ?? null,
  });
}
