import { getHolderOf, openSession, treeOfUnit } from '@baro/directory-client';
import {
  AppError,
  FieldCheck,
  checkId,
  checkReason,
  checkTime,
  newId,
  refuseField,
  write,
} from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  AnswerObstacleRequest,
  AnswerObstacleResponse,
  RaiseObstacleRequest,
  RaiseObstacleResponse,
} from '@baro/proto/baro/tasks/v1/tasks';
import { mayAnswer } from '../domain/allowed-actions.ts';
import { obstacleStates } from '../domain/states.ts';
import { ItemEntity, itemKinds } from '../store/hand-entities.ts';
import { ObstacleEntity } from '../store/task-entities.ts';
import { findTaskIdOf, lockTask } from '../store/task-store.ts';
import type { HeldObstacle } from '../store/task-store.ts';
import { answer, auditAct, changeTask } from './change-task.ts';
import type { TaskAct } from './change-task.ts';
import type { Deps } from './deps.ts';
import { emitTask } from './emit.ts';
import { seesTask } from './get-task.ts';
import { moveItem, newItem } from './hands.ts';
import type { Acts } from './hands.ts';
import { minutesSince } from './show-task.ts';

/** The holder of the task names what is in the way and who can remove it. */
export async function raiseObstacle(
  deps: Deps,
  request: RaiseObstacleRequest,
  ctx: CallContext,
): Promise<RaiseObstacleResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'text', request.text, 1000);
  checkId(check, 'postId', request.postId);
  checkTime(check, 'dueTime', request.dueTime);
  check.throwIfAny();
  return changeTask(deps, ctx, request, 'RaiseObstacle', (act) => raise(act, request));
}

async function raise(act: TaskAct, request: RaiseObstacleRequest): Promise<void> {
  const { tx, session, task, item: held, as } = act;
  const to = getHolderOf(session, 'postId', request.postId);
  if (to.postId === held.holderPostId) throw new AppError('SAME_HOLDER');
  if (treeOfUnit(session, to.unitId) !== task.treeId) {
    refuseField(
      'postId',
      'OTHER_TREE',
      'belongs to another body',
      'không thuộc cùng hệ thống với đơn vị giao',
    );
  }
  if (request.dueTime && request.dueTime <= session.now) throw new AppError('DUE_TIME_PAST');
  const id = newId();
  const text = request.text.trim();
  const obstacle = tx.em.create(ObstacleEntity, {
    id,
    taskId: task.id,
    text,
    dueTime: request.dueTime ?? null,
    raiseTime: session.now,
    raisedUnitId: as.unitId,
    raisedPostId: as.postId,
    raisedPersonId: as.personId,
    state: obstacleStates.raised,
    answer: '',
    endTime: null,
    workingMinutes: null,
  });
  const item = tx.em.create(ItemEntity, newItem(id, itemKinds.obstacle, task.id, session.now));
  tx.em.persist([obstacle, item]);
  await moveItem(act, { item, obstacle }, { reason: 'raised', to, note: text });
  const data = { obstacleId: id, answered: false };
  emitTask(tx, task, 'TaskObstacleChanged', data, [as.unitId, to.unitId]);
  auditAct(act, 'raise_obstacle', { obstacleId: id, toPostId: request.postId });
}

/** Who can remove an obstacle answers; the clock stops. */
export async function answerObstacle(
  deps: Deps,
  request: AnswerObstacleRequest,
  ctx: CallContext,
): Promise<AnswerObstacleResponse> {
  const check = new FieldCheck();
  checkId(check, 'obstacleId', request.obstacleId);
  checkReason(check, 'answer', request.answer, 2000);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const taskId = await findTaskIdOf(tx.em, request.obstacleId);
    const aggregate = taskId ? await lockTask(tx.em, taskId) : undefined;
    const held = aggregate?.obstacles.find(({ obstacle }) => obstacle.id === request.obstacleId);
    if (!aggregate || !held) throw new AppError('PERMISSION_DENIED');
    const { task } = aggregate;
    const open = held.obstacle.state === obstacleStates.raised;
    const holderPostId = held.item.holderPostId ?? '';
    const decision = mayAnswer(session.staff, { open, holderPostId });
    if (!decision.allowed) {
      if (!(await seesTask(tx.em, session, task))) throw new AppError('PERMISSION_DENIED');
      throw new AppError(open ? 'NOT_HOLDER' : 'OBSTACLE_ANSWERED');
    }
    const act = { tx, session, task, as: decision.as };
    await endObstacle(act, held, 'answered', request.answer.trim());
    auditAct(act, 'answer_obstacle', { obstacleId: held.obstacle.id });
    return answer(tx, session, task);
  });
}

/** With the end of its task nobody need answer any more. */
export async function withdrawObstacle(acts: Acts, held: HeldObstacle): Promise<void> {
  if (held.obstacle.state === obstacleStates.raised) await endObstacle(acts, held, 'withdrawn', '');
}

async function endObstacle(
  acts: Acts,
  held: HeldObstacle,
  state: 'answered' | 'withdrawn',
  text: string,
): Promise<void> {
  const { tx, session, task } = acts;
  const { obstacle, item } = held;
  const from = item.holderUnitId;
  Object.assign(obstacle, {
    state: obstacleStates[state],
    answer: text,
    endTime: session.now,
    workingMinutes: minutesSince(session, obstacle.raiseTime),
  });
  await moveItem(acts, held, { reason: state, to: undefined, note: text });
  const data = { obstacleId: obstacle.id, answered: state === 'answered' };
  emitTask(tx, task, 'TaskObstacleChanged', data, [from, obstacle.raisedUnitId]);
}
