import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Letters of the unit the viewers see that share a pair of words, those that share most first. */
export async function findSharing(
  em: EntityManager,
  letter: { id: string; deciderUnitId: string },
  viewers: readonly string[],
  pairs: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `WITH asked AS (SELECT string_agg('(' || phrase::text || ')', ' | ')::tsquery AS any_pair,
         quote_literal('@' || $2::uuid)::tsquery AS of_unit
       FROM (SELECT phraseto_tsquery('pg_catalog.simple', search_words(pair)) AS phrase FROM unnest($4::text[]) AS pair) AS p
       WHERE numnode(phrase) > 0)
     SELECT d.id FROM asked, letter_search s JOIN letters d ON d.id = s.letter_id
     WHERE s.plain @@ (asked.of_unit && asked.any_pair) AND d.id <> $1 AND d.decider_unit_id = $2
       AND EXISTS (SELECT FROM letter_viewers v WHERE v.letter_id = d.id AND v.viewer_id = ANY($3::uuid[]))
     ORDER BY ts_rank(s.plain, asked.any_pair) DESC, d.id LIMIT $5`,
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
