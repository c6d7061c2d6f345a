import { execute, joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { retirable } from '../domain/states.ts';

/** Keeps which petitions may be the same matter as one, in place of what was found before. */
export async function storePairs(
  em: EntityManager,
  { id, unitId }: { id: string; unitId: string },
  found: readonly { id: string; likeness: { score: number } }[],
): Promise<void> {
  await execute(em, 'DELETE FROM likely_pairs WHERE first_id = $1 OR second_id = $1', [id]);
  await execute(
    em,
    `INSERT INTO likely_pairs (first_id, second_id, unit_id, score)
     SELECT least(other, $1::uuid), greatest(other, $1::uuid), $2, score
     FROM unnest($3::uuid[], $4::real[]) AS found (other, score) ON CONFLICT DO NOTHING`,
    [id, unitId, found.map((other) => other.id), found.map(({ likeness }) => likeness.score)],
  );
}

/** A pair found; `score` as text is exact. */
export interface PairRow {
  firstId: string;
  secondId: string;
  score: string;
}

/** A page of pairs and one more, the most alike first. `after`: score and ids of the last before. */
export async function findPairs(
  em: EntityManager,
  list: { unitId: string; size: number; after: readonly (string | number | null)[] | undefined },
): Promise<PairRow[]> {
  const { unitId, size, after } = list;
  const parameters = new Parameters();
  const conditions: Condition[] = [
    () => 'a.favoured_id IS NULL AND b.favoured_id IS NULL',
    () =>
      `NOT EXISTS (SELECT FROM likely_dismissals x WHERE (x.first_id, x.second_id) = (l.first_id, l.second_id))`,
  ];
  const ofUnit = unitId ? `AND unit_id = ${parameters.add(unitId, 'uuid')}` : '';
  const retirables = parameters.add(retirable, 'smallint[]');
  if (after) {
    const [score = '', first = '', second = ''] = after.map(String);
    conditions.push(
      (p) =>
        `(l.score, l.first_id, l.second_id) < (${p.add(score, 'real')}, ${p.add(first, 'uuid')}, ${p.add(second, 'uuid')})`,
    );
  }
  return query<PairRow>(
    em,
    // From those that may be retired: pairs of what was closed in all the years are never gone through.
    `WITH open AS (SELECT id FROM petitions WHERE state < 6 AND state = ANY(${retirables}) ${ofUnit}),
     pair AS (SELECT l.* FROM open o JOIN likely_pairs l ON l.first_id = o.id
       UNION SELECT l.* FROM open o JOIN likely_pairs l ON l.second_id = o.id)
     SELECT l.first_id AS "firstId", l.second_id AS "secondId", l.score::text AS score
     FROM pair l JOIN petitions a ON a.id = l.first_id JOIN petitions b ON b.id = l.second_id
     WHERE ${joinAll(conditions, parameters)}
     ORDER BY l.score DESC, l.first_id DESC, l.second_id DESC LIMIT ${size + 1}`,
    parameters.values,
  );
}

/** Who told two petitions apart, and when. */
export interface Dismissal {
  petitionId: string;
  otherId: string;
  unitId: string;
  postId: string;
  personId: string;
  time: Date;
  note: string;
}

/** Keeps that two petitions are not the same matter; who said so first stays. */
export async function storeDismissal(em: EntityManager, dismissal: Dismissal): Promise<void> {
  const { petitionId, otherId, unitId, postId, personId, time, note } = dismissal;
  await execute(
    em,
    `INSERT INTO likely_dismissals (first_id, second_id, by_unit_id, by_post_id, by_person_id, dismiss_time, note)
     VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [petitionId, otherId, unitId, postId, personId, time, note],
  );
}
