import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';

/** A case's key as it is kept. */
export interface WrappedKey {
  caseId: string;
  masterKeyId: string;
  /** Null once destroyed. */
  wrapped: Buffer | null;
}

const columns = `case_id AS "caseId", master_key_id AS "masterKeyId", wrapped_key AS "wrapped"`;

/** The key of a case; locked against being destroyed until the transaction ends when `share` is set. */
export async function findKey(em: Queryable, caseId: string, share = false): Promise<WrappedKey | undefined> {
  const lock = share ? 'FOR SHARE' : '';
  const rows = await query<WrappedKey>(em, `SELECT ${columns} FROM case_keys WHERE case_id = $1 ${lock}`, [
    caseId,
  ]);
  return rows[0];
}

/** Keeps a key unless the case has one already. */
export async function insertKey(em: Queryable, key: WrappedKey): Promise<void> {
  await execute(
    em,
    `INSERT INTO case_keys (case_id, master_key_id, wrapped_key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [key.caseId, key.masterKeyId, key.wrapped],
  );
}

/** Destroys the key, the ciphertexts under it and the search tokens. @returns whether there was one to destroy */
export async function destroyKey(em: Queryable, caseId: string): Promise<boolean> {
  const destroyed = await execute(
    em,
    `UPDATE case_keys SET wrapped_key = NULL, destroy_time = now() WHERE case_id = $1 AND wrapped_key IS NOT NULL`,
    [caseId],
  );
  await execute(
    em,
    'DELETE FROM person_tokens WHERE party_id IN (SELECT party_id FROM parties WHERE case_id = $1)',
    [caseId],
  );
  await execute(em, `UPDATE parties SET sealed_identity = NULL, fingerprint = '' WHERE case_id = $1`, [
    caseId,
  ]);
  return destroyed > 0;
}

/** Keys that are not wrapped by `masterKeyId`, locked; those another replica has locked are left to it. */
export async function findStaleKeys(
  em: Queryable,
  masterKeyId: string,
  limit: number,
  without: readonly string[],
): Promise<WrappedKey[]> {
  return query<WrappedKey>(
    em,
    `SELECT ${columns} FROM case_keys WHERE wrapped_key IS NOT NULL AND master_key_id <> $1
       AND case_id <> ALL($3::uuid[]) LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [masterKeyId, limit, without],
  );
}

export async function updateKey(em: Queryable, key: WrappedKey): Promise<void> {
  await execute(em, 'UPDATE case_keys SET master_key_id = $2, wrapped_key = $3 WHERE case_id = $1', [
    key.caseId,
    key.masterKeyId,
    key.wrapped,
  ]);
}

/** How many keys each master key wraps. */
export async function countByMasterKey(em: Queryable): Promise<Map<string, number>> {
  const rows = await query<{ id: string; count: number }>(
    em,
    `SELECT master_key_id AS id, count(*)::int AS count FROM case_keys WHERE wrapped_key IS NOT NULL GROUP BY 1`,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
