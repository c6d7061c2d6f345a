import { defineConsumer } from '@baro/chassis';
import type { ConsumerDefinition, ConsumerTx, Event } from '@baro/chassis';
import { dateOfLocalDay, localDayOf, unitsOn } from '@baro/directory-client';
import type { Directory, DirectoryCopy, FindUnit } from '@baro/directory-client';
import { readItemChange } from '../domain/item-change.ts';
import type { ItemChange } from '../domain/item-change.ts';
import { reportingUnitAbove } from '../domain/unit-group.ts';
import { readItemAct } from '../domain/item-act.ts';
import type { ItemAct } from '../domain/item-act.ts';
import { addActs, addChanges, foldFacts, lockItems } from '../store/item-store.ts';

/** Services that tell of items and of what is done on them. */
export const itemServices = ['documents', 'tasks', 'petitions', 'complaints', 'custody'] as const;
export type ItemService = (typeof itemServices)[number];

/** What of each is read: `item` of its hands, the others of what is done without a change of hands. */
const aggregates: Readonly<Record<ItemService, readonly string[]>> = {
  documents: ['item', 'outgoing_document'],
  tasks: ['item', 'task'],
  petitions: ['item', 'petition', 'promise'],
  complaints: ['item', 'letter', 'reception'],
  custody: ['reminder'],
};

/** Parts of a service's log that what is known of items is made of. */
export function itemFilters(service: ItemService): string[] {
  return aggregates[service].map((aggregate) => `baro.${service}.${aggregate}.>`);
}

/** Consumers of what services tell of their items. */
export function itemsConsumers(copy: DirectoryCopy): ConsumerDefinition[] {
  const handleAll = (events: Event[], tx: ConsumerTx): Promise<void> => takeItems(copy, events, tx);
  return itemServices.map((service) =>
    defineConsumer({
      name: service,
      stream: service.toUpperCase(),
      filter: `baro.${service}.>`,
      handle: (event, tx) => handleAll([event], tx),
      handleAll,
    }),
  );
}

/** Takes changes and acts in and makes the facts of their items anew. @throws PoisonError */
async function takeItems(copy: DirectoryCopy, events: Event[], tx: ConsumerTx): Promise<void> {
  const changes = events.flatMap((event) => readItemChange(event) ?? []);
  const acts = events.flatMap((event) => readItemAct(event) ?? []);
  if (changes.length + acts.length === 0) return;
  const places = placesOf(await copy.read(tx.em));
  const itemIds = [...new Set([...changes, ...acts].map(({ itemId }) => itemId))].toSorted();
  await lockItems(tx.em, itemIds);
  await addChanges(tx.em, changes.map(places.ofChange));
  await addActs(tx.em, acts.map(places.ofAct));
  await foldFacts(tx.em, itemIds);
}

/** Puts the units that report in the place of those that hold, as the city stood on the day. */
export function placesOf(directory: Directory): {
  ofChange: (change: ItemChange) => ItemChange;
  ofAct: (act: ItemAct) => ItemAct;
} {
  const days = new Map<number, FindPlace>();
  const above = (id: string | null, time: Date): string | null => {
    if (!id) return null;
    const day = localDayOf(time.getTime());
    const find = days.get(day) ?? findPlaces(unitsOn(directory, dateOfLocalDay(day)));
    days.set(day, find);
    return find(id);
  };
  return {
    ofChange: (change) => ({
      ...change,
      fromUnitId: above(change.fromUnitId, change.changeTime),
      unitId: above(change.unitId, change.changeTime),
      answerUnitId: above(change.answerUnitId, change.changeTime),
    }),
    ofAct: (act) => ({ ...act, toldUnitId: above(act.toldUnitId, act.actTime) }),
  };
}

type FindPlace = (unitId: string) => string;

/** Finds each unit once: a rebuild asks for few units a million times. */
function findPlaces(find: FindUnit): FindPlace {
  const found = new Map<string, string>();
  return (id) => {
    const place = found.get(id) ?? (reportingUnitAbove(id, find) || id);
    found.set(id, place);
    return place;
  };
}
