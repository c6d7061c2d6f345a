import { execute, prepared, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FeedPlace } from '../domain/feed-cursor.ts';

/** An entry to append. */
export interface NewEntry extends FeedPlace {
  eventId: string;
  kind: number;
  /** UnitEvent as proto3 JSON. */
  body: unknown;
}

// In the order of the units, so that nobody waits in a circle.
const lockStatement = prepared(
  `SELECT unit_id AS "unitId", last_sequence::float8 AS sequence, last_chain AS chain
   FROM feed_units WHERE unit_id = ANY ($1::uuid[]) ORDER BY unit_id FOR UPDATE`,
);

/** Where the feeds of units end, locked to the end of the transaction. */
export async function lockFeeds(
  em: EntityManager,
  unitIds: readonly string[],
): Promise<Map<string, FeedPlace>> {
  const rows = await query<FeedPlace>(em, lockStatement, [unitIds]);
  const known = new Map(rows.map((row) => [row.unitId, row]));
  const missing = unitIds.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  await execute(
    em,
    `INSERT INTO feed_units (unit_id) SELECT id FROM unnest($1::uuid[]) AS id ORDER BY id ON CONFLICT DO NOTHING`,
    [missing],
  );
  for (const row of await query<FeedPlace>(em, lockStatement, [missing])) known.set(row.unitId, row);
  return known;
}

const appendStatement = prepared(
  `WITH added AS (
    INSERT INTO feed_entries (unit_id, sequence, event_id, chain, kind, create_time, body)
    SELECT unit_id, sequence, event_id, decode(chain, 'hex'), kind, $2, body
    FROM json_to_recordset($1) AS r (unit_id uuid, sequence bigint, event_id uuid, chain text, kind smallint, body jsonb)
    RETURNING unit_id, sequence, chain
  )
  UPDATE feed_units u SET last_sequence = a.sequence, last_chain = a.chain
  FROM (SELECT DISTINCT ON (unit_id) unit_id, sequence, chain FROM added ORDER BY unit_id, sequence DESC) AS a
  WHERE u.unit_id = a.unit_id`,
);

/** Appends entries to feeds that are locked. */
export async function appendEntries(
  em: EntityManager,
  entries: readonly NewEntry[],
  now: Date,
): Promise<void> {
  const rows = entries.map((entry) => ({
    unit_id: entry.unitId,
    sequence: entry.sequence,
    event_id: entry.eventId,
    chain: entry.chain.toString('hex'),
    kind: entry.kind,
    body: entry.body,
  }));
  await execute(em, appendStatement, [JSON.stringify(rows), now]);
}

/** An entry of a feed. */
export interface EntryRow {
  sequence: number;
  event_id: string;
  chain: Buffer;
  kind: number;
  body: unknown;
}

const readStatement = prepared(
  `SELECT sequence::float8 AS sequence, event_id, chain, kind, body FROM feed_entries
   WHERE unit_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
);

/** Entries after a place, oldest first. */
export async function findEntries(em: Queryable, after: FeedPlace, limit: number): Promise<EntryRow[]> {
  return query<EntryRow>(em, readStatement, [after.unitId, after.sequence, limit]);
}

/** What is known of a place in a feed. */
export interface PlaceRow {
  lastSequence: number;
  purgedSequence: number;
  purgedChain: Buffer;
  /** Of the entry at the place; null when there is none. */
  chain: Buffer | null;
}

/** What is known of the place; undefined for a unit that nothing concerned yet. */
export async function findPlace(
  em: Queryable,
  unitId: string,
  sequence: number,
): Promise<PlaceRow | undefined> {
  const rows = await query<PlaceRow>(
    em,
    `SELECT u.last_sequence::float8 AS "lastSequence", u.purged_sequence::float8 AS "purgedSequence",
       u.purged_chain AS "purgedChain", e.chain
     FROM feed_units u LEFT JOIN feed_entries e ON e.unit_id = u.unit_id AND e.sequence = $2
     WHERE u.unit_id = $1`,
    [unitId, sequence],
  );
  return rows[0];
}

/** Where feeds end now. */
export async function findEnds(em: Queryable, unitIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await query<{ unit_id: string; sequence: number }>(
    em,
    `SELECT unit_id, last_sequence::float8 AS sequence FROM feed_units WHERE unit_id = ANY ($1::uuid[])`,
    [unitIds],
  );
  return new Map(rows.map((row) => [row.unit_id, row.sequence]));
}

/** A unit with entries from before a time. */
export async function findAgedFeed(em: Queryable, before: Date): Promise<string | undefined> {
  const rows = await query<{ unit_id: string }>(
    em,
    'SELECT unit_id FROM feed_entries WHERE create_time < $1 ORDER BY create_time LIMIT 1',
    [before],
  );
  return rows[0]?.unit_id;
}

/** Takes the oldest entries of a unit away, at most `limit`, and notes how far: what is left has no gap. */
export async function purgeFeed(em: Queryable, unitId: string, before: Date, limit: number): Promise<void> {
  await execute(
    em,
    `WITH aged AS (
      SELECT max(sequence) AS sequence FROM (
        SELECT sequence FROM feed_entries WHERE unit_id = $1 AND create_time < $2 ORDER BY sequence LIMIT $3) AS o
    ), moved AS (
      UPDATE feed_units u SET purged_sequence = e.sequence, purged_chain = e.chain
      FROM aged JOIN feed_entries e ON e.unit_id = $1 AND e.sequence = aged.sequence
      WHERE u.unit_id = $1 AND u.purged_sequence < e.sequence
    )
    DELETE FROM feed_entries e USING aged WHERE e.unit_id = $1 AND e.sequence <= aged.sequence`,
    [unitId, before, limit],
  );
}
