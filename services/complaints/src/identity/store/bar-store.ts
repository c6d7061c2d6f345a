import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { Barred } from '../types.ts';

/** Notes that an official is denounced; noting it again changes nothing. */
export async function insertBar(em: Queryable, bar: Barred): Promise<void> {
  await execute(
    em,
    'INSERT INTO case_bars (case_id, person_id, unit_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [bar.caseId, bar.personId || null, bar.unitId],
  );
}

const columns = `case_id AS "caseId", coalesce(person_id::text, '') AS "personId", unit_id AS "unitId"`;

export async function findBars(em: Queryable, caseId: string): Promise<Barred[]> {
  return query<Barred>(em, `SELECT ${columns} FROM case_bars WHERE case_id = $1`, [caseId]);
}

/** Bars of the cases, of any case without them. */
export async function findAllBars(em: Queryable, caseIds?: readonly string[]): Promise<Barred[]> {
  return query<Barred>(
    em,
    `SELECT ${columns} FROM case_bars WHERE $1::uuid[] IS NULL OR case_id = ANY($1::uuid[])`,
    [caseIds ?? null],
  );
}
