import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Decisions that were sent and whose term has ended with no second complaint against them; locked, so that two replicas take
 * different ones. A second complaint that is still looked at holds the effect back; one that was sent away does not.
 */
export async function findEffective(em: EntityManager, now: Date, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT c.id FROM complaints c JOIN letters d ON d.id = c.id
     WHERE c.effect_due_time < $1 AND c.effect_time IS NULL AND c.end_time IS NULL AND d.state = 7
       AND NOT EXISTS (SELECT FROM letters n WHERE n.previous_letter_id = c.id AND n.state < 10)
     ORDER BY c.effect_due_time, c.id LIMIT $2 FOR UPDATE OF c, d SKIP LOCKED`,
    [now, limit],
  );
  return rows.map(({ id }) => id);
}
