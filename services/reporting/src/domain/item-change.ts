import { isUuid, PoisonError } from '@baro/chassis';
import type { Event } from '@baro/chassis';
import { CustodyChanged, ItemDescribed } from '@baro/proto/baro/custody/v1/custody_events';

/** What one event told of an item. */
export interface ItemChange {
  readonly itemId: string;
  readonly version: number;
  /** Kind as CustodyChanged has it; null where only facts were told. */
  readonly kind: string | null;
  /** Unit of the holder before and now, of any kind of unit. */
  readonly fromUnitId: string | null;
  readonly unitId: string | null;
  readonly changeTime: Date;
  readonly dueTime: Date | null;
  readonly reason: string | null;
}

/** Reads an event of an item; undefined for other facts told of items. @throws PoisonError ITEM_EVENT_MALFORMED */
export function readItemChange(event: Event): ItemChange | undefined {
  const common = { itemId: event.aggregateId, version: event.aggregateVersion };
  switch (event.type) {
    case 'baro.custody.v1.CustodyChanged': {
      const { itemKind, from, to, changeTime, dueTime, reason } = CustodyChanged.fromJSON(event.data ?? {});
      if (!changeTime || itemKind === '') throw new PoisonError('ITEM_EVENT_MALFORMED');
      const hand = { fromUnitId: unitOf(from?.unitId), unitId: unitOf(to?.unitId), changeTime, reason };
      return { ...common, kind: itemKind, ...hand, dueTime: dueTime ?? null };
    }
    case 'baro.custody.v1.ItemDescribed': {
      const { dueTime } = ItemDescribed.fromJSON(event.data ?? {});
      const { occurTime: changeTime } = event;
      if (!changeTime) throw new PoisonError('ITEM_EVENT_MALFORMED');
      const none = { kind: null, fromUnitId: null, unitId: null, reason: null };
      return { ...common, ...none, changeTime, dueTime: dueTime ?? null };
    }
    default:
      return undefined;
  }
}

function unitOf(id: string | undefined): string | null {
  if (!id) return null;
  if (!isUuid(id)) throw new PoisonError('ITEM_EVENT_MALFORMED');
  return id;
}
