import { execute, query } from '@baro/chassis';
import type { TermCounts } from '@baro/chassis/alike';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Stands in every petition: its count is that of the petitions. */
const everywhere = '';

/** What voters said is to be read anew. */
export async function markStale(em: EntityManager, petitionIds: readonly string[]): Promise<void> {
  await execute(
    em,
    `INSERT INTO petition_terms (petition_id, terms, pairs, stale)
     SELECT id, '{}', '{}', true FROM unnest($1::uuid[]) AS id
     ON CONFLICT (petition_id) DO UPDATE SET stale = true`,
    [petitionIds],
  );
}

/** What voters said of a petition, all lines in one. */
export interface Spoken {
  id: string;
  unitId: string;
  text: string;
}

const spoken = `SELECT d.id, d.unit_id AS "unitId", d.subject || E'\\n' || string_agg(r.words, E'\\n' ORDER BY r.create_time, r.id) AS text
  FROM petitions d JOIN petition_raisings r ON r.petition_id = d.id`;

/** What voters said of petitions. */
export async function findSpoken(em: EntityManager, petitionIds: readonly string[]): Promise<Spoken[]> {
  return query<Spoken>(em, `${spoken} WHERE d.id = ANY($1::uuid[]) GROUP BY d.id`, [petitionIds]);
}

/** Some that are to be read anew. One replica reads at a time: two that read apart would not find each other's petitions. */
export async function lockStale(em: EntityManager, limit: number): Promise<Spoken[]> {
  const [turn] = await query<{ mine: boolean }>(
    em,
    `SELECT pg_try_advisory_xact_lock(hashtext('petition_terms')) AS mine`,
  );
  if (!turn?.mine) return [];
  const rows = await query<{ id: string }>(
    em,
    `SELECT petition_id AS id FROM petition_terms WHERE stale ORDER BY petition_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit],
  );
  return findSpoken(
    em,
    rows.map((row) => row.id),
  );
}

/** Keeps the terms of a petition; counts go on by those that are new to it. */
export async function storeTerms(
  em: EntityManager,
  petitionId: string,
  terms: readonly string[],
  pairs: readonly string[],
): Promise<void> {
  // Lines are only added: no term ever leaves a petition. Sorted, so that two replicas never wait for each other.
  await execute(
    em,
    `WITH known AS (SELECT unnest(terms) AS term FROM petition_terms WHERE petition_id = $1),
     fresh AS (SELECT DISTINCT term FROM unnest($2::text[]) AS term EXCEPT SELECT term FROM known)
     INSERT INTO term_counts AS c (term, petitions) SELECT term, 1 FROM fresh ORDER BY term
     ON CONFLICT (term) DO UPDATE SET petitions = c.petitions + 1`,
    [petitionId, [everywhere, ...terms]],
  );
  await execute(
    em,
    `UPDATE petition_terms SET stale = false, pairs = $3,
       terms = ARRAY(SELECT DISTINCT term FROM unnest(terms || $2::text[]) AS term)
     WHERE petition_id = $1`,
    [petitionId, [everywhere, ...terms], pairs],
  );
}

/** How common the terms are. */
export async function findCounts(em: EntityManager, terms: readonly string[]): Promise<TermCounts> {
  const rows = await query<{ term: string; petitions: number }>(
    em,
    'SELECT term, petitions FROM term_counts WHERE term = ANY($1::text[])',
    [[everywhere, ...terms]],
  );
  const counts = new Map(rows.map(({ term, petitions }) => [term, petitions]));
  return { texts: counts.get(everywhere) ?? 0, counts };
}

/** Petitions that share a pair with the fingerprint, those that share most first; retired ones are left out. */
export async function findCandidates(
  em: EntityManager,
  petitionId: string,
  unitId: string,
  fingerprint: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT t.petition_id AS id FROM petition_terms t JOIN petitions d ON d.id = t.petition_id
     WHERE t.pairs && $3::text[] AND t.pairs @> ARRAY['@' || $2::uuid] AND d.id <> $1::uuid AND d.favoured_id IS NULL
       AND NOT EXISTS (SELECT FROM likely_dismissals x
         WHERE x.first_id = least(d.id, $1::uuid) AND x.second_id = greatest(d.id, $1::uuid))
     ORDER BY cardinality(ARRAY(SELECT unnest(t.pairs) INTERSECT SELECT unnest($3::text[]))) DESC, t.petition_id
     LIMIT $4`,
    [petitionId, unitId, fingerprint, limit],
  );
  return rows.map((row) => row.id);
}
