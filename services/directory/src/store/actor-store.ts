import { query } from '@baro/chassis';
import type { ActingPost, Actor } from '@baro/directory-client';
import {
  delegationKindFromJSON,
  PostRole,
  postRoleFromJSON,
  postRoleToJSON,
  type ServiceAccount,
} from '@baro/proto/baro/directory/v1/directory';
import type { EntityManager } from '@mikro-orm/postgresql';
import { selectRows } from './aggregate-store.ts';
import { covering } from './sql.ts';

interface ActingRow {
  personId: string;
  postId: string | null;
  unitId: string;
  unitCode: string;
  role: string;
  title: string;
  head: boolean;
  delegationId: string | null;
  delegationKind: string | null;
}

const actingStatement = `
SELECT me.id AS "personId", a.*
FROM people me
LEFT JOIN LATERAL (
  SELECT p.id AS "postId", u.id AS "unitId", u.code AS "unitCode", p.role, p.title, p.head,
    lent.delegation_id AS "delegationId", lent.kind AS "delegationKind"
  FROM (
    SELECT h.post_id, NULL::uuid AS delegation_id, NULL AS kind FROM holdings h
      WHERE h.person_id = me.id AND ${covering('h', '$2')}
    UNION ALL
    SELECT d.post_id, d.id, d.kind FROM delegations d WHERE d.person_id = me.id AND ${covering('d', '$2')}
  ) lent
  JOIN posts p ON p.id = lent.post_id AND ${covering('p', '$2')}
  JOIN units u ON u.id = p.unit_id AND ${covering('u', '$2')}
  ORDER BY lent.delegation_id IS NOT NULL, u.level, u.code, p.rank, p.id
) a ON true
WHERE me.account_id = $1`;

/** The person or system of an account with the posts of the date; undefined when the account is bound to nobody. */
export async function findActor(
  em: EntityManager,
  accountId: string,
  date: string,
): Promise<Actor | undefined> {
  const rows = await query<ActingRow>(em, actingStatement, [accountId, date]);
  const [first] = rows;
  if (first) {
    const posts = rows.flatMap((row) =>
      row.postId === null ? [] : [actingPost({ ...row, postId: row.postId })],
    );
    return { kind: 'person', accountId, personId: first.personId, posts };
  }
  const account = await findServiceAccount(em, accountId, date);
  if (!account) return undefined;
  const { id: serviceAccountId, unitId, unitCode } = account;
  return { kind: 'service', accountId, serviceAccountId, unitId, unitCode, posts: [] };
}

function actingPost(row: ActingRow & { postId: string }): ActingPost {
  const { postId, unitId, unitCode, title, head } = row;
  const post = { postId, unitId, unitCode, role: postRoleFromJSON(row.role), title, head };
  if (row.delegationId === null) return post;
  return {
    ...post,
    delegationId: row.delegationId,
    delegationKind: delegationKindFromJSON(row.delegationKind),
  };
}

/** The service account of the date with its unit's code. */
export async function findServiceAccount(
  em: EntityManager,
  accountId: string,
  date: string,
): Promise<(ServiceAccount & { unitCode: string }) | undefined> {
  const rows = await query<ServiceAccount & { unitCode: string }>(
    em,
    `SELECT s.*, u.code AS "unitCode" FROM (${selectRows('service_account')} WHERE t.account_id = $1
       AND ${covering('t', '$2')}) s JOIN units u ON u.id = s."unitId"`,
    [accountId, date],
  );
  return rows[0];
}

/** Whether anybody holds a post of city administrator on the date. */
export async function hasAdministrator(em: EntityManager, date: string): Promise<boolean> {
  const rows = await query(
    em,
    `SELECT FROM posts p JOIN units u ON u.id = p.unit_id JOIN holdings h ON h.post_id = p.id
     WHERE p.role = $1 AND ${covering('p', '$2')} AND ${covering('u', '$2')} AND ${covering('h', '$2')} LIMIT 1`,
    [postRoleToJSON(PostRole.CITY_ADMINISTRATOR), date],
  );
  return rows.length > 0;
}
