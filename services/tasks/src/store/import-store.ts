import { isUniqueViolation, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** External ids of a source that are among the unit's tasks already. */
export async function findKnownIds(
  em: EntityManager,
  unitId: string,
  source: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ external_id: string }>(
    em,
    'SELECT external_id FROM tasks WHERE unit_id = $1 AND source = $2 AND external_id = ANY($3::text[])',
    [unitId, source, externalIds],
  );
  return new Set(rows.map((row) => row.external_id));
}

/** Whether another import took a row of ours at the same moment. */
export function isCrossing(error: unknown): boolean {
  return isUniqueViolation(error, 'tasks_external_key');
}
