import { execute, joinAll, Parameters, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SessionEntity } from './petition-entities.ts';
import type { SessionRow } from './petition-entities.ts';

/** One session. */
export async function findSession(em: EntityManager, id: string): Promise<SessionRow | null> {
  return em.findOne(SessionEntity, { id }, { disableIdentityMap: true });
}

/** Names of sessions by id. */
export async function findSessionNames(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await em.find(SessionEntity, { id: { $in: [...new Set(ids)] } }, { disableIdentityMap: true });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A page of sessions and one more, the latest first. `after`: day and id of the last row before. */
export async function findSessionPage(
  em: EntityManager,
  list: { unitId: string; size: number; after: readonly (string | number | null)[] | undefined },
): Promise<SessionRow[]> {
  const { unitId, size, after } = list;
  const parameters = new Parameters();
  const where = joinAll(
    [
      ...(unitId ? [(p: Parameters) => `unit_id = ${p.add(unitId, 'uuid')}`] : []),
      ...(after
        ? [
            (p: Parameters) =>
              `(open_date, id) < (${p.add(String(after[0] ?? ''), 'date')}, ${p.add(String(after[1] ?? ''), 'uuid')})`,
          ]
        : []),
    ],
    parameters,
  );
  const ids = await query<{ id: string }>(
    em,
    `SELECT id FROM sessions WHERE ${where} ORDER BY open_date DESC, id DESC LIMIT ${size + 1}`,
    parameters.values,
  );
  return em.find(
    SessionEntity,
    { id: { $in: ids.map((row) => row.id) } },
    { orderBy: { openDate: 'desc', id: 'desc' }, disableIdentityMap: true },
  );
}

/** Whether the matter was raised for the session already. */
export async function isRaisedFor(
  em: EntityManager,
  petitionId: string,
  sessionId: string,
): Promise<boolean> {
  const rows = await query(
    em,
    'SELECT 1 FROM petition_raisings WHERE petition_id = $1 AND session_id = $2 LIMIT 1',
    [petitionId, sessionId],
  );
  return rows.length > 0;
}

/** What a change of one petition adds to the counts of a session. */
export interface Counted {
  petitions?: number;
  answered?: number;
  closed?: number;
}

/** Counts in one session. */
export async function countSession(em: EntityManager, sessionId: string, by: Counted): Promise<void> {
  await count(em, 'id = $1', sessionId, by);
}

/** Counts in every session the petition was raised for; locked in one order, so that two never wait for each other. */
export async function countSessionsOf(em: EntityManager, petitionId: string, by: Counted): Promise<void> {
  await count(
    em,
    `id IN (SELECT id FROM sessions
      WHERE id IN (SELECT session_id FROM petition_raisings WHERE petition_id = $1) ORDER BY id FOR UPDATE)`,
    petitionId,
    by,
  );
}

async function count(em: EntityManager, where: string, id: string, by: Counted): Promise<void> {
  await execute(
    em,
    `UPDATE sessions SET petition_count = petition_count + $2, answered_count = answered_count + $3,
       closed_count = closed_count + $4 WHERE ${where}`,
    [id, by.petitions ?? 0, by.answered ?? 0, by.closed ?? 0],
  );
}
