import type { EntityManager } from '@mikro-orm/postgresql';
import { execute, query } from '../db/query.ts';

/** Notes the event as taken. @returns false when it was taken before. */
export async function takeIn(em: EntityManager, consumer: string, eventId: string): Promise<boolean> {
  const rows = await query(
    em,
    'INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
    [consumer, eventId],
  );
  return rows.length > 0;
}

/** Notes events as taken. @returns ids of those that were not taken before. */
export async function takeInAll(
  em: EntityManager,
  consumer: string,
  eventIds: readonly string[],
): Promise<Set<string>> {
  // In order of the ids, so that two replicas with the same events wait for each other in one direction only.
  const rows = await query<{ event_id: string }>(
    em,
    `INSERT INTO inbox (consumer, event_id) SELECT $1, id FROM unnest($2::uuid[]) AS id ORDER BY id
     ON CONFLICT DO NOTHING RETURNING event_id`,
    [consumer, [...new Set(eventIds)]],
  );
  return new Set(rows.map((row) => row.event_id));
}

/** An event given up on. */
export interface DeadEvent {
  consumer: string;
  subject: string;
  eventId: string | undefined;
  reason: string;
  body: Uint8Array;
}

/** Keeps a dead event; a second delivery of the same open one is not kept twice. */
export async function bury(em: EntityManager, dead: DeadEvent): Promise<void> {
  await execute(
    em,
    `INSERT INTO dead_letters (consumer, subject, event_id, reason, body) SELECT $1, $2, $3::uuid, $4, $5
     WHERE NOT EXISTS (SELECT FROM dead_letters WHERE consumer = $1 AND body = $5 AND resolve_time IS NULL)`,
    [dead.consumer, dead.subject, dead.eventId ?? null, dead.reason, Buffer.from(dead.body)],
  );
}

/** Takes a dead letter off the list once its replay has been processed. */
export async function resolveDead(em: EntityManager, id: string): Promise<void> {
  await execute(em, 'UPDATE dead_letters SET resolve_time = now() WHERE id = $1 AND resolve_time IS NULL', [
    id,
  ]);
}
