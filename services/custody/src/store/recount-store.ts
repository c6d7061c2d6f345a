import { execute, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A holding that ended. */
export interface EndedHolding {
  item_id: string;
  version: number;
  change_time: Date;
  until_time: Date;
  held_minutes: number;
}

/** Version of the calendar the minutes are counted by. */
export async function readCalendarVersion(em: EntityManager): Promise<string> {
  const rows = await query<{ calendar_version: string }>(em, 'SELECT calendar_version FROM ledger_state');
  return rows[0]?.calendar_version ?? '';
}

/** Notes that all minutes are counted by this version, unless the ledger was rebuilt since `before` was read. */
export async function writeCalendarVersion(
  em: EntityManager,
  before: string,
  version: string,
): Promise<void> {
  const statement = 'UPDATE ledger_state SET calendar_version = $2 WHERE calendar_version = $1';
  await execute(em, statement, [before, version]);
}

/** Ended holdings after a key, by key. */
export async function findEnded(
  em: EntityManager,
  after: { item_id: string; version: number } | undefined,
  limit: number,
): Promise<EndedHolding[]> {
  return query<EndedHolding>(
    em,
    `SELECT item_id, version, change_time, until_time, held_minutes FROM change_points
     WHERE until_time IS NOT NULL AND ($1::uuid IS NULL OR (item_id, version) > ($1, $2::integer))
     ORDER BY item_id, version LIMIT $3`,
    [after?.item_id ?? null, after?.version ?? 0, limit],
  );
}

/** Writes minutes counted anew; a holding whose end has moved meanwhile was counted with it. */
export async function updateMinutes(em: EntityManager, holdings: readonly EndedHolding[]): Promise<void> {
  await execute(
    em,
    `UPDATE change_points c SET held_minutes = r.held_minutes
     FROM json_to_recordset($1) AS r (item_id uuid, version integer, until_time timestamptz, held_minutes integer)
     WHERE c.item_id = r.item_id AND c.version = r.version AND c.until_time = r.until_time`,
    [JSON.stringify(holdings)],
  );
}
