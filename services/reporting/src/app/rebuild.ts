import { PoisonError, takeLog } from '@baro/chassis';
import type { Event, Rebuild } from '@baro/chassis';
import type { DirectoryCopy } from '@baro/directory-client';
import { readItemAct } from '../domain/item-act.ts';
import { readItemChange } from '../domain/item-change.ts';
import { placesOf } from '../events/items.ts';
import { RebuiltItems } from '../store/rebuild-store.ts';

/**
 * Builds what is known of items anew from the logs of all services. Everybody goes on with the old until the new takes its
 * place at once. What was signed stays as it was signed.
 */
export async function rebuildItems(copy: DirectoryCopy, { tx, orm, logs, log }: Rebuild): Promise<number> {
  const started = performance.now();
  const say = (done: string): void =>
    log.info({ seconds: Math.round(performance.now() - started) / 1000 }, done);
  const items = await RebuiltItems.begin(tx);
  const places = placesOf(await copy.read(orm.em.fork()));
  const read = <Told>(event: Event, reader: (event: Event) => Told | undefined): Told[] => {
    try {
      const told = reader(event);
      return told ? [told] : [];
    } catch (error) {
      if (!(error instanceof PoisonError)) throw error;
      // A dead letter: it was buried when it came.
      log.warn({ eventId: event.id, reason: 'ITEM_EVENT_MALFORMED' }, 'event left out of the rebuild');
      return [];
    }
  };
  const take = (events: Event[]): Promise<void> =>
    items.add(
      events.flatMap((event) => read(event, readItemChange)).map(places.ofChange),
      events.flatMap((event) => read(event, readItemAct)).map(places.ofAct),
    );
  const counts = await Promise.all(logs.map((events) => takeLog(events, take)));
  say('logs taken in');
  await items.fold();
  say('facts made');
  await items.replace();
  say('new items in place');
  return counts.reduce((sum, one) => sum + one, 0);
}
