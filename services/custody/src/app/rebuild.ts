import { takeLog } from '@baro/chassis';
import type { Event, Rebuild } from '@baro/chassis';
import { workingMinutesBetween } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import { dueMovesOfAll } from '../domain/due-moves.ts';
import { eventsByItem, firstVersions } from '../domain/item-event.ts';
import { recordAll } from '../domain/ledger.ts';
import type { CountMinutes } from '../domain/ledger.ts';
import { urgedItems } from '../domain/urged-items.ts';
import { CountSums, countChanges } from '../domain/work-count.ts';
import { storeUrgings } from '../store/escalation-store.ts';
import { addDueMoves } from '../store/history-store.ts';
import { readKnown, storeRecorded } from '../store/ledger-store.ts';
import { RebuiltLedger } from '../store/rebuild-store.ts';

/** Kept events are taken in as a consumer takes them. */
const keptBatch = 500;

/**
 * Builds the ledger anew from the logs of all services. Everybody goes on with the old one until the new one takes its
 * place at once; events that come meanwhile are in both. Tells nothing: all of it was told when it happened.
 */
export async function rebuildLedger(copy: DirectoryCopy, { tx, orm, logs, log }: Rebuild): Promise<number> {
  const started = performance.now();
  const say = (done: string): void =>
    log.info({ seconds: Math.round(performance.now() - started) / 1000 }, done);
  const ledger = await RebuiltLedger.begin(tx);
  // Read after the beginning: minutes are counted anew if the calendar changes from now on.
  const calendar = (await copy.read(orm.em.fork())).calendar();
  const count: CountMinutes = (from, to) => workingMinutesBetween(from, to, calendar);
  const sums = new CountSums();
  // A dead letter: it was buried when it came.
  const malformed = (event: Event): void =>
    log.warn({ eventId: event.id, reason: 'ITEM_EVENT_MALFORMED' }, 'event left out of the rebuild');
  const take = async (events: Event[]): Promise<void> => {
    const byItem = eventsByItem(events, malformed);
    const recorded = recordAll(byItem, new Map(), count);
    sums.add(recorded);
    await ledger.add(recorded, dueMovesOfAll(recorded, byItem), urgedItems(byItem));
  };
  const counts = await Promise.all(logs.map((events) => takeLog(events, take)));
  say('logs taken in');
  await ledger.complete();
  say('indexes made');
  const kept = await ledger.replace(sums.all());
  for (let first = 0; first < kept.length; first += keptBatch) {
    const byItem = eventsByItem(kept.slice(first, first + keptBatch));
    const recorded = recordAll(byItem, await readKnown(tx, firstVersions(byItem)), count);
    await storeRecorded(tx, recorded, countChanges(recorded));
    await addDueMoves(tx, dueMovesOfAll(recorded, byItem));
    await storeUrgings(tx, urgedItems(byItem));
  }
  await ledger.fold();
  say('new ledger in place');
  return counts.reduce((sum, one) => sum + one, 0);
}
