import type { EntityManager } from '@mikro-orm/postgresql';
import { Event } from '../events/consumer.ts';
import { execute, query } from '../db/query.ts';
import { activeTraceparent } from '../telemetry/tracing.ts';

/** A command in hand. */
export interface AskedCommand {
  name: string;
  asked: Event;
  tries: number;
  traceparent: string | undefined;
}

/** Keeps a command; one that is kept already stays as it is. */
export async function keepCommand(em: EntityManager, name: string, asked: Event): Promise<void> {
  await execute(
    em,
    'INSERT INTO commands (name, id, body, trace_context) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [name, asked.id, JSON.stringify(Event.toJSON(asked)), activeTraceparent() ?? null],
  );
}

/** Locks the next command that is due and that no other replica has in hand. */
export async function lockCommand(em: EntityManager): Promise<AskedCommand | undefined> {
  const rows = await query<{ name: string; body: unknown; tries: number; trace_context: string | null }>(
    em,
    `SELECT name, body, tries, trace_context FROM commands WHERE state = 'ASKED' AND next_try_time <= now()
     ORDER BY next_try_time, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  const row = rows[0];
  return (
    row && {
      name: row.name,
      asked: Event.fromJSON(row.body),
      tries: row.tries,
      traceparent: row.trace_context ?? undefined,
    }
  );
}

/**
 * Ends a command, or with state ASKED puts it off. Without effect when another replica has tried or ended it since it
 * was locked. @returns whether it took effect
 */
export async function moveCommand(
  em: EntityManager,
  { name, asked, tries }: AskedCommand,
  to: { state: 'DONE' | 'REFUSED' | 'ASKED'; reason?: string; pauseMs?: number },
): Promise<boolean> {
  const moved = await query(
    em,
    `UPDATE commands SET state = $4, reason = $5, tries = tries + 1,
       next_try_time = clock_timestamp() + $6 * interval '1 millisecond',
       end_time = CASE WHEN $4 = 'ASKED' THEN NULL ELSE clock_timestamp() END
     WHERE name = $1 AND id = $2 AND tries = $3 AND state = 'ASKED' RETURNING 1`,
    [name, asked.id, tries, to.state, to.reason ?? '', to.pauseMs ?? 0],
  );
  return moved.length > 0;
}

/** Age in seconds of the oldest command not worked off; 0 without one. */
export async function oldestAskedSeconds(em: EntityManager): Promise<number> {
  const rows = await query<{ age: number }>(
    em,
    `SELECT coalesce(extract(epoch FROM now() - min(create_time)), 0)::float8 AS age FROM commands WHERE state = 'ASKED'`,
  );
  return rows[0]?.age ?? 0;
}
