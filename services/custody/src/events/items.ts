import { defineConsumer } from '@baro/chassis';
import type { ConsumerDefinition, ConsumerTx, Event } from '@baro/chassis';
import { workingMinutesBetween } from '@baro/directory-client';
import type { Directory, DirectoryCopy } from '@baro/directory-client';
import { ItemRecorded } from '@baro/proto/baro/custody/v1/custody_events';
import { readItemEvent } from '../domain/item-event.ts';
import type { ItemEvent } from '../domain/item-event.ts';
import { record } from '../domain/ledger.ts';
import type { Recorded } from '../domain/ledger.ts';
import { countChanges } from '../domain/work-count.ts';
import { storeUrgings } from '../store/escalation-store.ts';
import { lockKnown, storeRecorded } from '../store/ledger-store.ts';

/** The streams items are told on, and the consumer of each. */
export const itemConsumers = ['documents', 'tasks'] as const;

/** Consumers of what services tell of their items; all feed the one ledger. */
export function itemsConsumers(copy: DirectoryCopy): ConsumerDefinition[] {
  const handleAll = (events: Event[], tx: ConsumerTx): Promise<void> => recordItems(copy, events, tx);
  return itemConsumers.map((name) =>
    defineConsumer({
      name,
      stream: name.toUpperCase(),
      filter: `baro.${name}.item.>`,
      handle: (event, tx) => handleAll([event], tx),
      handleAll,
    }),
  );
}

/** Takes events of items into the ledger and tells of each item that it is there. @throws PoisonError */
export async function recordItems(copy: DirectoryCopy, events: Event[], tx: ConsumerTx): Promise<void> {
  const byItem = new Map<string, ItemEvent[]>();
  for (const event of events) {
    const told = readItemEvent(event);
    if (told) byItem.set(told.itemId, [...(byItem.get(told.itemId) ?? []), told]);
  }
  if (byItem.size === 0) return;
  const directory = await copy.read(tx.em);
  const calendar = directory.calendar();
  const firstVersions = [...byItem].map(
    ([id, told]) => [id, Math.min(...told.map((event) => event.version))] as const,
  );
  const known = await lockKnown(tx.em, new Map(firstVersions));
  const recorded = [...byItem].map(([id, told]) =>
    record(known.get(id) ?? { state: undefined, points: [] }, told, (from, to) =>
      workingMinutesBetween(from, to, calendar),
    ),
  );
  await storeRecorded(tx.em, recorded, countChanges(recorded));
  await storeUrgings(tx.em, [...byItem.values()].flat());
  // What the log tells again was told when it happened.
  if (!tx.replayed) for (const one of recorded) tellRecorded(tx, directory, one);
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
