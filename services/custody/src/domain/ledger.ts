import type { Hands, ItemEvent } from './item-event.ts';

/** A change point; the holding that begins with it lasts to `untilTime`. */
export interface ChangePoint {
  itemId: string;
  version: number;
  from: Hands | null;
  to: Hands | null;
  changeTime: Date;
  dueTime: Date | null;
  reason: string;
  /** As the event told, see HandEvent. */
  acted: boolean;
  changeNumber: number;
  byPersonId: string | null;
  /** Null while the holding lasts, and when nobody holds. */
  untilTime: Date | null;
  heldMinutes: number | null;
}

/** A change point already stored, as far as its neighbours need it. */
export interface KnownPoint {
  version: number;
  changeTime: Date;
  /** Whether somebody holds after it. */
  held: boolean;
  untilTime: Date | null;
}

/** An item as it is now. */
export interface ItemState {
  id: string;
  kind: string;
  rootId: string;
  parentId: string | null;
  ownerUnitId: string;
  /** Version of the newest change of hands; 0 when none is known yet. */
  handVersion: number;
  holder: Hands | null;
  /** Who handed it to the holder. */
  fromPersonId: string | null;
  sinceTime: Date | null;
  firstTime: Date | null;
  /** When the newest change of hands left it with nobody. */
  endTime: Date | null;
  /** Version of the newest event. */
  factsVersion: number;
  dueTime: Date | null;
  originalDueTime: Date | null;
  numberSymbol: string;
  subject: string;
  fromName: string;
  state: string;
  urgency: number;
  awaiting: boolean;
}

/** An end of a holding that is known now, of a change point already stored. */
export interface ChangedSpan {
  itemId: string;
  version: number;
  untilTime: Date | null;
  heldMinutes: number | null;
}

/** What is stored of an item before its events are taken in. */
export interface KnownItem {
  state: ItemState | undefined;
  /** Points from the one before the oldest new change of hands on. */
  points: readonly KnownPoint[];
}

/** What taking in events of one item changes. */
export interface Recorded {
  before: ItemState | undefined;
  after: ItemState;
  added: ChangePoint[];
  changed: ChangedSpan[];
}

export type CountMinutes = (from: Date, to: Date) => number;

/**
 * Takes events of one item into its ledger. The outcome depends on which events there are and not on their order or how
 * often they come: points stand by version, the holder follows the newest point, facts follow the newest event.
 */
export function record(known: KnownItem, events: readonly ItemEvent[], count: CountMinutes): Recorded {
  const fresh = new Map<number, ItemEvent>();
  const stored = new Map(known.points.map((point) => [point.version, point]));
  for (const event of events) {
    if (event.hand && !stored.has(event.version) && !fresh.has(event.version)) {
      fresh.set(event.version, event);
    }
  }
  const added = [...fresh.values()].flatMap((event) => newPoint(event));
  const changed = closeSpans(added, known.points, count);
  const [first] = events;
  if (!first) throw new Error('no events');
  const after = known.state ? { ...known.state } : unknownItem(first);
  for (const event of events) applyEvent(after, event);
  return { before: known.state, after, added, changed };
}

/** Takes events of many items in, each into its own ledger. */
export function recordAll(
  byItem: ReadonlyMap<string, readonly ItemEvent[]>,
  known: ReadonlyMap<string, KnownItem>,
  count: CountMinutes,
): Recorded[] {
  return [...byItem].map(([id, told]) =>
    record(known.get(id) ?? { state: undefined, points: [] }, told, count),
  );
}

function newPoint(event: ItemEvent): ChangePoint[] {
  const { itemId, version, hand, dueTime } = event;
  if (!hand) return [];
  const { from, to, changeTime, reason, acted, changeNumber, byPersonId } = hand;
  const change = { from, to, changeTime, reason, acted, changeNumber, byPersonId };
  return [{ itemId, version, ...change, dueTime, untilTime: null, heldMinutes: null }];
}

/** Ends each holding at the next point. @returns what that changes of points already stored. */
function closeSpans(added: ChangePoint[], stored: readonly KnownPoint[], count: CountMinutes): ChangedSpan[] {
  const [first] = added;
  if (!first) return [];
  const mine = new Map(added.map((point) => [point.version, point]));
  const all: Pick<KnownPoint, 'version' | 'changeTime'>[] = [...added, ...stored];
  all.sort((a, b) => a.version - b.version);
  const held = new Map(stored.map((point) => [point.version, point]));
  const changed: ChangedSpan[] = [];
  for (const [index, { version, changeTime }] of all.entries()) {
    const next = all[index + 1]?.changeTime ?? null;
    const point = mine.get(version);
    const old = held.get(version);
    const until = (point ? point.to !== null : old?.held === true) ? next : null;
    const minutes = until && count(changeTime, until);
    if (point) {
      point.untilTime = until;
      point.heldMinutes = minutes;
    } else if (old && old.untilTime?.getTime() !== until?.getTime()) {
      changed.push({ itemId: first.itemId, version, untilTime: until, heldMinutes: minutes });
    }
  }
  return changed;
}

/** Brings an item up to an event. */
function applyEvent(next: ItemState, event: ItemEvent): void {
  if (event.version > next.factsVersion) {
    const { facts } = event;
    Object.assign(next, {
      factsVersion: event.version,
      ownerUnitId: event.ownerUnitId,
      rootId: facts.rootId,
      dueTime: event.dueTime,
      originalDueTime: facts.originalDueTime ?? null,
      numberSymbol: facts.numberSymbol,
      subject: facts.subject,
      fromName: facts.fromName,
      state: facts.state,
      urgency: facts.urgency,
      awaiting: facts.awaiting,
    });
  }
  const { hand } = event;
  if (!hand) return;
  if (!next.firstTime || hand.changeTime < next.firstTime) next.firstTime = hand.changeTime;
  if (event.version > next.handVersion) {
    next.handVersion = event.version;
    next.kind = hand.kind;
    next.parentId = hand.parentId;
    next.holder = hand.to;
    next.fromPersonId = hand.from?.personId ?? null;
    next.sinceTime = hand.to ? hand.changeTime : null;
    next.endTime = hand.to ? null : hand.changeTime;
  }
}

/** An item nothing is known of but that there is an event of it. */
function unknownItem(event: ItemEvent): ItemState {
  return {
    id: event.itemId,
    kind: '',
    rootId: event.itemId,
    parentId: null,
    ownerUnitId: event.ownerUnitId,
    handVersion: 0,
    holder: null,
    fromPersonId: null,
    sinceTime: null,
    firstTime: null,
    endTime: null,
    factsVersion: 0,
    dueTime: null,
    originalDueTime: null,
    numberSymbol: '',
    subject: '',
    fromName: '',
    state: '',
    urgency: 0,
    awaiting: false,
  };
}
