import { LockMode } from '@mikro-orm/core';
import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PromiseOrigin, PromiseState } from '@baro/proto/baro/petitions/v1/promises';
import {
  PromiseEntity,
  PromiseEvidenceEntity,
  PromiseMilestoneEntity,
  PromiseMoveEntity,
  PromiseWordEntity,
} from './promise-entities.ts';
import type { EvidenceRow, MilestoneRow, MoveRow, PromiseRow, WordRow } from './promise-entities.ts';

/** One promise. */
export async function findPromise(em: EntityManager, id: string): Promise<PromiseRow | null> {
  return em.findOne(PromiseEntity, { id });
}

/** Locks the promise until the end of the transaction, so that of two who act at once one waits and then sees. */
export async function lockPromise(em: EntityManager, id: string): Promise<PromiseRow | null> {
  return em.findOne(PromiseEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** The outstanding promise the answer to a petition made, locked; none when there is none. */
export async function lockOutstanding(em: EntityManager, petitionId: string): Promise<PromiseRow | null> {
  const where = { petitionId, origin: PromiseOrigin.ANSWER, state: { $ne: PromiseState.KEPT } };
  return em.findOne(PromiseEntity, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Promises by id, in the order of the ids. */
export async function findPromisesIn(em: EntityManager, ids: readonly string[]): Promise<PromiseRow[]> {
  if (ids.length === 0) return [];
  const rows = await em.find(PromiseEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What happened to a promise. */
export interface PromiseHistory {
  milestones: MilestoneRow[];
  moves: MoveRow[];
  words: WordRow[];
  evidence: EvidenceRow[];
}

/** Milestones by due date, moves oldest first, words newest first. */
export async function findHistory(em: EntityManager, promiseId: string): Promise<PromiseHistory> {
  return {
    milestones: await findMilestones(em, promiseId),
    moves: await em.find(PromiseMoveEntity, { promiseId }, { orderBy: { moveTime: 'asc', id: 'asc' } }),
    words: await em.find(PromiseWordEntity, { promiseId }, { orderBy: { wordTime: 'desc', id: 'desc' } }),
    evidence: await em.find(PromiseEvidenceEntity, { promiseId }, { orderBy: { id: 'asc' } }),
  };
}

/** Milestones by due date. */
export async function findMilestones(em: EntityManager, promiseId: string): Promise<MilestoneRow[]> {
  return em.find(PromiseMilestoneEntity, { promiseId }, { orderBy: { dueDate: 'asc', id: 'asc' } });
}

/** Times the date of the promise itself moved. */
export async function countMoves(em: EntityManager, promiseId: string): Promise<number> {
  return em.count(PromiseMoveEntity, { promiseId, milestoneId: null });
}

/** What is counted of a promise. */
export interface PromiseCounts {
  moves: number;
  milestones: number;
  reached: number;
  carried: number;
}

/** Counts of promises by id. A session carries a promise over when it opens while that is outstanding. */
export async function findPromiseCounts(
  em: EntityManager,
  ids: readonly string[],
  today: string,
): Promise<Map<string, PromiseCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await query<PromiseCounts & { id: string }>(
    em,
    `SELECT d.id,
       (SELECT count(*)::int FROM promise_moves m WHERE m.promise_id = d.id AND m.milestone_id IS NULL) AS moves,
       (SELECT count(*)::int FROM promise_milestones s WHERE s.promise_id = d.id) AS milestones,
       (SELECT count(s.reach_time)::int FROM promise_milestones s WHERE s.promise_id = d.id) AS reached,
       (SELECT count(*)::int FROM sessions c WHERE c.unit_id = d.unit_id AND c.open_date > d.promise_date
          AND c.open_date <= $2::date AND (d.keep_date IS NULL OR c.open_date < d.keep_date)) AS carried
     FROM promises d WHERE d.id = ANY($1::uuid[])`,
    [ids, today],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
