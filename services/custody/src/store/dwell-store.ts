import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What holdings are counted by: a key given for each unit, or the post or person that held. */
export type DwellKey = 'given' | 'post' | 'person';

export interface DwellRow {
  key: string;
  holding_count: number;
  /** 50th, 75th and 95th percentile. */
  percentiles: [number, number, number];
  max_minutes: number;
}

/** What is measured: units with the key each is counted under, and the period their holdings ended in. */
export interface DwellQuery {
  units: ReadonlyMap<string, string>;
  by: DwellKey;
  from: Date;
  until: Date;
}

const keys: Record<DwellKey, string> = {
  given: 'u.key',
  post: 'c.to_post_id::text',
  person: 'c.to_person_id::text',
};

/** Measures holdings, longest median first; a page begins after the median and key of the row before. */
export async function measureDwell(
  em: EntityManager,
  { units, by, from, until }: DwellQuery,
  limit: number,
  after: readonly (string | number | null)[] | undefined,
): Promise<DwellRow[]> {
  return query<DwellRow>(
    em,
    `SELECT * FROM (
       SELECT ${keys[by]} AS key, count(*)::int AS holding_count, max(c.held_minutes) AS max_minutes,
         percentile_cont(ARRAY[0.5, 0.75, 0.95]) WITHIN GROUP (ORDER BY c.held_minutes) AS percentiles
       FROM unnest($1::uuid[], $2::text[]) AS u (unit_id, key)
       JOIN change_points c ON c.to_unit_id = u.unit_id AND c.until_time >= $3 AND c.until_time < $4
         AND NOT c.confidential
       WHERE ${keys[by]} IS NOT NULL
       GROUP BY 1
     ) AS measured
     WHERE $5::float8 IS NULL OR (-percentiles[1], key) > (-$5::float8, $6::text)
     ORDER BY -percentiles[1], key LIMIT $7`,
    [[...units.keys()], [...units.values()], from, until, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}
