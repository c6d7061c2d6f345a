import type { Decision, Session } from '@baro/directory-client';
import { mayHandle, noteAct, openSession } from '@baro/directory-client';
import { AppError, checkEtag, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import { decideTask, isHolders } from '../domain/allowed-actions.ts';
import { partFrom, startsFrom, stateName, taskFrom } from '../domain/states.ts';
import type { PartAction, TaskAction } from '../domain/states.ts';
import type { ItemRow } from '../store/hand-entities.ts';
import type { PartRow, TaskRow } from '../store/task-entities.ts';
import { findTaskIdOf, lockTask } from '../store/task-store.ts';
import type { TaskAggregate } from '../store/task-store.ts';
import type { Deps } from './deps.ts';
import { seesTask, taskDetail } from './get-task.ts';
import type { Acts } from './hands.ts';
import { taskFacts } from './show-task.ts';

/** One act on a task, in its transaction, with the right to it checked. */
export interface TaskAct extends Acts, TaskAggregate {
  item: ItemRow;
}

/** One act on a task or a part as a work item. `part` is absent when the item is the task. */
export interface ItemAct extends TaskAct {
  part: PartRow | undefined;
}

interface Mutation {
  requestId: string;
  etag: string;
}

/** Does an act on a whole task: lock, right, etag, state, then `work`; answers with the task. */
export async function changeTask(
  deps: Deps,
  ctx: CallContext,
  request: Mutation & { id: string },
  action: TaskAction,
  work: (act: TaskAct) => Promise<void>,
): Promise<{ task: Task }> {
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const aggregate = await lockTask(tx.em, request.id);
    if (!aggregate) throw new AppError('PERMISSION_DENIED');
    const { task, item } = aggregate;
    const decision = decideTask(action, session.staff, taskFacts(session, task, item));
    await checkSight(tx, session, task, decision, isHolders(action));
    checkEtag(request.etag, task.version);
    if (!item || !startsFrom(taskFrom[action], task.state)) throw wrongState('task', task.state);
    if (!decision.allowed) throw new AppError('NOT_HOLDER');
    const hands = item.version;
    await work({ ...aggregate, tx, session, item, as: decision.as });
    if (item.version === hands) noteAct(item, decision.as);
    return answer(tx, session, task);
  });
}

/** Does an act of the holder of a task or part: lock, sight, etag, state, holder, then `work`. */
export async function changeItem(
  deps: Deps,
  ctx: CallContext,
  request: Mutation & { itemId: string },
  action: PartAction,
  work: (act: ItemAct) => Promise<void>,
): Promise<{ task: Task }> {
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const taskId = await findTaskIdOf(tx.em, request.itemId);
    const aggregate = taskId ? await lockTask(tx.em, taskId) : undefined;
    const target = aggregate && targetOf(aggregate, request.itemId, action);
    if (!aggregate || !target) throw new AppError('PERMISSION_DENIED');
    const { task } = aggregate;
    const { item, part } = target;
    const decision = mayHandle(session.staff, item.holderPostId ?? '');
    await checkSight(tx, session, task, decision, true);
    checkEtag(request.etag, (part ?? task).version);
    checkItemState(action, task, part);
    if (!decision.allowed) throw new AppError('NOT_HOLDER');
    await work({ ...aggregate, tx, session, item, part, as: decision.as });
    return answer(tx, session, task);
  });
}

/** Who may not act is refused, but for the holder's acts where who sees the task is told who must act. */
export async function checkSight(
  { em }: Pick<Tx, 'em'>,
  session: Session,
  task: TaskRow,
  decision: Decision,
  holders: boolean,
): Promise<void> {
  if (decision.allowed || (holders && (await seesTask(em, session, task)))) return;
  throw new AppError('PERMISSION_DENIED');
}

function targetOf(
  aggregate: TaskAggregate,
  itemId: string,
  action: PartAction,
): Pick<ItemAct, 'item' | 'part'> | undefined {
  const { task, item, parts } = aggregate;
  if (task.id === itemId) return item && action !== 'FinishTaskPart' ? { item, part: undefined } : undefined;
  return parts.find(({ part }) => part.id === itemId);
}

function checkItemState(action: PartAction, task: TaskRow, part: PartRow | undefined): void {
  if (part) {
    if (!startsFrom(partFrom[action], part.state)) throw wrongState('part', part.state);
  } else if (action === 'FinishTaskPart' || !startsFrom(taskFrom[action], task.state)) {
    throw wrongState('task', task.state);
  }
}

/** The refusal of an act that does not start from this state. */
export function wrongState(kind: 'task' | 'part', state: number): AppError {
  return new AppError('TASK_STATE_WRONG', { metadata: { state: stateName(kind, state) } });
}

/** The task as it is at the end of the transaction. */
export function answer(tx: Tx, session: Session, task: TaskRow): () => Promise<{ task: Task }> {
  task.updateTime = session.now;
  return async () => ({ task: await taskDetail(tx.em, session, task) });
}

/** Writes an act on a task into the audit; `details` hold ids and numbers only. */
export function auditAct(
  { tx, task, as }: Pick<Acts, 'tx' | 'task' | 'as'>,
  action: string,
  details: Record<string, unknown> = {},
): void {
  tx.audit({
    action,
    subjectType: 'task',
    subjectId: task.id,
    unitId: task.unitId,
    details: { ...details, postId: as.postId },
  });
}
