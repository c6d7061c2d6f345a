import { PoisonError, isUuid } from '@baro/chassis';
import type { Event } from '@baro/chassis';
import { CustodyChanged, ItemDescribed } from '@baro/proto/baro/custody/v1/custody_events';
import type { Holder as EventHolder, ItemFacts } from '@baro/proto/baro/custody/v1/custody_events';

/** The services that tell of items, and the kinds of each. */
export const kindsOf = {
  documents: ['incoming_document', 'incoming_document_part', 'outgoing_document'],
  tasks: ['task', 'task_part', 'task_obstacle'],
  petitions: ['petition', 'petition_part'],
  complaints: ['complaint'],
} as const;

export type ItemService = keyof typeof kindsOf;

export const itemServices = Object.keys(kindsOf) as ItemService[]; // Object.keys forgets the key type

/** Kinds of items, as the services tell them. */
export const itemKinds: readonly string[] = Object.values(kindsOf).flat();

const owners = new Map<string, ItemService>(
  itemServices.flatMap((service) => kindsOf[service].map((kind) => [kind, service])),
);

/** The service that owns items of a kind. @throws Error for a kind no service tells of */
export function serviceOf(kind: string): ItemService {
  const service = owners.get(kind);
  if (!service) throw new Error(`items of no service: ${kind}`);
  return service;
}

/** Who holds or held: always a unit; post and person unless the unit has nobody to give it to. */
export interface Hands {
  readonly unitId: string;
  readonly postId: string | null;
  readonly personId: string | null;
}

/** A change of hands as an event told it. */
export interface HandEvent {
  readonly kind: string;
  readonly parentId: string | null;
  readonly from: Hands | null;
  readonly to: Hands | null;
  readonly changeTime: Date;
  readonly reason: string;
  /** Whether the holder before had recorded an act. */
  readonly acted: boolean;
  /** 1, 2, 3 … per item; 0 in events from before it was told. */
  readonly changeNumber: number;
  /** Who made the change; null for a system. */
  readonly byPersonId: string | null;
}

/** What an event tells of an item; `hand` only when it changed hands. */
export interface ItemEvent {
  readonly eventId: string;
  readonly itemId: string;
  /** Version of the event, rising per item. */
  readonly version: number;
  /** When it was told. */
  readonly time: Date;
  /** Unit that owns the item. */
  readonly ownerUnitId: string;
  /** Other units the event says it concerns. */
  readonly unitIds: readonly string[];
  readonly dueTime: Date | null;
  readonly facts: ItemFacts;
  readonly hand?: HandEvent;
}

const changedType = 'baro.custody.v1.CustodyChanged';
const describedType = 'baro.custody.v1.ItemDescribed';

/**
 * Reads an event of an item; undefined for other facts told of items.
 * @throws PoisonError ITEM_EVENT_MALFORMED
 */
export function readItemEvent(event: Event): ItemEvent | undefined {
  if (event.type !== changedType && event.type !== describedType) return undefined;
  try {
    return event.type === changedType ? readChange(event) : readDescription(event);
  } catch (cause) {
    throw new PoisonError('ITEM_EVENT_MALFORMED', { cause });
  }
}

/**
 * What events tell, by item.
 * @param malformed told of each event that cannot be read, which is then left out; without it the first is thrown
 * @throws PoisonError ITEM_EVENT_MALFORMED
 */
export function eventsByItem(
  events: readonly Event[],
  malformed?: (event: Event) => void,
): Map<string, ItemEvent[]> {
  const byItem = new Map<string, ItemEvent[]>();
  for (const event of events) {
    const told = malformed ? readOrTell(event, malformed) : readItemEvent(event);
    const before = told && byItem.get(told.itemId);
    if (before) before.push(told);
    else if (told) byItem.set(told.itemId, [told]);
  }
  return byItem;
}

function readOrTell(event: Event, malformed: (event: Event) => void): ItemEvent | undefined {
  try {
    return readItemEvent(event);
  } catch (error) {
    if (!(error instanceof PoisonError)) throw error;
    malformed(event);
    return undefined;
  }
}

/** The oldest version told of each item. */
export function firstVersions(byItem: ReadonlyMap<string, readonly ItemEvent[]>): Map<string, number> {
  return new Map([...byItem].map(([id, told]) => [id, Math.min(...told.map((event) => event.version))]));
}

function readChange(event: Event): ItemEvent {
  const data = CustodyChanged.fromJSON(event.data ?? {});
  const changeTime = timeOf(data.changeTime);
  if (!changeTime || data.itemKind === '') throw new Error('no time or no kind');
  const hand: HandEvent = {
    kind: data.itemKind,
    parentId: data.parentItemId ? idOf(data.parentItemId) : null,
    from: handsOf(data.from),
    to: handsOf(data.to),
    changeTime,
    reason: data.reason,
    acted: data.acted,
    changeNumber: data.changeNumber,
    byPersonId: data.byPersonId ? idOf(data.byPersonId) : null,
  };
  return { ...commonOf(event, data), hand };
}

function readDescription(event: Event): ItemEvent {
  return commonOf(event, ItemDescribed.fromJSON(event.data ?? {}));
}

function commonOf(
  event: Event,
  data: { itemId: string; facts: ItemFacts | undefined; dueTime: Date | undefined },
): ItemEvent {
  const { facts } = data;
  if (!facts || data.itemId !== event.aggregateId) throw new Error('no facts, or of another item');
  const time = timeOf(event.occurTime);
  if (!time) throw new Error('no time');
  idOf(facts.rootId);
  timeOf(facts.originalDueTime);
  return {
    eventId: event.id,
    itemId: idOf(data.itemId),
    version: event.aggregateVersion,
    time,
    ownerUnitId: idOf(event.unitId),
    unitIds: event.unitIds.map(idOf),
    dueTime: timeOf(data.dueTime),
    facts,
  };
}

function handsOf(holder: EventHolder | undefined): Hands | null {
  if (!holder) return null;
  const { unitId, postId, personId } = holder;
  return {
    unitId: idOf(unitId),
    postId: postId ? idOf(postId) : null,
    personId: personId ? idOf(personId) : null,
  };
}

function idOf(value: string): string {
  if (!isUuid(value)) throw new Error('not an id');
  return value;
}

function timeOf(value: Date | undefined): Date | null {
  if (value && Number.isNaN(value.getTime())) throw new Error('not a time');
  return value ?? null;
}
