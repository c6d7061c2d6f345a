import type { ConsumerTx } from '@baro/chassis';
import { localDateOf, unitsOn } from '@baro/directory-client';
import type { Directory, FindUnit } from '@baro/directory-client';
import { UnitEvent } from '@baro/proto/baro/custody/v1/feed';
import { nextChain } from '../domain/feed-cursor.ts';
import type { ItemEvent } from '../domain/item-event.ts';
import { concernedUnits, unitEventOf } from '../domain/unit-event.ts';
import { appendEntries, lockFeeds } from '../store/feed-store.ts';
import type { NewEntry } from '../store/feed-store.ts';

/**
 * Appends what a batch tells to the feeds of the units concerned, in its transaction: the inbox makes it once. Last of all
 * that is done, for the feeds stay locked until the commit.
 */
export async function appendFeed(
  tx: ConsumerTx,
  directory: Directory,
  told: readonly ItemEvent[],
): Promise<void> {
  if (told.length === 0) return;
  const finders = new Map<string, FindUnit>();
  const findOn = (time: Date): FindUnit => {
    const date = localDateOf(time);
    const find = finders.get(date) ?? unitsOn(directory, date);
    finders.set(date, find);
    return find;
  };
  const events = told.map((event) => ({ event, unitIds: concernedUnits(event, findOn(event.time)) }));
  const feeds = await lockFeeds(tx.em, [...new Set(events.flatMap(({ unitIds }) => unitIds))].toSorted());
  const entries = events.flatMap(({ event, unitIds }) => {
    const shown = unitEventOf(event);
    const body = UnitEvent.toJSON(shown);
    return unitIds.flatMap((unitId): NewEntry[] => {
      const before = feeds.get(unitId);
      if (!before) return [];
      const { eventId } = event;
      const place = { unitId, sequence: before.sequence + 1, chain: nextChain(before.chain, eventId) };
      feeds.set(unitId, place);
      return [{ ...place, eventId, kind: shown.kind, body }];
    });
  });
  await appendEntries(tx.em, entries, tx.now);
}
