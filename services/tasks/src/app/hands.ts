import type { Acting, ChangeInput, Holder, Session } from '@baro/directory-client';
import { applyChange, emitCustody, emitDescribed, isUnderNow, viewersOf } from '@baro/directory-client';
import { refuseField } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { HandEntity } from '../store/hand-entities.ts';
import type { ItemRow } from '../store/hand-entities.ts';
import type { ObstacleRow, PartRow, TaskRow } from '../store/task-entities.ts';
import { addViewers } from '../store/viewer-store.ts';
import { subjectOf } from './emit.ts';

/** Kinds of change this service makes, as `CustodyChanged.reason` lists them. */
export type HandReason =
  | 'drafted'
  | 'assigned'
  | 'handed_over'
  | 'returned_for_competence'
  | 'reported'
  | 'sent_back'
  | 'confirmed'
  | 'stopped'
  | 'withdrawn'
  | 'finished'
  | 'raised'
  | 'answered'
  | 'succeeded';

/** In whose name something is done to a task, in its transaction. */
export interface Acts {
  tx: Tx;
  session: Session;
  task: TaskRow;
  as: Acting;
}

/** An item with what carries its state. */
export type Carrier =
  | { item: ItemRow }
  | { item: ItemRow; part: PartRow }
  | { item: ItemRow; obstacle: ObstacleRow };

/** What happens to an item; state and due time are those its task, part or obstacle has by then. */
export type Move = Pick<ChangeInput<HandReason>, 'reason' | 'to'> &
  Partial<Pick<ChangeInput, 'note' | 'backVersion' | 'awaiting'>>;

/** Changes hands of the task, a part or an obstacle: change point, event, and who sees the task from now on. */
export async function moveItem(acts: Acts, carrier: Carrier, move: Move): Promise<void> {
  const { tx, session, task, as } = acts;
  const { item } = carrier;
  const { state, dueTime, originalDueTime } = factsOf(task, carrier);
  const input = { note: '', backVersion: null, awaiting: false, ...move, by: as, dueTime, state };
  const change = applyChange(session, item, input);
  const { acted: _, ...stored } = change;
  tx.em.persist(tx.em.create(HandEntity, { ...stored, taskId: task.id }));
  emitCustody(tx, session, item, change, subjectOf(task, item.kind, state, originalDueTime));
  if (move.to) await addViewers(tx.em, task, viewersOf(session, move.to, task.unitId));
}

/** Tells that an item changed in the same hands: accepted, due time moved. */
export function describeItem({ tx, session, task }: Acts, carrier: Carrier): void {
  const { item } = carrier;
  const { state, dueTime, originalDueTime } = factsOf(task, carrier);
  item.dueTime = dueTime;
  emitDescribed(tx, session, item, subjectOf(task, item.kind, state, originalDueTime));
}

function factsOf(task: TaskRow, carrier: Carrier) {
  if ('obstacle' in carrier) {
    const { state, dueTime } = carrier.obstacle;
    return { state, dueTime: dueTime ?? null, originalDueTime: dueTime };
  }
  const { state, dueTime, originalDueTime } = 'part' in carrier ? carrier.part : task;
  return { state, dueTime: dueTime ?? null, originalDueTime };
}

/** An item of a task nobody has held yet. */
export function newItem(id: string, kind: ItemRow['kind'], taskId: string, now: Date): ItemRow {
  return {
    id,
    kind,
    taskId,
    version: 0,
    eventVersion: 0,
    holderUnitId: null,
    holderPostId: null,
    holderPersonId: null,
    sinceTime: now,
    dueTime: null,
    awaiting: false,
    acted: false,
    backVersion: null,
  };
}

/** The post's holder today; whoever held it then where the post is vacant, so that nothing is left to nobody. */
export function holderToday(session: Session, then: Holder): Holder {
  const today = then.postId ? session.directory.post(then.postId, session.now) : undefined;
  return { ...then, personId: today?.holderPersonId ?? then.personId };
}

/** Who assigned the task, as its post is held today. */
export function assignerToday(session: Session, task: TaskRow): Holder {
  return holderToday(session, {
    unitId: task.assignerUnitId,
    postId: task.assignerPostId ?? null,
    personId: task.assignerPersonId ?? null,
  });
}

/** Work goes only where the writ of the unit runs. @throws AppError FIELD_INVALID */
export function checkUnder(session: Session, field: string, unitId: string, governingId: string): void {
  if (isUnderNow(session, unitId, governingId)) return;
  refuseField(field, 'NOT_IN_UNIT', 'is not under the unit', 'không thuộc phạm vi của đơn vị');
}
