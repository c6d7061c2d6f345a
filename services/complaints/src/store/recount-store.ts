import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Letters with an open clock of another calendar; locked, so that two replicas take different ones. */
export async function findStale(em: EntityManager, version: string, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT d.id FROM letters d WHERE d.id IN (
       SELECT letter_id FROM letter_clocks WHERE end_time IS NULL AND calendar_version <> $1 ORDER BY letter_id LIMIT $2
     ) ORDER BY d.id FOR UPDATE SKIP LOCKED`,
    [version, limit],
  );
  return rows.map(({ id }) => id);
}
