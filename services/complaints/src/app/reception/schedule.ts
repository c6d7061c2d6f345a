import {
  addDays,
  endOfDay,
  getHolderOf,
  getOpenUnit,
  isUnder,
  localDateOf,
  openSession,
  startOfDay,
} from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import {
  AppError,
  checkEtag,
  checkId,
  checkReason,
  FieldCheck,
  isUuid,
  newId,
  refuseField,
  tidy,
  write,
} from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { ReceptionSlot } from '@baro/proto/baro/complaints/v1/reception';
import type {
  CancelReceptionRequest,
  CancelReceptionResponse,
  GetReceptionScheduleRequest,
  GetReceptionScheduleResponse,
  ScheduleReceptionRequest,
  ScheduleReceptionResponse,
} from '@baro/proto/baro/complaints/v1/reception';
import { mayKeepBook, maySchedule } from '../../domain/reception-policy.ts';
import { SlotEntity } from '../../store/reception-entities.ts';
import type { SlotRow } from '../../store/reception-entities.ts';
import { findSlot, findSlots, isTaken } from '../../store/slot-store.ts';
import type { Deps } from '../deps.ts';
import { tell } from './book.ts';
import { dutiesOf } from './duties.ts';
import { checkSlot } from './fields.ts';
import { checkPeriod } from './period.ts';
import { showSlot } from './show.ts';

/** Puts a time into the schedule; nobody receives at two places at once. */
export async function scheduleReception(
  deps: Deps,
  request: ScheduleReceptionRequest,
  ctx: CallContext,
): Promise<ScheduleReceptionResponse> {
  const slot = request.slot ?? ReceptionSlot.create();
  const session = await openSession(ctx, deps.directory);
  const decision = isUuid(slot.unitId) ? maySchedule(session.staff, slot.unitId) : undefined;
  if (decision && !decision.allowed) throw new AppError('PERMISSION_DENIED');
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkSlot(check, slot);
  check.throwIfAny();
  if (!decision?.allowed) throw new AppError('PERMISSION_DENIED');
  const row = newSlot(session, slot);
  return write(ctx, request, (tx) => put(tx, session, row, decision.as));
}

function newSlot(session: Session, slot: ReceptionSlot): SlotRow {
  const { unitId, postId, unscheduled, startTime, endTime } = slot;
  const { code: unitCode } = getOpenUnit(session, unitId);
  const receiver = getHolderOf(session, 'slot.postId', postId);
  if (!isUnder(receiver.unitId, unitId, session.find)) {
    refuseField('slot.postId', 'NOT_IN_UNIT', 'is not under the unit', 'không thuộc đơn vị');
  }
  return {
    id: newId(),
    version: 0,
    unitId,
    unitCode,
    postId,
    personId: receiver.personId ?? '',
    place: tidy(slot.place),
    startTime: startTime ?? session.now,
    endTime: endTime ?? session.now,
    unscheduled,
    cancelTime: null,
    cancelReason: '',
  };
}

async function put(tx: Tx, session: Session, row: SlotRow, as: Acting) {
  const { em } = tx;
  const slot = em.create(SlotEntity, row);
  em.persist(slot);
  tx.last(async () => {
    if (await isTaken(em, row)) throw new AppError('SLOT_TAKEN');
    const { id: slotId, unitId, postId, startTime, endTime, unscheduled } = row;
    const data = { slotId, unitId, postId, startTime, endTime, unscheduled };
    tell(tx, as, 'reception_slot', slot, 'ReceptionScheduled', data);
    await em.flush();
  }, `reception slot ${row.postId}`);
  return async () => ({ slot: showSlot(session, slot) });
}

/** Takes a time out of the schedule. It stays to be seen: who came for it is told why. */
export async function cancelReception(
  deps: Deps,
  request: CancelReceptionRequest,
  ctx: CallContext,
): Promise<CancelReceptionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkReason(check, 'reason', request.reason, 500);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const slot = await findSlot(tx.em, request.id, true);
    // Schedules are public: that a time is there is no secret.
    if (!slot) throw new AppError('SLOT_NOT_FOUND');
    const decision = maySchedule(session.staff, slot.unitId);
    if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
    checkEtag(request.etag, slot.version);
    if (slot.cancelTime) throw new AppError('SLOT_CANCELLED');
    slot.cancelTime = session.now;
    slot.cancelReason = tidy(request.reason);
    tell(tx, decision.as, 'reception_slot', slot, 'ReceptionCancelled', { slotId: slot.id });
    await tx.em.flush();
    return async () => ({ slot: showSlot(session, slot) });
  });
}

/** The schedule of a unit with what the law demands of its head. */
export async function getReceptionSchedule(
  deps: Deps,
  request: GetReceptionScheduleRequest,
  ctx: CallContext,
): Promise<GetReceptionScheduleResponse> {
  const { unitId, fromDate, toDate } = request;
  const check = new FieldCheck();
  checkId(check, 'unitId', unitId);
  checkPeriod(check, fromDate, toDate);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const { staff } = session;
  if (staff.desks.length === 0 && staff.systemUnitId === '') throw new AppError('PERMISSION_DENIED');
  if (!session.find(unitId)) throw new AppError('UNIT_NOT_FOUND');
  // Whole months and weeks around the days asked for: what is demanded is counted in those.
  const wide = { from: startOfDay(addDays(fromDate, -31)), to: endOfDay(addDays(toDate, 31)) };
  const around = await findSlots(ctx.em, unitId, wide.from, wide.to);
  const asked = around.filter(({ startTime }) => {
    const date = localDateOf(startTime);
    return fromDate <= date && date <= toDate;
  });
  const allowed: string[] = [];
  if (maySchedule(staff, unitId).allowed) allowed.push('ScheduleReception');
  if (mayKeepBook(staff, unitId).allowed) allowed.push('RecordReception');
  return {
    slots: asked.map((row) => showSlot(session, row)),
    duties: dutiesOf(session, unitId, { start: fromDate, end: toDate }, around),
    allowedActions: allowed,
  };
}
