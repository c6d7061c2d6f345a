import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { PersonToken, TokenKind } from '../keys/blind-index.ts';
import type { PartyRole } from '../types.ts';

/** A party as it is kept. */
export interface PartyRow {
  partyId: string;
  caseId: string;
  role: PartyRole;
  secretOnRequest: boolean;
  /** Null once forgotten. */
  sealed: Buffer | null;
  fingerprint: Buffer;
  version: number;
}

const columns = `party_id AS "partyId", case_id AS "caseId", role, secret_on_request AS "secretOnRequest",
  sealed_identity AS sealed, fingerprint, version`;

/** One party; locked until the transaction ends when `lock` is set. */
export async function findParty(em: Queryable, partyId: string, lock = false): Promise<PartyRow | undefined> {
  const statement = `SELECT ${columns} FROM parties WHERE party_id = $1 ${lock ? 'FOR UPDATE' : ''}`;
  const rows = await query<PartyRow>(em, statement, [partyId]);
  return rows[0];
}

/** Every party of a case. */
export async function findParties(em: Queryable, caseId: string): Promise<PartyRow[]> {
  return query<PartyRow>(em, `SELECT ${columns} FROM parties WHERE case_id = $1`, [caseId]);
}

/**
 * Keeps a new party. One that is there already only counts as put just now, so that no removal of orphans that looked
 * before takes it from under a call that is repeated. @returns whether it is new
 */
export async function insertParty(em: Queryable, row: PartyRow): Promise<boolean> {
  const rows = await query<{ fresh: boolean }>(
    em,
    `INSERT INTO parties (party_id, case_id, role, secret_on_request, sealed_identity, fingerprint)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (party_id) DO UPDATE SET put_time = now() RETURNING (xmax = 0) AS fresh`,
    [row.partyId, row.caseId, row.role, row.secretOnRequest, row.sealed, row.fingerprint],
  );
  return rows[0]?.fresh === true;
}

/** Puts another identity under the same party; the fingerprint stays that of the first put, which may be repeated. */
export async function replaceParty(em: Queryable, row: PartyRow): Promise<void> {
  await execute(
    em,
    `UPDATE parties SET role = $2, secret_on_request = $3, sealed_identity = $4, version = version + 1
     WHERE party_id = $1`,
    [row.partyId, row.role, row.secretOnRequest, row.sealed],
  );
}

export async function replaceTokens(
  em: Queryable,
  partyId: string,
  indexKeyId: string,
  tokens: readonly PersonToken[],
): Promise<void> {
  await execute(em, 'DELETE FROM person_tokens WHERE party_id = $1', [partyId]);
  for (const { kind, token } of tokens) {
    await execute(
      em,
      'INSERT INTO person_tokens (party_id, kind, index_key_id, token) VALUES ($1, $2, $3, $4)',
      [partyId, kind, indexKeyId, token],
    );
  }
}

/** Other parties with one of the tokens, also those of calls that have not ended yet. */
export async function findByTokens(
  em: Queryable,
  partyId: string,
  tokens: readonly Buffer[],
): Promise<{ partyId: string; caseId: string; kind: TokenKind }[]> {
  if (tokens.length === 0) return [];
  return query(
    em,
    `SELECT p.party_id AS "partyId", p.case_id AS "caseId", t.kind FROM person_tokens t
     JOIN parties p USING (party_id)
     WHERE t.token = ANY($1::bytea[]) AND t.party_id <> $2
     ORDER BY p.create_time DESC, t.kind LIMIT 200`,
    [tokens, partyId],
  );
}

/** Parties whose tokens were made with another key, with what making them anew needs. */
export async function findStaleTokens(
  em: Queryable,
  indexKeyId: string,
  limit: number,
  without: readonly string[],
): Promise<PartyRow[]> {
  return query<PartyRow>(
    em,
    `SELECT ${columns} FROM parties p WHERE sealed_identity IS NOT NULL
       AND EXISTS (SELECT 1 FROM person_tokens t WHERE t.party_id = p.party_id AND t.index_key_id <> $1)
       AND party_id <> ALL($3::uuid[]) LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [indexKeyId, limit, without],
  );
}

/** Parties not confirmed whose last put is older. */
export async function findUnconfirmed(em: Queryable, olderSeconds: number, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT party_id AS id FROM parties
     WHERE confirm_time IS NULL AND put_time < now() - make_interval(secs => $1) ORDER BY put_time LIMIT $2`,
    [olderSeconds, limit],
  );
  return rows.map(({ id }) => id);
}

export async function confirmParties(em: Queryable, partyIds: readonly string[]): Promise<void> {
  if (partyIds.length === 0) return;
  await execute(
    em,
    'UPDATE parties SET confirm_time = now() WHERE party_id = ANY($1::uuid[]) AND confirm_time IS NULL',
    [partyIds],
  );
}

/** Removes parties nobody put again meanwhile, and keys of cases left without any. @returns how many parties */
export async function deleteOrphans(
  em: Queryable,
  partyIds: readonly string[],
  olderSeconds: number,
): Promise<number> {
  if (partyIds.length === 0) return 0;
  const gone = await query<{ caseId: string }>(
    em,
    `DELETE FROM parties WHERE party_id = ANY($1::uuid[]) AND confirm_time IS NULL
       AND put_time < now() - make_interval(secs => $2) RETURNING case_id AS "caseId"`,
    [partyIds, olderSeconds],
  );
  await execute(
    em,
    `DELETE FROM case_keys k WHERE case_id = ANY($1::uuid[]) AND destroy_time IS NULL
       AND NOT EXISTS (SELECT 1 FROM parties p WHERE p.case_id = k.case_id)`,
    [gone.map(({ caseId }) => caseId)],
  );
  return gone.length;
}
