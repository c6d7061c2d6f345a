import { LockMode } from '@mikro-orm/core';
import { execute, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  AnswerEntity,
  ItemEntity,
  PetitionEntity,
  RaisingEntity,
  ResultEntity,
} from './petition-entities.ts';
import type { AnswerRow, ItemRow, PetitionRow, RaisingRow, ResultRow } from './petition-entities.ts';

/** A petition with who holds it. */
export interface HeldPetition {
  petition: PetitionRow;
  item: ItemRow;
}

/** The petition alone. */
export async function findPetition(em: EntityManager, id: string): Promise<PetitionRow | null> {
  return em.findOne(PetitionEntity, { id });
}

/** Locks the petition until the end of the transaction, so that of two who act at once one waits and then sees. */
export async function lockPetition(em: EntityManager, id: string): Promise<HeldPetition | undefined> {
  const petition = await em.findOne(PetitionEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const item = petition && (await em.findOne(ItemEntity, { id }));
  return petition && item ? { petition, item } : undefined;
}

/** Petitions by id, in the order of the ids. */
export async function findPetitionsIn(em: EntityManager, ids: readonly string[]): Promise<PetitionRow[]> {
  if (ids.length === 0) return [];
  const rows = await em.find(PetitionEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Holders of petitions. */
export async function findItems(em: EntityManager, ids: readonly string[]): Promise<Map<string, ItemRow>> {
  if (ids.length === 0) return new Map();
  const items = await em.find(ItemEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  return new Map(items.map((item) => [item.id, item]));
}

/** Every time the matter was raised, newest first. */
export async function findRaisings(em: EntityManager, petitionId: string): Promise<RaisingRow[]> {
  return em.find(RaisingEntity, { petitionId }, { orderBy: { createTime: 'desc', id: 'desc' } });
}

/** Answers, newest first. */
export async function findAnswers(em: EntityManager, petitionId: string): Promise<AnswerRow[]> {
  return em.find(AnswerEntity, { petitionId }, { orderBy: { submitTime: 'desc', id: 'desc' } });
}

/** One answer of a petition. */
export async function findAnswer(
  em: EntityManager,
  petitionId: string,
  id: string,
): Promise<AnswerRow | null> {
  return em.findOne(AnswerEntity, { id, petitionId });
}

/** Claims and findings, newest first. */
export async function findResults(em: EntityManager, petitionId: string): Promise<ResultRow[]> {
  return em.find(ResultEntity, { petitionId }, { orderBy: { resultTime: 'desc', id: 'desc' } });
}

/** Results by id. */
export async function findResultsIn(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, ResultRow>> {
  if (ids.length === 0) return new Map();
  const rows = await em.find(ResultEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The post that held the petition before it went to the one that holds it now, as it was then. */
export async function findFormerHolder(
  em: EntityManager,
  petitionId: string,
  version: number,
): Promise<{ unitId: string; postId: string | null; personId: string | null } | undefined> {
  const rows = await query<{ unitId: string; postId: string | null; personId: string | null }>(
    em,
    `SELECT from_unit_id AS "unitId", from_post_id AS "postId", from_person_id AS "personId"
     FROM petition_hands WHERE item_id = $1 AND version = $2 AND from_unit_id IS NOT NULL`,
    [petitionId, version],
  );
  return rows[0];
}

/** Takes the next numbers of a unit and year, the last thing done in its transaction. @returns the first of them */
export async function takeNumbers(
  em: EntityManager,
  unitId: string,
  year: number,
  count: number,
): Promise<number> {
  const rows = await query<{ last: number }>(
    em,
    `INSERT INTO petition_series AS s (unit_id, year, last_number) VALUES ($1, $2, $3)
     ON CONFLICT (unit_id, year) DO UPDATE SET last_number = s.last_number + $3 RETURNING last_number AS last`,
    [unitId, year, count],
  );
  return (rows[0]?.last ?? 0) - count + 1;
}

/** External ids of a source that are among the lines of the session already. */
export async function findKnownIds(
  em: EntityManager,
  sessionId: string,
  source: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT external_id AS id FROM petition_raisings
     WHERE session_id = $1 AND source = $2 AND external_id = ANY($3::text[])`,
    [sessionId, source, externalIds],
  );
  return new Set(rows.map((row) => row.id));
}

/** Indexes the words of a petition: of its subject, its voters, its answer. */
export async function indexPetition(em: EntityManager, petitionId: string, code: string): Promise<void> {
  await execute(
    em,
    `INSERT INTO petition_search (petition_id, folded, plain)
     SELECT $1, search_document(t.list, true), search_document(t.list, false)
     FROM (
       SELECT ARRAY[d.subject, coalesce(r.localities, ''), coalesce(r.words, ''),
         concat_ws(E'\\n', $2::text, d.competent_name, a.text)] AS list
       FROM petitions d
       LEFT JOIN LATERAL (
         SELECT string_agg(locality_name, E'\\n') AS localities, string_agg(words, E'\\n') AS words
         FROM petition_raisings WHERE petition_id = d.id
       ) r ON true
       LEFT JOIN LATERAL (
         SELECT text FROM petition_answers WHERE petition_id = d.id AND state = 3 ORDER BY sign_time DESC LIMIT 1
       ) a ON true
       WHERE d.id = $1
     ) AS t
     ON CONFLICT (petition_id) DO UPDATE SET folded = excluded.folded, plain = excluded.plain`,
    [petitionId, code],
  );
}

/** Locks petitions in one order, so that two who retire each other's never wait for each other. */
export async function lockInOrder(em: EntityManager, ids: readonly string[]): Promise<void> {
  await query(em, 'SELECT id FROM petitions WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
}

/** Petitions retired in favour of one, oldest first. */
export async function findRetired(em: EntityManager, favouredId: string): Promise<PetitionRow[]> {
  return em.find(PetitionEntity, { favouredId }, { orderBy: { createTime: 'asc', id: 'asc' } });
}

/** Lines of many petitions, newest first. */
export async function findRaisingsOf(
  em: EntityManager,
  petitionIds: readonly string[],
): Promise<RaisingRow[]> {
  if (petitionIds.length === 0) return [];
  const where = { petitionId: { $in: [...petitionIds] } };
  return em.find(RaisingEntity, where, { orderBy: { createTime: 'desc', id: 'desc' } });
}
