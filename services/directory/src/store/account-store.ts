import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { WantedAccount, WantedGroup } from '../domain/account.ts';
import { covering, nameOn } from './sql.ts';

/** Units of the date with the unit above each. */
export async function readWantedGroups(em: EntityManager, date: string): Promise<WantedGroup[]> {
  return query<WantedGroup>(
    em,
    `SELECT u.id AS "unitId", u.code, coalesce(above.id::text, '') AS "parentId"
     FROM units u ${nameOn('$1')} LEFT JOIN units above ON above.id = n.parent_id AND ${covering('above', '$1')}
     WHERE ${covering('u', '$1')} ORDER BY u.level, u.code, u.id`,
    [date],
  );
}

/** All people, with the units of the posts they hold or are lent on the date. */
export async function readWantedAccounts(em: EntityManager, date: string): Promise<WantedAccount[]> {
  return query<WantedAccount>(
    em,
    `SELECT p.id AS "personId", coalesce(p.account_id, '') AS "accountId", p.full_name AS "fullName", p.email,
       coalesce(acting.units, '{}') AS "unitIds",
       EXISTS (SELECT FROM holdings h WHERE h.person_id = p.id)
         OR EXISTS (SELECT FROM delegations d WHERE d.person_id = p.id) AS "everActed"
     FROM people p LEFT JOIN (
       SELECT lent.person_id, array_agg(DISTINCT u.id::text) AS units
       FROM (
         SELECT h.person_id, h.post_id FROM holdings h WHERE ${covering('h', '$1')}
         UNION ALL
         SELECT d.person_id, d.post_id FROM delegations d WHERE ${covering('d', '$1')}
       ) lent
       JOIN posts q ON q.id = lent.post_id AND ${covering('q', '$1')}
       JOIN units u ON u.id = q.unit_id AND ${covering('u', '$1')}
       GROUP BY lent.person_id
     ) acting ON acting.person_id = p.id
     ORDER BY p.id`,
    [date],
  );
}
