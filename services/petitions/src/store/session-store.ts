import { execute, joinAll, Parameters, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SessionEntity } from './petition-entities.ts';
import { PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import type { PetitionRow, SessionRow } from './petition-entities.ts';

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

/** What a change of one petition adds to the counts of its sessions. */
export interface Counted {
  answered?: number;
  closed?: number;
}

/**
 * Counts in every session the petition is counted for; locked in one order, so that two never wait for each other. The lock
 * lets by who refers to the session: a stronger one waits for lines just written, whose writers wait for their turn at the number.
 */
export async function countSessionsOf(em: EntityManager, petitionId: string, by: Counted): Promise<void> {
  await execute(
    em,
    `UPDATE sessions SET answered_count = answered_count + $2, closed_count = closed_count + $3
     WHERE id IN (SELECT id FROM sessions
       WHERE id IN (SELECT session_id FROM session_petitions WHERE petition_id = $1) ORDER BY id FOR NO KEY UPDATE)`,
    [petitionId, by.answered ?? 0, by.closed ?? 0],
  );
}

/**
 * Brings what the sessions count in step with the lines of the petition and of those retired in its favour; a retired one
 * counts for none. Locks as `countSessionsOf` does. Its lines, state and answer must be in the database by now.
 */
export async function syncSessions(
  em: EntityManager,
  { id, favouredId, state, answerTime }: Pick<PetitionRow, 'id' | 'favouredId' | 'state' | 'answerTime'>,
): Promise<void> {
  await execute(
    em,
    `WITH wanted AS (
       SELECT DISTINCT r.session_id FROM petition_raisings r JOIN petitions p ON p.id = r.petition_id
       WHERE (p.id = $1 OR p.favoured_id = $1) AND $2::boolean
     ), locked AS (
       SELECT id FROM sessions WHERE id IN (
         SELECT session_id FROM wanted UNION SELECT session_id FROM session_petitions WHERE petition_id = $1)
       ORDER BY id FOR NO KEY UPDATE
     ), gone AS (
       DELETE FROM session_petitions WHERE petition_id = $1 AND session_id IN (SELECT id FROM locked)
         AND session_id NOT IN (SELECT session_id FROM wanted) RETURNING session_id
     ), come AS (
       INSERT INTO session_petitions (session_id, petition_id)
       SELECT session_id, $1 FROM wanted WHERE session_id IN (SELECT id FROM locked)
       ON CONFLICT DO NOTHING RETURNING session_id
     ), moved AS (
       SELECT session_id, -1 AS by FROM gone UNION ALL SELECT session_id, 1 FROM come
     )
     UPDATE sessions s SET petition_count = petition_count + m.by, answered_count = answered_count + m.by * $3,
       closed_count = closed_count + m.by * $4
     FROM moved m WHERE s.id = m.session_id`,
    [id, !favouredId, answerTime ? 1 : 0, state === PetitionState.CLOSED ? 1 : 0],
  );
}
