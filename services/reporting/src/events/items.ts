import { defineConsumer } from '@baro/chassis';
import type { ConsumerDefinition, ConsumerTx, Event } from '@baro/chassis';
import { localDateOf, unitsOn } from '@baro/directory-client';
import type { Directory, DirectoryCopy, FindUnit } from '@baro/directory-client';
import { readItemChange } from '../domain/item-change.ts';
import type { ItemChange } from '../domain/item-change.ts';
import { reportingUnitAbove } from '../domain/unit-group.ts';
import { addChanges, foldFacts, lockItems } from '../store/item-store.ts';

/** Services that tell of items. */
export const itemServices = ['documents', 'tasks', 'petitions', 'complaints'] as const;

/** Subjects of what a service tells of its items. */
export function itemFilter(service: (typeof itemServices)[number]): string {
  return `baro.${service}.item.>`;
}

/** Consumers of what services tell of their items. */
export function itemsConsumers(copy: DirectoryCopy): ConsumerDefinition[] {
  const handleAll = (events: Event[], tx: ConsumerTx): Promise<void> => takeItems(copy, events, tx);
  return itemServices.map((service) =>
    defineConsumer({
      name: service,
      stream: service.toUpperCase(),
      filter: itemFilter(service),
      handle: (event, tx) => handleAll([event], tx),
      handleAll,
    }),
  );
}

/** Takes changes in and makes the facts of their items anew. @throws PoisonError */
async function takeItems(copy: DirectoryCopy, events: Event[], tx: ConsumerTx): Promise<void> {
  const changes = events.flatMap((event) => readItemChange(event) ?? []);
  if (changes.length === 0) return;
  const place = placer(await copy.read(tx.em));
  const itemIds = [...new Set(changes.map(({ itemId }) => itemId))].toSorted();
  await lockItems(tx.em, itemIds);
  await addChanges(tx.em, changes.map(place));
  await foldFacts(tx.em, itemIds);
}

/** Puts the units that report in the place of those that hold, as the city stood on the day. */
function placer(directory: Directory): (change: ItemChange) => ItemChange {
  const finders = new Map<string, FindUnit>();
  return (change) => {
    const date = localDateOf(change.changeTime);
    const find = finders.get(date) ?? unitsOn(directory, date);
    finders.set(date, find);
    const above = (id: string | null): string | null => (id ? reportingUnitAbove(id, find) || id : null);
    return { ...change, fromUnitId: above(change.fromUnitId), unitId: above(change.unitId) };
  };
}
