import { isUniqueViolation, newId, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { claimsOf } from '../domain/numbering.ts';
import type { SeriesDraft } from '../domain/numbering.ts';
import { SeriesEntity } from './outgoing-entities.ts';
import type { SeriesRow } from './outgoing-entities.ts';

/** Series of a unit and year, by name. */
export async function findSeries(em: EntityManager, unitId: string, year: number): Promise<SeriesRow[]> {
  return em.find(SeriesEntity, { unitId, year }, { orderBy: { name: 'asc' } });
}

/** Series of the last year before `year` that has any. */
export async function findFormerSeries(
  em: EntityManager,
  unitId: string,
  year: number,
): Promise<SeriesRow[]> {
  const rows = await query<{ year: number | null }>(
    em,
    'SELECT max(year) AS year FROM number_series WHERE unit_id = $1 AND year < $2',
    [unitId, year],
  );
  const former = rows[0]?.year;
  return former ? findSeries(em, unitId, former) : [];
}

// A neighbour who opens the year at the same moment makes the same rows: the second finds them there.
const insertStatement = `
WITH made AS (
  INSERT INTO number_series (id, version, unit_id, year, name, kind, type_codes, symbol_template, last_number, create_time)
  VALUES ($1, 1, $2, $3, $4, $5, $6, $7, 0, $8)
  ON CONFLICT (unit_id, year, name) DO NOTHING RETURNING id
)
INSERT INTO series_types (unit_id, year, type_code, series_id)
SELECT $2, $3, claim, made.id FROM made, unnest($9::text[]) AS claim RETURNING series_id`;

/** Stores a series with the types it claims. @returns its id, or undefined when one of that name is there. */
export async function insertSeries(
  em: EntityManager,
  unitId: string,
  year: number,
  draft: SeriesDraft,
  now: Date,
): Promise<string | undefined> {
  const { name, kind, typeCodes, symbolTemplate } = draft;
  const values = [
    newId(),
    unitId,
    year,
    name,
    kind,
    typeCodes,
    symbolTemplate,
    now,
    claimsOf(kind, typeCodes),
  ];
  const rows = await query<{ series_id: string }>(em, insertStatement, values);
  return rows[0]?.series_id;
}

/** Whether two series would number the same type. */
export function isSeriesOverlap(error: unknown): boolean {
  return isUniqueViolation(error, 'series_types_pkey');
}

/** Takes the next number: the series' row is locked from here to the commit. */
export async function takeNumber(em: EntityManager, seriesId: string): Promise<number> {
  const rows = await query<{ last_number: number }>(
    em,
    'UPDATE number_series SET last_number = last_number + 1 WHERE id = $1 RETURNING last_number',
    [seriesId],
  );
  const number = rows[0]?.last_number;
  if (number === undefined) throw new Error('no number was taken');
  return number;
}
