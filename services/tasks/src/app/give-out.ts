import type { Holder, Session } from '@baro/directory-client';
import { getHolderOf } from '@baro/directory-client';
import { AppError, FieldCheck, newId } from '@baro/chassis';
import { ExtensionState, TaskPartState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { TaskPart } from '@baro/proto/baro/tasks/v1/resources';
import { openParts } from '../domain/states.ts';
import { ItemEntity, itemKinds } from '../store/hand-entities.ts';
import type { ItemRow } from '../store/hand-entities.ts';
import { PartEntity } from '../store/task-entities.ts';
import { findExtension } from '../store/task-store.ts';
import type { HeldPart } from '../store/task-store.ts';
import { emitTask } from './emit.ts';
import type { Acts } from './hands.ts';
import { checkUnder, describeItem, moveItem, newItem } from './hands.ts';
import { checkPartDues } from './task-fields.ts';

/** A co-ordinator and what is asked. */
export interface CoOrdinator {
  target: TaskPart;
  to: Holder;
}

/** Who gets the task, checked against where the writ of the unit runs and against now. */
export interface Receivers {
  lead: Holder;
  coOrdinators: CoOrdinator[];
}

/**
 * `kept` may have passed: the due time of a drafted task as its source has it.
 * @throws AppError POST_NOT_FOUND, POST_VACANT, DUE_TIME_PAST, FIELD_INVALID
 */
export function receiversOf(
  session: Session,
  unitId: string,
  lead: { field: string; postId: string },
  parts: readonly TaskPart[],
  dueTime: Date | null,
  kept?: Date | null,
): Receivers {
  const receiver = (field: string, postId: string): Holder => {
    const to = getHolderOf(session, field, postId);
    checkUnder(session, field, to.unitId, unitId);
    return to;
  };
  const receivers = {
    lead: receiver(lead.field, lead.postId),
    coOrdinators: parts.map((target, at) => ({ target, to: receiver(`parts[${at}].postId`, target.postId) })),
  };
  for (const due of [dueTime, ...parts.map((part) => part.dueTime)]) {
    if (due && due !== kept && due <= session.now) throw new AppError('DUE_TIME_PAST');
  }
  const check = new FieldCheck();
  checkPartDues(check, parts, dueTime);
  check.throwIfAny();
  return receivers;
}

/** Gives the task to who leads and to the co-ordinators; the acting post is its assigner from now on. */
export async function giveOut(
  acts: Acts & { item: ItemRow; parts: HeldPart[] },
  { lead, coOrdinators }: Receivers,
  note: string,
): Promise<void> {
  const { tx, session, task, item, as } = acts;
  Object.assign(task, {
    state: TaskState.ASSIGNED,
    leadPostId: lead.postId,
    leadUnitId: lead.unitId,
    assignerUnitId: as.unitId,
    assignerPostId: as.postId || null,
    assignerPersonId: as.personId || null,
    assignTime: session.now,
    competentUnitId: null,
    stateReason: '',
  });
  await moveItem(acts, { item }, { reason: 'assigned', to: lead, note, awaiting: true });
  await giveParts(acts, coOrdinators);
  const data = {
    unitId: task.unitId,
    leadUnitId: lead.unitId,
    leadPostId: lead.postId ?? '',
    sourceDocumentId: task.sourceDocumentId ?? '',
    sourcePetitionId: task.sourcePetitionId ?? '',
    dueTime: task.dueTime ?? undefined,
    standing: task.standing,
  };
  const unitIds = [lead.unitId, ...coOrdinators.map(({ to }) => to.unitId)];
  emitTask(tx, task, 'TaskAssigned', data, unitIds);
}

/** A co-ordinator who stays keeps the part, also where the own unit has it in other hands; who is left out loses it. */
async function giveParts(acts: Acts & { parts: HeldPart[] }, coOrdinators: CoOrdinator[]): Promise<void> {
  const { task, parts } = acts;
  const open = parts.filter(({ part }) => openParts.includes(part.state));
  const staying = new Set<HeldPart>();
  let place = parts.length;
  for (const { target, to } of coOrdinators) {
    const request = target.request.trim();
    const dueTime = target.dueTime ?? task.dueTime ?? null;
    const kept = open.find(({ part, item }) => [item.holderPostId, part.postId].includes(to.postId));
    if (!kept) {
      await addPart(acts, to, { request, dueTime, place });
      place += 1;
      continue;
    }
    staying.add(kept);
    const originalDueTime = kept.part.originalDueTime ?? dueTime;
    Object.assign(kept.part, { request, dueTime, originalDueTime, version: kept.part.version + 1 });
    describeItem(acts, kept);
  }
  for (const held of open) if (!staying.has(held)) await withdrawPart(acts, held, 'Giao lại nhiệm vụ');
}

async function addPart(
  acts: Acts,
  to: Holder,
  facts: { request: string; dueTime: Date | null; place: number },
): Promise<void> {
  const { tx, session, task } = acts;
  const id = newId();
  const part = tx.em.create(PartEntity, {
    ...facts,
    id,
    version: 1,
    taskId: task.id,
    postId: to.postId ?? '',
    unitId: to.unitId,
    originalDueTime: facts.dueTime,
    state: TaskPartState.ASSIGNED,
    position: 0,
    result: '',
    finishTime: null,
    createTime: session.now,
  });
  const item = tx.em.create(ItemEntity, newItem(id, itemKinds.part, task.id, session.now));
  tx.em.persist([part, item]);
  await moveItem(acts, { item, part }, { reason: 'assigned', to, note: facts.request, awaiting: true });
}

/** Takes a part back from who holds it. */
export async function withdrawPart(acts: Acts, held: HeldPart, note: string): Promise<void> {
  const { part, item } = held;
  const unitId = item.holderUnitId;
  part.state = TaskPartState.WITHDRAWN;
  part.version += 1;
  await moveItem(acts, held, { reason: 'withdrawn', to: undefined, note });
  emitTask(acts.tx, acts.task, 'TaskPartChanged', { partId: part.id, state: 'WITHDRAWN' }, [unitId]);
}

/** The request for extension that waits falls away with what it was asked for. */
export async function lapseExtension({ tx, session, task }: Acts): Promise<void> {
  if (!task.openExtensionId) return;
  const extension = await findExtension(tx.em, task.id, task.openExtensionId);
  if (extension) Object.assign(extension, { state: ExtensionState.LAPSED, decideTime: session.now });
  task.openExtensionId = null;
}
