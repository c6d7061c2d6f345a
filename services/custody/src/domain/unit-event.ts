import { officeUnits } from '@baro/directory-client';
import type { FindUnit } from '@baro/directory-client';
import { UnitEvent, UnitEventKind } from '@baro/proto/baro/custody/v1/feed';
import type { Hands, ItemEvent } from './item-event.ts';

/** What the feeds of units tell of an event of an item: ids and facts, nobody's name, no title. */
export function unitEventOf(event: ItemEvent): UnitEvent {
  const { hand, facts } = event;
  return UnitEvent.fromPartial({
    eventId: event.eventId,
    kind: hand ? UnitEventKind.CHANGED_HANDS : UnitEventKind.DESCRIBED,
    occurTime: event.time,
    itemId: event.itemId,
    itemKind: hand?.kind ?? '',
    rootId: facts.rootId,
    parentItemId: hand?.parentId ?? '',
    itemVersion: event.version,
    ownerUnitId: event.ownerUnitId,
    from: placeOfHands(hand?.from),
    to: placeOfHands(hand?.to),
    changeTime: hand?.changeTime,
    reason: hand?.reason ?? '',
    state: facts.state,
    dueTime: event.dueTime ?? undefined,
    originalDueTime: facts.originalDueTime,
    urgency: facts.urgency,
    awaiting: facts.awaiting,
  });
}

function placeOfHands(hands: Hands | null | undefined): UnitEvent['from'] {
  return hands ? { unitId: hands.unitId, postId: hands.postId ?? '' } : undefined;
}

/**
 * Units whose feeds tell of an event: who owns the item, who held it before and holds it now. What lies in a division
 * concerns the unit that keeps its register too, and what lies in an office the body the office serves.
 */
export function concernedUnits(event: ItemEvent, find: FindUnit): string[] {
  const named = [event.ownerUnitId, ...event.unitIds, event.hand?.from?.unitId, event.hand?.to?.unitId];
  const units = named.filter((id) => id !== undefined && id !== '') as string[];
  return [...new Set(units.flatMap((id) => [id, ...officeUnits(id, find)]))].toSorted();
}
