import type { Pool } from 'pg';

/** The sealed tokens of a session as they are now; undefined when the session has ended. */
export async function findSealedTokens(pool: Pool, sid: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ sealed: string | null }>(
    `SELECT sess #>> '{signedOn,sealed}' AS sealed FROM sessions WHERE sid = $1 AND expire > now()`,
    [sid],
  );
  return rows[0]?.sealed ?? undefined;
}

/**
 * Puts refreshed tokens into a session that still is. express-session's own save would bring a session back that was
 * signed out meanwhile.
 */
export async function replaceSealedTokens(pool: Pool, sid: string, sealed: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE sessions SET sess = jsonb_set(sess, '{signedOn,sealed}', to_jsonb($2::text)) WHERE sid = $1`,
    [sid, sealed],
  );
  return rowCount === 1;
}

export async function deleteSession(pool: Pool, sid: string): Promise<void> {
  await pool.query('DELETE FROM sessions WHERE sid = $1', [sid]);
}
