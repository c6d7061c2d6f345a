import { defineConsumer } from '@baro/chassis';
import type { ConsumerDefinition, ConsumerTx, Event } from '@baro/chassis';
import { workingMinutesBetween } from '@baro/directory-client';
import type { Directory, DirectoryCopy } from '@baro/directory-client';
import { ItemRecorded } from '@baro/proto/baro/custody/v1/custody_events';
import { confidentialItems } from '../domain/confidential.ts';
import { eventsByItem, firstVersions, itemServices } from '../domain/item-event.ts';
import type { ItemEvent, ItemService } from '../domain/item-event.ts';
import { recordAll } from '../domain/ledger.ts';
import type { CountMinutes, Recorded } from '../domain/ledger.ts';
import { dueMovesOfAll } from '../domain/due-moves.ts';
import { urgedItems } from '../domain/urged-items.ts';
import { countChanges } from '../domain/work-count.ts';
import { appendFeed } from './append-feed.ts';
import { findInRecorded } from './find-in-recorded.ts';
import { addDueMoves } from '../store/history-store.ts';
import { keepForRebuild, lockKnown, storeRecorded } from '../store/ledger-store.ts';
import { storeUrgings } from '../store/escalation-store.ts';

/** Subjects of what a service tells of its items. */
export function itemFilter(service: ItemService): string {
  return `baro.${service}.item.>`;
}

/** Consumers of what services tell of their items; all feed the one ledger. */
export function itemsConsumers(copy: DirectoryCopy): ConsumerDefinition[] {
  const handleAll = (events: Event[], tx: ConsumerTx): Promise<void> => recordItems(copy, events, tx);
  return itemServices.map((name) =>
    defineConsumer({
      name,
      stream: name.toUpperCase(),
      filter: itemFilter(name),
      handle: (event, tx) => handleAll([event], tx),
      handleAll,
    }),
  );
}

/** Takes events of items into the ledger and tells of each item that it is there. @throws PoisonError */
export async function recordItems(copy: DirectoryCopy, events: Event[], tx: ConsumerTx): Promise<void> {
  const byItem = eventsByItem(events);
  if (byItem.size === 0) return;
  const directory = await copy.read(tx.em);
  const calendar = directory.calendar();
  const { known, rebuilding } = await lockKnown(tx.em, firstVersions(byItem));
  const count: CountMinutes = (from, to) => workingMinutesBetween(from, to, calendar);
  const recorded = recordAll(byItem, known, count);
  if (rebuilding) await keepForRebuild(tx.em, events);
  await storeRecorded(tx.em, recorded, countChanges(recorded));
  const hidden = confidentialItems(events, recorded);
  const shown = recorded.filter(({ after }) => !hidden.has(after.id));
  const moves = dueMovesOfAll(recorded, byItem);
  if (moves.length > 0) await addDueMoves(tx.em, moves);
  await findInRecorded(tx, directory, byItem, shown);
  await storeUrgings(tx.em, urgedItems(byItem));
  await appendFeed(
    tx,
    directory,
    inOrder(events, byItem).filter(({ itemId }) => !hidden.has(itemId)),
  );
  // What the log tells again was told when it happened.
  if (!tx.replayed) for (const one of shown) tellRecorded(tx, directory, one);
}

/** What was told of all items, in the order it came. */
function inOrder(events: readonly Event[], byItem: ReadonlyMap<string, readonly ItemEvent[]>): ItemEvent[] {
  const told = new Map([...byItem.values()].flat().map((event) => [event.eventId, event]));
  return events.flatMap((event) => told.get(event.id) ?? []);
}

function tellRecorded(tx: ConsumerTx, directory: Directory, { before, after }: Recorded): void {
  const unitId = after.holder?.unitId ?? after.ownerUnitId;
  tx.emit({
    type: ItemRecorded,
    typeName: 'baro.custody.v1.ItemRecorded',
    data: ItemRecorded.fromPartial({ itemId: after.id, itemVersion: after.factsVersion }),
    verb: 'recorded',
    aggregateType: 'work_item',
    aggregateId: after.id,
    aggregateVersion: after.factsVersion,
    unitId,
    unitCode: directory.unit(unitId, tx.now)?.code ?? '',
    unitIds: [before?.holder?.unitId ?? '', after.ownerUnitId],
  });
}
