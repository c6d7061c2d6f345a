import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** So many letters are looked at for each pair of words, however many say it: what is found weighs the less, the more there are. */
const mostOfPair = 20;

/** Letters of the unit the viewers see that share pairs of words, those that share most and the rarest first. */
export async function findSharing(
  em: EntityManager,
  letter: { id: string; deciderUnitId: string },
  viewers: readonly string[],
  pairs: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `WITH asked AS (SELECT DISTINCT phraseto_tsquery('pg_catalog.simple', search_words(pair)) AS phrase FROM unnest($4::text[]) AS pair),
     found AS (SELECT phrase::text, f.letter_id, count(*) OVER (PARTITION BY phrase::text) AS letters
       FROM asked CROSS JOIN LATERAL (SELECT s.letter_id FROM letter_search s
         WHERE s.plain @@ asked.phrase AND s.viewers @> ARRAY[$2::uuid] AND s.viewers && $3::uuid[] AND s.letter_id <> $1
         LIMIT ${mostOfPair}) AS f WHERE numnode(phrase) > 0)
     SELECT d.id FROM found JOIN letters d ON d.id = found.letter_id WHERE d.decider_unit_id = $2
     GROUP BY d.id ORDER BY sum(1.0 / letters) DESC, d.id LIMIT $5`,
    [letter.id, letter.deciderUnitId, viewers, pairs, limit],
  );
  return rows.map(({ id }) => id);
}

/** Of the letters, those one of the viewers is recorded for. */
export async function findViewed(
  em: EntityManager,
  ids: readonly string[],
  viewers: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    em,
    'SELECT DISTINCT letter_id AS id FROM letter_viewers WHERE letter_id = ANY($1::uuid[]) AND viewer_id = ANY($2::uuid[])',
    [ids, viewers],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Who entered each letter, as a person. */
export async function findReceivers(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await query<{ id: string; personId: string | null }>(
    em,
    `SELECT item_id AS id, by_person_id AS "personId" FROM letter_hands
     WHERE item_id = ANY($1::uuid[]) AND reason = 'received'`,
    [ids],
  );
  return new Map(rows.map(({ id, personId }) => [id, personId]));
}
