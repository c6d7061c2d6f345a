import { execute, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isOfShownService } from './confidential-sql.ts';

/** A row of successions. */
export interface RunRow {
  id: string;
  version: number;
  unit_id: string;
  legal_ref: string;
  by_unit_id: string;
  by_post_id: string;
  by_person_id: string;
  start_time: Date;
  finish_time: Date | null;
  settle_reason: string;
  /** Whether any of its items is anybody's to see; else only who heads the unit that follows sees the run. */
  shown: boolean;
}

/** Items of one service in one state. */
export interface CountRow {
  run_id: string;
  service: string;
  state: number;
  count: number;
}

const columns = `id, version, unit_id, legal_ref, by_unit_id, by_post_id, by_person_id, start_time, finish_time, settle_reason`;

const shown = `EXISTS (SELECT FROM succession_counts c WHERE c.run_id = successions.id AND ${isOfShownService('c.service')})`;
const read = `${columns}, ${shown} AS shown`;

/** The run. */
export async function findRun(em: EntityManager, id: string): Promise<RunRow | undefined> {
  const rows = await query<RunRow>(em, `SELECT ${read} FROM successions WHERE id = $1`, [id]);
  return rows[0];
}

/** The run, locked until the end of the transaction. */
export async function lockRun(em: EntityManager, id: string): Promise<RunRow | undefined> {
  const rows = await query<RunRow>(em, `SELECT ${read} FROM successions WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0];
}

/** Runs that go on, by unit. */
export async function findOpenRuns(em: EntityManager): Promise<Map<string, string>> {
  const rows = await query<RunRow>(em, `SELECT ${read} FROM successions WHERE finish_time IS NULL`);
  return new Map(rows.map((row) => [row.unit_id, row.id]));
}

/** Runs of units newest first; of those that show nobody anything, the ones of `decided` units. */
export async function findRuns(
  em: EntityManager,
  unitIds: readonly string[],
  decided: readonly string[],
  limit: number,
  before: string | undefined,
): Promise<RunRow[]> {
  return query<RunRow>(
    em,
    `SELECT ${read} FROM successions
     WHERE unit_id = ANY($1::uuid[]) AND (${shown} OR unit_id = ANY($4::uuid[]))
       AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [unitIds, before ?? null, limit, decided],
  );
}

/** Counts of runs, of what is shown. */
export async function findCounts(em: EntityManager, runIds: readonly string[]): Promise<CountRow[]> {
  if (runIds.length === 0) return [];
  return query<CountRow>(
    em,
    `SELECT run_id, service, state, count FROM succession_counts
     WHERE run_id = ANY($1::uuid[]) AND count > 0 AND ${isOfShownService()} ORDER BY run_id, service, state`,
    [runIds],
  );
}

/** Stores a run that has just been started. @returns false when another one of the unit goes on. */
export async function insertRun(em: EntityManager, row: RunRow): Promise<boolean> {
  const rows = await query(
    em,
    `INSERT INTO successions (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (unit_id) WHERE finish_time IS NULL DO NOTHING RETURNING id`,
    [
      row.id,
      row.version,
      row.unit_id,
      row.legal_ref,
      row.by_unit_id,
      row.by_post_id,
      row.by_person_id,
      row.start_time,
      row.finish_time,
      row.settle_reason,
    ],
  );
  return rows.length > 0;
}

/** Keeps version, end and reason of a run that is locked. */
export async function updateRun(em: EntityManager, row: RunRow): Promise<void> {
  await execute(
    em,
    'UPDATE successions SET version = $2, finish_time = $3, settle_reason = $4 WHERE id = $1',
    [row.id, row.version, row.finish_time, row.settle_reason],
  );
}

/** Units that have or had a run. */
export async function findRunUnits(em: EntityManager): Promise<string[]> {
  const rows = await query<{ unit_id: string }>(em, 'SELECT DISTINCT unit_id FROM successions');
  return rows.map((row) => row.unit_id);
}
