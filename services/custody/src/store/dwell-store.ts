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

/** More rows than a table or picture shows. */
const maxRows = 500;

const keys: Record<DwellKey, string> = {
  given: 'u.key',
  post: 'c.to_post_id::text',
  person: 'c.to_person_id::text',
};

/** Measures the holdings of units that ended in a period, longest median first. */
export async function measureDwell(
  em: EntityManager,
  units: ReadonlyMap<string, string>,
  by: DwellKey,
  from: Date,
  until: Date,
): Promise<DwellRow[]> {
  return query<DwellRow>(
    em,
    `SELECT ${keys[by]} AS key, count(*)::int AS holding_count, max(c.held_minutes) AS max_minutes,
       percentile_cont(ARRAY[0.5, 0.75, 0.95]) WITHIN GROUP (ORDER BY c.held_minutes) AS percentiles
     FROM unnest($1::uuid[], $2::text[]) AS u (unit_id, key)
     JOIN change_points c ON c.to_unit_id = u.unit_id AND c.until_time >= $3 AND c.until_time < $4
     WHERE ${keys[by]} IS NOT NULL
     GROUP BY 1 ORDER BY percentile_cont(0.5) WITHIN GROUP (ORDER BY c.held_minutes) DESC, 1 LIMIT ${maxRows}`,
    [[...units.keys()], [...units.values()], from, until],
  );
}
