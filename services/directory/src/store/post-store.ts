import { query } from '@baro/chassis';
import {
  postRoleFromJSON,
  postRoleToJSON,
  type Holding,
  type Post,
  type PostRole,
} from '@baro/proto/baro/directory/v1/directory';
import type { EntityManager } from '@mikro-orm/postgresql';
import { selectRows, shapeRows, type Rows } from './aggregate-store.ts';
import { anywhere, covering, nameOn } from './sql.ts';

export interface PostFilter {
  asOf: string;
  /** Units the posts belong to; undefined for all. */
  unitIds: readonly string[] | undefined;
  query: string;
  role: PostRole;
}

/** A post with its holders, its unit's name and what the list is ordered by. */
export interface PostLine extends Post {
  unitLevel: number;
  unitCode: string;
}

const holdings = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'postId', h.post_id, 'personId', h.person_id,
    'validFrom', to_char(h.valid_from, 'YYYY-MM-DD'), 'validTo', coalesce(to_char(h.valid_to, 'YYYY-MM-DD'), ''),
    'personName', person.full_name) ORDER BY h.valid_from, h.id), '[]')
  FROM holdings h JOIN people person ON person.id = h.person_id WHERE h.post_id = p.id AND ${covering('h', '$1')}`;

/** Posts in force by unit and rank with the people who hold them. */
export async function listPosts(
  em: EntityManager,
  filter: PostFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<PostLine[]> {
  const rows = await query<Omit<PostLine, 'role'> & { role: string; holdings: Holding[] }>(
    em,
    `SELECT p.id, p.unit_id AS "unitId", p.code, p.title, p.role, p.head, p.rank,
       coalesce(to_char(p.valid_from, 'YYYY-MM-DD'), '') AS "validFrom",
       coalesce(to_char(p.valid_to, 'YYYY-MM-DD'), '') AS "validTo",
       (${holdings}) AS holdings, n.name AS "unitName", u.level AS "unitLevel", u.code AS "unitCode"
     FROM posts p JOIN units u ON u.id = p.unit_id ${nameOn('$1')}
     WHERE ${covering('p', '$1')} AND ${covering('u', '$1')}
       AND ($2::uuid[] IS NULL OR p.unit_id = ANY($2)) AND ($3 = '' OR p.role = $3)
       AND ($4 = '' OR p.search LIKE fold($4) OR n.search LIKE fold($4) OR EXISTS (
         SELECT FROM holdings h JOIN people person ON person.id = h.person_id
         WHERE h.post_id = p.id AND ${covering('h', '$1')} AND person.search LIKE fold($4)))
       AND ($5::integer IS NULL OR
         (u.level, u.code COLLATE "C", p.rank, p.code COLLATE "C", p.id) > ($5, $6 COLLATE "C", $7, $8 COLLATE "C", $9::uuid))
     ORDER BY u.level, u.code COLLATE "C", p.rank, p.code COLLATE "C", p.id LIMIT $10`,
    [
      filter.asOf,
      filter.unitIds ?? null,
      filter.role === 0 ? '' : postRoleToJSON(filter.role),
      filter.query && anywhere(filter.query),
      ...[0, 1, 2, 3, 4].map((index) => after?.[index] ?? null),
      limit,
    ],
  );
  return rows.map((row) => ({ ...row, role: postRoleFromJSON(row.role) }));
}

/** Holdings of posts that last on or after a day. */
export async function readHoldingsFrom(
  em: EntityManager,
  postIds: readonly string[],
  day: string,
): Promise<Rows['holding'][]> {
  const rows = await query(
    em,
    `${selectRows('holding')} WHERE t.post_id = ANY($1) AND coalesce(t.valid_to >= $2::date, true)`,
    [postIds, day],
  );
  return shapeRows(em, 'holding', rows);
}

/** Posts among these that two people head at once. */
export async function findDoubleHeads(em: EntityManager, postIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT DISTINCT p.id FROM posts p JOIN holdings a ON a.post_id = p.id JOIN holdings b ON b.post_id = p.id AND a.id < b.id
     WHERE p.head AND p.id = ANY($1)
       AND daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')`,
    [postIds],
  );
  return rows.map((row) => row.id);
}

/** The unit of each post with its code, for the subjects of events. */
export async function readPostUnits(
  em: EntityManager,
  postIds: readonly string[],
): Promise<Map<string, { id: string; code: string }>> {
  if (postIds.length === 0) return new Map();
  const rows = await query<{ postId: string; id: string; code: string }>(
    em,
    'SELECT p.id AS "postId", u.id, u.code FROM posts p JOIN units u ON u.id = p.unit_id WHERE p.id = ANY($1)',
    [postIds],
  );
  return new Map(rows.map(({ postId, ...unit }) => [postId, unit]));
}

/** Whether the unit has a post of this code, of whatever time. */
export async function hasPostCode(em: EntityManager, unitId: string, code: string): Promise<boolean> {
  return (await query(em, 'SELECT FROM posts WHERE unit_id = $1 AND code = $2', [unitId, code])).length > 0;
}
