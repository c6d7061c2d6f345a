import { PoisonError } from '@baro/chassis';
import type { Event } from '@baro/proto/baro/events/v1/event';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isKind, KINDS, parseRow } from '../directory/rows.ts';
import { applyRow } from './copy-store.ts';

/**
 * Takes one event of the directory into the copy. Each event holds the whole aggregate, so an older version is
 * ignored and no order is needed; a kind this release does not know is left to a later one's replay.
 * @throws PoisonError when the event does not hold its aggregate.
 */
export async function applyEvent(event: Event, em: EntityManager, now: Date): Promise<void> {
  const kind = event.aggregateType;
  // Other facts may be told of the same aggregate; only its change carries it whole.
  if (!isKind(kind) || event.type !== `baro.directory.v1.${KINDS[kind].event}`) return;
  const data: unknown = event.data?.[KINDS[kind].field];
  if (typeof data !== 'object' || data === null || event.aggregateId === '' || event.aggregateVersion < 1) {
    throw new PoisonError('DIRECTORY_EVENT_MALFORMED');
  }
  try {
    parseRow(kind, data);
  } catch (cause) {
    throw new PoisonError('DIRECTORY_EVENT_MALFORMED', { cause });
  }
  const { aggregateId: id, aggregateVersion: version, occurTime: eventTime } = event;
  await applyRow(em, { kind, id, version, data, eventTime }, now);
}
