import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kind } from '../directory/rows.ts';

/** A row of the copy. `change` grows with every event taken in. */
export interface CopyRow {
  readonly kind: string;
  readonly id: string;
  readonly change: number;
  readonly data: unknown;
}

export interface CopyState {
  readonly change: number;
  /** When the newest event taken in happened. */
  readonly eventTime: Date | undefined;
}

// The state row is locked until commit, so changes become visible in the order of their numbers.
const applyStatement = `
WITH state AS (
  UPDATE dir_state SET change = change + 1, apply_time = $5, event_time = greatest(event_time, $6) RETURNING change
)
INSERT INTO dir_rows AS known (kind, id, version, change, data)
SELECT $1, $2, $3, state.change, $4 FROM state
ON CONFLICT (kind, id) DO UPDATE
  SET version = excluded.version, change = excluded.change, data = excluded.data
  WHERE known.version < excluded.version
RETURNING version`;

export interface AppliedRow {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly data: unknown;
  readonly eventTime: Date | undefined;
}

/** Stores an aggregate unless a newer version is known. @returns whether it was newer. */
export async function applyRow(em: EntityManager, row: AppliedRow, now: Date): Promise<boolean> {
  const rows = await query(em, applyStatement, [
    row.kind,
    row.id,
    row.version,
    JSON.stringify(row.data),
    now.toISOString(),
    (row.eventTime ?? now).toISOString(),
  ]);
  return rows.length > 0;
}

export async function readState(em: EntityManager): Promise<CopyState> {
  const rows = await query<{ change: string; event_time: string | Date | null }>(
    em,
    'SELECT change, event_time FROM dir_state',
  );
  const time = rows[0]?.event_time ?? undefined;
  return { change: Number(rows[0]?.change ?? 0), eventTime: time === undefined ? undefined : new Date(time) };
}

/** Rows taken in after a change. */
export async function readRowsAfter(em: EntityManager, change: number): Promise<CopyRow[]> {
  const rows = await query<{ kind: string; id: string; change: string; data: unknown }>(
    em,
    'SELECT kind, id, change, data FROM dir_rows WHERE change > $1 ORDER BY change',
    [change],
  );
  return rows.map((row) => ({ ...row, change: Number(row.change) }));
}
