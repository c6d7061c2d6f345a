import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/** Marks a state as come back. @returns false when it had come back before. */
export async function useSignOn(pool: Pool, state: string, keepMs: number): Promise<boolean> {
  const hash = createHash('sha256').update(state).digest();
  await pool.query('DELETE FROM used_sign_ons WHERE expire_time < now()');
  const { rowCount } = await pool.query(
    `INSERT INTO used_sign_ons (state_hash, expire_time) VALUES ($1, now() + $2 * interval '1 ms') ON CONFLICT DO NOTHING`,
    [hash, keepMs],
  );
  return rowCount === 1;
}
