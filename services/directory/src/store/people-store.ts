import { query } from '@baro/chassis';
import type { Delegation, Person } from '@baro/proto/baro/directory/v1/directory';
import type { EntityManager } from '@mikro-orm/postgresql';
import { selectRows, shapeRows } from './aggregate-store.ts';
import { anywhere, covering } from './sql.ts';

/** A person with the key the list is ordered by. */
export type PersonLine = Person & { sortName: string };

/** People by given name in Vietnamese order. */
export async function listPeople(
  em: EntityManager,
  filter: { query: string; unitIds: readonly string[] | undefined; asOf: string },
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<PersonLine[]> {
  return query<PersonLine>(
    em,
    `SELECT p.id, p.full_name AS "fullName", coalesce(p.account_id, '') AS "accountId", p.email, p.sort_name AS "sortName"
     FROM people p
     WHERE p.search LIKE fold($1)
       AND ($2::uuid[] IS NULL OR EXISTS (SELECT FROM holdings h JOIN posts q ON q.id = h.post_id
         WHERE h.person_id = p.id AND q.unit_id = ANY($2) AND ${covering('h', '$3')} AND ${covering('q', '$3')}))
       AND ($4::text IS NULL OR (p.sort_name, p.id) > ($4 COLLATE "vi-x-icu", $5::uuid))
     ORDER BY p.sort_name, p.id LIMIT $6`,
    [
      anywhere(filter.query),
      filter.unitIds ?? null,
      filter.asOf,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ],
  );
}

/** Whether an account is bound to a person other than `exceptId`, or to a system. */
export async function isAccountTaken(em: EntityManager, accountId: string): Promise<boolean> {
  const rows = await query(
    em,
    'SELECT FROM people WHERE account_id = $1 UNION ALL SELECT FROM service_accounts WHERE account_id = $1',
    [accountId],
  );
  return rows.length > 0;
}

/** Accounts that people and systems both claim. */
export async function findSharedAccounts(em: EntityManager): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    'SELECT p.id FROM people p JOIN service_accounts s ON s.account_id = p.account_id',
  );
  return rows.map((row) => row.id);
}

/** Delegations in force by first day. */
export async function listDelegations(
  em: EntityManager,
  filter: { asOf: string; postId: string; personId: string },
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<Delegation[]> {
  const rows = await query(
    em,
    `${selectRows('delegation', ['person.full_name AS "personName"', 'p.title AS "postTitle"'])}
     JOIN people person ON person.id = t.person_id JOIN posts p ON p.id = t.post_id
     WHERE ${covering('t', '$1')} AND ($2::uuid IS NULL OR t.post_id = $2) AND ($3::uuid IS NULL OR t.person_id = $3)
       AND ($4::date IS NULL OR (t.valid_from, t.id) > ($4, $5::uuid))
     ORDER BY t.valid_from, t.id LIMIT $6`,
    [
      filter.asOf,
      filter.postId || null,
      filter.personId || null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ],
  );
  return shapeRows<'delegation', Pick<Delegation, 'personName' | 'postTitle'>>(em, 'delegation', rows);
}
