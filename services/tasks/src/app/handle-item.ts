import { getHolderOf } from '@baro/directory-client';
import { AppError, FieldCheck, checkEnum, checkId, checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { Position, TaskPartState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type {
  AcceptTaskItemRequest,
  AcceptTaskItemResponse,
  FinishTaskPartRequest,
  FinishTaskPartResponse,
  HandOverTaskItemRequest,
  HandOverTaskItemResponse,
  ReturnTaskRequest,
  ReturnTaskResponse,
} from '@baro/proto/baro/tasks/v1/tasks';
import { stateName } from '../domain/states.ts';
import { auditAct, changeItem, changeTask } from './change-task.ts';
import type { ItemAct } from './change-task.ts';
import type { Deps } from './deps.ts';
import { emitTask } from './emit.ts';
import { lapseExtension } from './give-out.ts';
import { assignerToday, checkUnder, describeItem, moveItem } from './hands.ts';
import type { Carrier } from './hands.ts';

/** The holder accepts the task or a part. */
export async function acceptItem(
  deps: Deps,
  request: AcceptTaskItemRequest,
  ctx: CallContext,
): Promise<AcceptTaskItemResponse> {
  const check = new FieldCheck();
  checkId(check, 'itemId', request.itemId);
  check.throwIfAny();
  return changeItem(deps, ctx, request, 'AcceptTaskItem', async (act) => {
    setState(act, TaskState.ACCEPTED, TaskPartState.ACCEPTED);
    act.item.awaiting = false;
    describeItem(act, carrierOf(act));
    if (act.part) emitPart(act, act.part.state);
    else emitTask(act.tx, act.task, 'TaskAccepted', {}, [act.as.unitId]);
    auditAct(act, 'accept', { itemId: act.item.id });
  });
}

/** The holder hands over to another post of the unit that leads, or of the co-ordinator's. */
export async function handOverItem(
  deps: Deps,
  request: HandOverTaskItemRequest,
  ctx: CallContext,
): Promise<HandOverTaskItemResponse> {
  const check = new FieldCheck();
  checkId(check, 'itemId', request.itemId);
  checkId(check, 'postId', request.postId);
  check.text('note', request.note, 1000);
  check.throwIfAny();
  return changeItem(deps, ctx, request, 'HandOverTaskItem', (act) => handOver(act, request));
}

async function handOver(act: ItemAct, request: HandOverTaskItemRequest): Promise<void> {
  const { tx, session, task, item, part } = act;
  const to = getHolderOf(session, 'postId', request.postId);
  if (to.postId === item.holderPostId) throw new AppError('SAME_HOLDER');
  checkUnder(session, 'postId', to.unitId, part?.unitId ?? task.leadUnitId ?? task.unitId);
  const from = item.holderUnitId;
  setState(act, TaskState.ASSIGNED, TaskPartState.ASSIGNED);
  const note = request.note.trim();
  await moveItem(act, carrierOf(act), { reason: 'handed_over', to, note, awaiting: true });
  emitTask(tx, task, 'TaskHandedOver', { itemId: item.id, postId: request.postId }, [from, to.unitId]);
  auditAct(act, 'hand_over', { itemId: item.id, toPostId: request.postId });
}

/** The holder returns a task as wrongly assigned; it lies with who assigned it. */
export async function returnTask(
  deps: Deps,
  request: ReturnTaskRequest,
  ctx: CallContext,
): Promise<ReturnTaskResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'reason', request.reason, 500);
  checkId(check, 'competentUnitId', request.competentUnitId);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'ReturnTask', async (act) => {
    const { tx, session, task, item } = act;
    const { competentUnitId } = request;
    if (!session.directory.unit(competentUnitId, session.now)) throw new AppError('UNIT_NOT_FOUND');
    const from = item.holderUnitId;
    const note = request.reason.trim();
    Object.assign(task, { state: TaskState.RETURNED, competentUnitId, stateReason: note });
    await lapseExtension(act);
    const to = assignerToday(session, task);
    await moveItem(act, { item }, { reason: 'returned_for_competence', to, note });
    emitTask(tx, task, 'TaskReturned', { competentUnitId }, [from, to.unitId]);
    auditAct(act, 'return', { competentUnitId });
  });
}

/** A co-ordinator gives a position and what was done. */
export async function finishPart(
  deps: Deps,
  request: FinishTaskPartRequest,
  ctx: CallContext,
): Promise<FinishTaskPartResponse> {
  const check = new FieldCheck();
  checkId(check, 'itemId', request.itemId);
  const { position } = request;
  if (check.required('position', position || undefined)) checkEnum(check, 'position', position, Position);
  checkReason(check, 'result', request.result, 2000);
  check.throwIfAny();
  return changeItem(deps, ctx, request, 'FinishTaskPart', async (act) => {
    const from = act.item.holderUnitId;
    const result = request.result.trim();
    setState(act, act.task.state, TaskPartState.FINISHED);
    Object.assign(act.part ?? {}, { position, result, finishTime: act.session.now });
    await moveItem(act, carrierOf(act), { reason: 'finished', to: undefined, note: result });
    emitPart(act, TaskPartState.FINISHED, from);
    auditAct(act, 'finish_part', { itemId: act.item.id, position });
  });
}

function carrierOf({ item, part }: ItemAct): Carrier {
  return part ? { item, part } : { item };
}

/** Sets the state of what is acted on; a part has an etag of its own. */
function setState({ task, part }: ItemAct, ofTask: TaskState, ofPart: TaskPartState): void {
  if (part) {
    part.state = ofPart;
    part.version += 1;
  } else {
    task.state = ofTask;
  }
}

function emitPart({ tx, task, item, as }: ItemAct, state: TaskPartState, from?: string | null): void {
  const data = { partId: item.id, state: stateName('part', state) };
  // Who leads sees on the open page that a part has changed.
  emitTask(tx, task, 'TaskPartChanged', data, [from ?? as.unitId, task.leadUnitId ?? null]);
}
