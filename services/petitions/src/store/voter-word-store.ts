import { query } from '@baro/chassis';
import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { VoterWordAuthor } from '@baro/proto/baro/petitions/v1/resources';

/** "Not solved", as stored. */
export const VoterWordEntity = defineEntity({
  name: 'PetitionVoterWord',
  tableName: 'petition_voter_words',
  properties: {
    id: p.uuid().primary(),
    petitionId: p.uuid(),
    author: p.smallint().$type<VoterWordAuthor>(),
    raisingId: p.uuid().nullable(),
    deputyGroup: p.text(),
    reason: p.text(),
    byUnitId: p.uuid().nullable(),
    byPostId: p.uuid().nullable(),
    byPersonId: p.uuid().nullable(),
    sayTime: p.datetime(),
  },
});
export type VoterWordRow = InferEntity<typeof VoterWordEntity>;

/** What was said of petitions, newest first. */
export async function findVoterWords(
  em: EntityManager,
  petitionIds: readonly string[],
): Promise<VoterWordRow[]> {
  const where = { petitionId: { $in: [...petitionIds] } };
  return em.find(VoterWordEntity, where, { orderBy: { sayTime: 'desc', id: 'desc' } });
}

/** When something was last said for a line. */
export async function findLastSaid(em: EntityManager, raisingId: string): Promise<Date | undefined> {
  const sql =
    'SELECT say_time AS "sayTime" FROM petition_voter_words WHERE raising_id = $1 ORDER BY say_time DESC LIMIT 1';
  return (await query<{ sayTime: Date }>(em, sql, [raisingId]))[0]?.sayTime;
}

/** Petitions something was said of, by itself or by one retired in its favour: a subquery of their ids. */
export const saidNotSolved = `SELECT coalesce(o.favoured_id, o.id)
  FROM petition_voter_words w JOIN petitions o ON o.id = w.petition_id`;

/** How often it was said of each petition; those it was not are left out. */
export async function countVoterWords(
  em: EntityManager,
  petitionIds: readonly string[],
): Promise<Map<string, number>> {
  if (petitionIds.length === 0) return new Map();
  const rows = await query<{ id: string; words: number }>(
    em,
    `SELECT coalesce(o.favoured_id, o.id) AS id, count(*)::int AS words
     FROM petition_voter_words w JOIN petitions o ON o.id = w.petition_id
     WHERE o.id = ANY($1::uuid[]) OR o.favoured_id = ANY($1::uuid[]) GROUP BY 1`,
    [petitionIds],
  );
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** Of how many petitions each session counts it was said; sessions without one are left out. */
export async function countSaidBySession(
  em: EntityManager,
  sessionIds: readonly string[],
): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await query<{ id: string; petitions: number }>(
    em,
    `SELECT session_id AS id, count(*)::int AS petitions FROM session_petitions
     WHERE session_id = ANY($1::uuid[]) AND petition_id IN (${saidNotSolved}) GROUP BY session_id`,
    [sessionIds],
  );
  return new Map(rows.map(({ id, petitions }) => [id, petitions]));
}
