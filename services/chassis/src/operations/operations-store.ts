import type { EntityManager } from '@mikro-orm/postgresql';
import { execute, query } from '../db/query.ts';

/** A row of dead_letters. */
export interface DeadLetterRow {
  id: string;
  consumer: string;
  subject: string;
  event_id: string | null;
  reason: string;
  create_time: Date;
  replay_count: number;
}

const columns = 'id, consumer, subject, event_id, reason, create_time, replay_count';

export async function listDeadLetters(
  em: EntityManager,
  afterId: string | undefined,
  limit: number,
): Promise<DeadLetterRow[]> {
  return query<DeadLetterRow>(
    em,
    `SELECT ${columns} FROM dead_letters WHERE resolve_time IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    [afterId ?? null, limit],
  );
}

/** Marks a dead letter to be handed to its consumer again. */
export async function wantReplay(em: EntityManager, id: string): Promise<DeadLetterRow | undefined> {
  const rows = await query<DeadLetterRow>(
    em,
    `UPDATE dead_letters SET replay_wanted = true, replay_count = replay_count + 1
     WHERE id = $1 AND resolve_time IS NULL RETURNING ${columns}`,
    [id],
  );
  return rows[0];
}

/** Records a replay run over the event log as it stands now. @returns how many events it will publish. */
export async function addReplay(
  em: EntityManager,
  consumer: string,
  startTime: Date | undefined,
): Promise<number> {
  const rows = await query<{ total: number; end_seq: string }>(
    em,
    `SELECT count(*)::int AS total, coalesce(max(seq), 0) AS end_seq FROM outbox WHERE $1::timestamptz IS NULL OR occur_time >= $1`,
    [startTime ?? null],
  );
  const { total, end_seq: endSeq } = rows[0] ?? { total: 0, end_seq: '0' };
  await execute(em, 'INSERT INTO replays (consumer, start_time, end_seq) VALUES ($1, $2, $3)', [
    consumer,
    startTime ?? null,
    endSeq,
  ]);
  return total;
}

/** A dead letter that waits to be published again. */
export interface WantedLetter {
  id: string;
  consumer: string;
  subject: string;
  body: Buffer;
  replay_count: number;
}

export async function lockWanted(em: EntityManager): Promise<WantedLetter[]> {
  return query<WantedLetter>(
    em,
    `SELECT id, consumer, subject, body, replay_count FROM dead_letters WHERE replay_wanted AND resolve_time IS NULL
     ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED`,
  );
}

export async function clearWanted(em: EntityManager, ids: string[]): Promise<void> {
  await execute(em, 'UPDATE dead_letters SET replay_wanted = false WHERE id = ANY ($1::uuid[])', [ids]);
}

/** A replay run in hand. */
export interface ReplayRun {
  id: string;
  consumer: string;
  start_time: Date | null;
  last_seq: string;
  end_seq: string;
}

export async function lockReplay(em: EntityManager): Promise<ReplayRun | undefined> {
  const rows = await query<ReplayRun>(
    em,
    `SELECT id, consumer, start_time, last_seq, end_seq FROM replays WHERE finish_time IS NULL
     ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return rows[0];
}

/** Next events of a run. */
export async function nextOfReplay(
  em: EntityManager,
  run: ReplayRun,
  limit: number,
): Promise<{ id: string; seq: string; subject: string; body: unknown }[]> {
  return query(
    em,
    `SELECT id, seq, subject, body FROM outbox WHERE seq > $1 AND seq <= $2 AND ($3::timestamptz IS NULL OR occur_time >= $3)
     ORDER BY seq LIMIT $4`,
    [run.last_seq, run.end_seq, run.start_time, limit],
  );
}

export async function advanceReplay(
  em: EntityManager,
  run: ReplayRun,
  lastSeq: string | undefined,
): Promise<void> {
  await execute(
    em,
    `UPDATE replays SET last_seq = coalesce($2::bigint, last_seq), finish_time = CASE WHEN $2::bigint IS NULL THEN now() END WHERE id = $1`,
    [run.id, lastSeq ?? null],
  );
}

/** How many dead letters are open, by consumer. */
export async function countOpenLetters(em: EntityManager): Promise<Map<string, number>> {
  const rows = await query<{ consumer: string; count: number }>(
    em,
    'SELECT consumer, count(*)::int AS count FROM dead_letters WHERE resolve_time IS NULL GROUP BY consumer',
  );
  return new Map(rows.map(({ consumer, count }) => [consumer, count]));
}
