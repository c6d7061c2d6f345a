import type { Tx } from '@baro/chassis';
import type { ItemFacts } from '@baro/proto/baro/custody/v1/custody_events';
import { CustodyChanged, ItemDescribed } from '@baro/proto/baro/custody/v1/custody_events';
import { unitCodeOf } from '../staff/session.ts';
import type { Session } from '../staff/session.ts';
import type { HandChange, HeldItem, ToldChange } from './change-hands.ts';

/** What an item is, for the ledger. */
export interface ItemSubject {
  /** Kind by its name in `CustodyChanged.item_kind`. */
  kind: string;
  /** Unit that owns it. */
  unitId: string;
  /** Item it is a part of; empty for an item of its own. */
  parentItemId: string;
  /** What lists show of it. */
  facts: Omit<ItemFacts, 'awaiting'>;
}

/** Transaction of a call, or of what a service does by itself. */
type Telling = Pick<Tx, 'emit'>;
type Now = Pick<Session, 'directory' | 'now'>;

/**
 * Tells that an item changed hands (architecture.md §5), with what lists show of it. A first change ends no holding, so
 * nobody acted in it.
 */
export function emitCustody(
  tx: Telling,
  session: Now,
  item: HeldItem,
  change: HandChange & Partial<Pick<ToldChange, 'acted'>>,
  subject: ItemSubject,
): void {
  const data = CustodyChanged.fromPartial({
    itemId: item.id,
    itemKind: subject.kind,
    parentItemId: subject.parentItemId,
    from: holderOf(change.fromUnitId, change.fromPostId, change.fromPersonId),
    to: holderOf(change.toUnitId, change.toPostId, change.toPersonId),
    changeTime: change.changeTime,
    dueTime: change.dueTime ?? undefined,
    reason: change.reason,
    facts: { ...subject.facts, awaiting: item.awaiting },
    acted: change.acted ?? false,
    changeNumber: change.version,
    byPersonId: change.byPersonId ?? '',
  });
  emitItem(tx, session, item, subject, {
    type: CustodyChanged,
    typeName: 'baro.custody.v1.CustodyChanged',
    data,
    verb: 'changed_hands',
    unitIds: [change.fromUnitId, change.toUnitId].filter((id) => id !== null),
  });
}

/** Tells that what lists show of an item changed in the same hands: accepted, corrected, due time moved. */
export function emitDescribed(tx: Telling, session: Now, item: HeldItem, subject: ItemSubject): void {
  const data = ItemDescribed.fromPartial({
    itemId: item.id,
    facts: { ...subject.facts, awaiting: item.awaiting },
    dueTime: item.dueTime ?? undefined,
  });
  emitItem(tx, session, item, subject, {
    type: ItemDescribed,
    typeName: 'baro.custody.v1.ItemDescribed',
    data,
    verb: 'described',
    unitIds: item.holderUnitId ? [item.holderUnitId] : [],
  });
}

interface ItemEvent<Data> {
  type: { toJSON(data: Data): unknown };
  typeName: string;
  data: Data;
  verb: string;
  unitIds: string[];
}

function emitItem<Data>(
  tx: Telling,
  session: Now,
  item: HeldItem,
  subject: ItemSubject,
  event: ItemEvent<Data>,
): void {
  item.eventVersion += 1;
  tx.emit({
    ...event,
    aggregateType: 'item',
    aggregateId: item.id,
    aggregateVersion: item.eventVersion,
    unitId: subject.unitId,
    unitCode: unitCodeOf(session, subject.unitId),
  });
}

function holderOf(
  unitId: string | null,
  postId: string | null,
  personId: string | null,
): CustodyChanged['from'] {
  return unitId ? { unitId, postId: postId ?? '', personId: personId ?? '' } : undefined;
}
