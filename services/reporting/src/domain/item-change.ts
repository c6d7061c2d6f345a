import type { Event } from '@baro/chassis';
import { endOfDay } from '@baro/directory-client';
import { CustodyChanged, ItemDescribed } from '@baro/proto/baro/custody/v1/custody_events';
import { PromiseMade, PromiseMoved } from '@baro/proto/baro/petitions/v1/promise_events';
import { idOf, malformed, readWith, timeOf, unitOf } from './read-told.ts';

/** What one event told of an item. */
export interface ItemChange {
  readonly itemId: string;
  readonly version: number;
  /** Kind as CustodyChanged has it, or `promise`; null where it was not told. */
  readonly kind: string | null;
  /** Unit of the holder before and now, of any kind of unit. */
  readonly fromUnitId: string | null;
  readonly unitId: string | null;
  /** Unit that answers for it from then on: while a report waits to be confirmed, who reported. */
  readonly answerUnitId: string | null;
  /** Whether nobody holds it from then on. */
  readonly ends: boolean;
  readonly changeTime: Date;
  readonly dueTime: Date | null;
  /** Of a change of hands, or what else counts for when it was done; null for a description. */
  readonly reason: string | null;
  /** Urgency by its number, of a promise its origin by its bare name; null where it was not told. */
  readonly detail: string | null;
}

type Told = Omit<ItemChange, 'itemId' | 'version' | 'changeTime'> & { changeTime?: Date | undefined };

const nobody = { fromUnitId: null, unitId: null, answerUnitId: null };
const none = { ...nobody, kind: null, ends: false, detail: null };

/** How each type of event is read. Promises are nobody's in the ledger; here they are items like the others. */
const readers: Readonly<Record<string, (data: object) => Told | undefined>> = {
  'baro.custody.v1.CustodyChanged': (data) => {
    const { itemKind, from, to, changeTime, dueTime, reason, facts } = CustodyChanged.fromJSON(data);
    if (!changeTime || itemKind === '') throw malformed();
    const [fromUnitId, unitId] = [unitOf(from?.unitId), unitOf(to?.unitId)];
    const units = {
      fromUnitId,
      unitId,
      answerUnitId: reason === 'reported' ? fromUnitId : unitId,
      ends: !to,
    };
    const detail = facts ? String(facts.urgency) : null;
    return { kind: itemKind, ...units, changeTime, reason, dueTime: dueTime ?? null, detail };
  },
  'baro.custody.v1.ItemDescribed': (data) => {
    const { dueTime, facts } = ItemDescribed.fromJSON(data);
    const detail = facts ? String(facts.urgency) : null;
    return { ...none, dueTime: dueTime ?? null, reason: null, detail };
  },
  'baro.petitions.v1.PromiseMade': (data) => {
    const { accountableUnitId, dueDate, origin: detail } = PromiseMade.fromJSON(data);
    const unitId = unitOf(accountableUnitId);
    return {
      ...none,
      kind: 'promise',
      unitId,
      answerUnitId: unitId,
      dueTime: endOf(dueDate),
      reason: 'promised',
      detail,
    };
  },
  'baro.petitions.v1.PromiseMoved': (data) => {
    const { milestoneId, toDate } = PromiseMoved.fromJSON(data);
    return milestoneId ? undefined : { ...none, dueTime: endOf(toDate), reason: null };
  },
  'baro.petitions.v1.PromiseReported': () => ({ ...none, dueTime: null, reason: 'reported' }),
  'baro.petitions.v1.PromiseKept': () => ({ ...none, ends: true, dueTime: null, reason: 'kept' }),
};

/** Reads what an event tells of an item; undefined for other events. @throws PoisonError ITEM_EVENT_MALFORMED */
export function readItemChange(event: Event): ItemChange | undefined {
  const told = readWith(readers[event.type], event);
  if (!told) return undefined;
  return {
    ...told,
    itemId: idOf(event.aggregateId),
    version: event.aggregateVersion,
    changeTime: timeOf(told.changeTime ?? event.occurTime),
    dueTime: told.dueTime && timeOf(told.dueTime),
  };
}

function endOf(date: string): Date | null {
  return date ? endOfDay(date) : null;
}
