import { AppError } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { getSuccessorPost, isClosed, openOwnSession } from '@baro/directory-client';
import type { Holder, Successor } from '@baro/directory-client';
import type { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { stateName } from '../domain/states.ts';
import type { ItemRow } from '../store/hand-entities.ts';
import { indexTasks } from '../store/search-store.ts';
import type { TaskRow } from '../store/task-entities.ts';
import { findTaskIdOf, lockTask } from '../store/task-store.ts';
import type { TaskAggregate } from '../store/task-store.ts';
import { auditAct } from './change-task.ts';
import type { Deps } from './deps.ts';
import { emitTask } from './emit.ts';
import { moveItem } from './hands.ts';
import type { Acts, Carrier } from './hands.ts';
import { leadUnitName } from './show-task.ts';

/**
 * Hands a task, part or obstacle that a closed unit holds over to a post of the unit that follows. State, due time and
 * what is still to be accepted stay: the clock runs on. Does nothing when the post has it already.
 * @throws AppError ITEM_ENDED, UNIT_IN_FORCE, NOT_SUCCESSOR, POST_NOT_FOUND, POST_VACANT
 */
export async function succeedItem(deps: Deps, asked: SuccessionAsked, tx: Tx): Promise<void> {
  const session = await openOwnSession(tx.em, deps.directory, tx.now);
  const taskId = await findTaskIdOf(tx.em, asked.itemId);
  const aggregate = taskId ? await lockTask(tx.em, taskId) : undefined;
  const carrier = aggregate && carrierOf(aggregate, asked.itemId);
  const from = carrier?.item.holderUnitId;
  if (!aggregate || !carrier || !from) throw new AppError('ITEM_ENDED');
  const { item } = carrier;
  if (item.holderPostId === asked.toPostId) return;
  const { to, successor } = getSuccessorPost(session, 'toPostId', from, asked.toPostId);
  const { task } = aggregate;
  const { unitId = '', postId = '', personId = '' } = asked.by ?? {};
  const acts: Acts = { tx, session, task, as: { unitId, postId, personId } };
  passOnRole(acts, carrier, to, successor);
  const { awaiting, backVersion = null } = item;
  await moveItem(acts, carrier, { reason: 'succeeded', to, awaiting, backVersion });
  tellMoved(acts, carrier, from, to);
  await indexTasks(tx.em, [{ task, leadUnitName: leadUnitName(session, task) }]);
  task.updateTime = session.now;
  auditAct(acts, 'succeed', { itemId: item.id, toPostId: to.postId, runId: asked.runId });
}

function carrierOf({ task, item, parts, obstacles }: TaskAggregate, itemId: string): Carrier | undefined {
  if (task.id === itemId) return item && { item };
  return (
    parts.find(({ part }) => part.id === itemId) ?? obstacles.find(({ obstacle }) => obstacle.id === itemId)
  );
}

/** Who led, co-ordinated or assigned for the closed unit is followed in that as well, or nobody could go on. */
function passOnRole({ session, task }: Acts, carrier: Carrier, to: Holder, { unit }: Successor): void {
  const ended = (unitId: string | null | undefined): boolean =>
    isClosed(unitId ? session.directory.unit(unitId, session.now) : undefined, session.now);
  if ('obstacle' in carrier) return;
  if ('part' in carrier) {
    const { part } = carrier;
    part.version += 1;
    if (ended(part.unitId)) Object.assign(part, { unitId: unit.id, postId: to.postId });
    return;
  }
  if (isAssigners(task, carrier.item)) {
    const { unitId: assignerUnitId, postId: assignerPostId, personId: assignerPersonId } = to;
    Object.assign(task, { assignerUnitId, assignerPostId, assignerPersonId });
  } else if (ended(task.leadUnitId)) {
    Object.assign(task, { leadPostId: to.postId, leadUnitId: unit.id });
  }
}

/** What is drafted, returned or reported lies with who assigned it. */
function isAssigners(task: TaskRow, item: ItemRow): boolean {
  return task.state !== TaskState.ACCEPTED && item.holderPostId === task.assignerPostId;
}

function tellMoved({ tx, task }: Acts, carrier: Carrier, from: string, to: Holder): void {
  const units = [from, to.unitId];
  if ('obstacle' in carrier) {
    const data = { obstacleId: carrier.obstacle.id, answered: false };
    emitTask(tx, task, 'TaskObstacleChanged', data, units);
  } else if ('part' in carrier) {
    const { id, state } = carrier.part;
    emitTask(tx, task, 'TaskPartChanged', { partId: id, state: stateName('part', state) }, units);
  } else {
    emitTask(tx, task, 'TaskHandedOver', { itemId: task.id, postId: to.postId ?? '' }, units);
  }
}
