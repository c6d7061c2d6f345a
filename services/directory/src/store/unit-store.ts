import { query } from '@baro/chassis';
import type { Identifier, Succession } from '@baro/proto/baro/directory/v1/directory';
import type { EntityManager } from '@mikro-orm/postgresql';
import { selectRows, shapeRows, type Stored, type UnitRow } from './aggregate-store.ts';
import { anywhere, covering, nameOn } from './sql.ts';

/** A unit as it stood on a date. */
export interface UnitLine {
  id: string;
  version: number;
  code: string;
  name: string;
  kind: string;
  level: number;
  parentId: string;
  symbol: string;
  validFrom: string;
  validTo: string;
  legalRef: string;
  inForce: boolean;
}

export interface UnitFilter {
  asOf: string;
  parentId: string;
  query: string;
  kind: string;
  code: string;
  includeClosed: boolean;
}

const line = `
SELECT u.id, u.version, u.code, n.name, u.kind, u.level, coalesce(n.parent_id::text, '') AS "parentId", n.symbol,
  coalesce(to_char(u.valid_from, 'YYYY-MM-DD'), '') AS "validFrom",
  coalesce(to_char(u.valid_to, 'YYYY-MM-DD'), '') AS "validTo", u.legal_ref AS "legalRef",
  ${covering('u', '$1')} AS "inForce"
FROM units u ${nameOn('$1')}`;

/** Units by level and code. */
export async function listUnits(
  em: EntityManager,
  filter: UnitFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<UnitLine[]> {
  return query<UnitLine>(
    em,
    `${line}
     WHERE CASE WHEN $2 THEN coalesce(u.valid_from <= $1::date, true) ELSE ${covering('u', '$1')} END
       AND ($3::uuid IS NULL OR n.parent_id = $3)
       AND ($4 = '' OR n.search LIKE fold($4) OR u.code ILIKE $4)
       AND ($5 = '' OR u.kind = $5) AND ($6 = '' OR u.code = $6)
       AND ($7::integer IS NULL OR (u.level, u.code COLLATE "C", u.id) > ($7, $8 COLLATE "C", $9::uuid))
     ORDER BY u.level, u.code COLLATE "C", u.id LIMIT $10`,
    [
      filter.asOf,
      filter.includeClosed,
      filter.parentId || null,
      filter.query && anywhere(filter.query),
      filter.kind,
      filter.code,
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit,
    ],
  );
}

/** Units as they stood on a date, in the order of their ids. */
export async function readUnitLines(
  em: EntityManager,
  ids: readonly string[],
  asOf: string,
): Promise<UnitLine[]> {
  return query<UnitLine>(em, `${line} WHERE u.id = ANY($2) ORDER BY u.id`, [asOf, ids]);
}

/** Successions these units take part in, with the names of both on the day of change. */
export async function readSuccessions(em: EntityManager, unitIds: readonly string[]): Promise<Succession[]> {
  const named = (alias: string, day: string): string => `
    JOIN units ${alias}_unit ON ${alias}_unit.id = t.${alias}_id
    JOIN LATERAL (SELECT name FROM unit_names WHERE unit_id = t.${alias}_id
      ORDER BY coalesce(valid_from <= ${day}, true) DESC, valid_from DESC NULLS LAST LIMIT 1) ${alias} ON true`;
  const rows = await query(
    em,
    `${selectRows('succession', ['predecessor.name AS "predecessorName"', 'successor.name AS "successorName"'])}
     ${named('predecessor', 't.effective_date - 1')} ${named('successor', 't.effective_date')}
     WHERE t.predecessor_id = ANY($1) OR t.successor_id = ANY($1)
     ORDER BY t.effective_date, predecessor_unit.code COLLATE "C", successor_unit.code COLLATE "C"`,
    [unitIds],
  );
  return shapeRows<'succession', Pick<Succession, 'predecessorName' | 'successorName'>>(
    em,
    'succession',
    rows,
  );
}

/** All identifiers of a unit, newest first. */
export async function readIdentifiers(em: EntityManager, unitId: string): Promise<Identifier[]> {
  const rows = await query(
    em,
    `${selectRows('identifier')} WHERE t.unit_id = $1 ORDER BY t.valid_from DESC NULLS LAST, t.code COLLATE "C"`,
    [unitId],
  );
  return shapeRows(em, 'identifier', rows);
}

/** The identifier row of a code: the one in force on the date, else the one that ended last. */
export async function findIdentifier(
  em: EntityManager,
  code: string,
  asOf: string,
): Promise<Identifier | undefined> {
  const rows = await query(
    em,
    `${selectRows('identifier')} WHERE t.code = $1
     ORDER BY (${covering('t', '$2')}) DESC, t.valid_to DESC NULLS FIRST LIMIT 1`,
    [code, asOf],
  );
  return (await shapeRows(em, 'identifier', rows))[0];
}

/** Ids of the unit itself while in force on the date, else of the units in force that follow it. */
export async function findCurrentUnitIds(em: EntityManager, unitId: string, asOf: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `WITH RECURSIVE heirs (id) AS (
       SELECT $1::uuid
       UNION
       SELECT s.successor_id FROM heirs h JOIN units u ON u.id = h.id AND NOT (${covering('u', '$2')})
         JOIN successions s ON s.predecessor_id = h.id AND s.effective_date <= $2::date
     )
     SELECT u.id FROM heirs JOIN units u USING (id) WHERE ${covering('u', '$2')} ORDER BY u.level, u.code COLLATE "C"`,
    [unitId, asOf],
  );
  return rows.map((row) => row.id);
}

/** Ids of the units and all below them in force on the date. */
export async function readSubtreeIds(
  em: EntityManager,
  unitIds: readonly string[],
  asOf: string,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `WITH RECURSIVE tree (id) AS (
       SELECT u.id FROM units u WHERE u.id = ANY($1) AND ${covering('u', '$2')}
       UNION
       SELECT u.id FROM tree JOIN unit_names n ON n.parent_id = tree.id AND ${covering('n', '$2')}
         JOIN units u ON u.id = n.unit_id AND ${covering('u', '$2')}
     )
     SELECT id FROM tree ORDER BY id`,
    [unitIds, asOf],
  );
  return rows.map((row) => row.id);
}

/** Units in force on the date by their codes, locked until the end of the transaction. */
export async function lockUnitsByCode(
  em: EntityManager,
  codes: readonly string[],
  asOf: string,
): Promise<Stored<UnitRow>[]> {
  const rows = await query(
    em,
    `${selectRows('unit')} WHERE t.code = ANY($1) AND ${covering('t', '$2')} ORDER BY t.id FOR UPDATE`,
    [codes, asOf],
  );
  return shapeRows(em, 'unit', rows);
}

/** Units in force on the date directly below these, locked until the end of the transaction. */
export async function lockChildren(
  em: EntityManager,
  unitIds: readonly string[],
  asOf: string,
): Promise<Stored<UnitRow>[]> {
  const rows = await query(
    em,
    `${selectRows('unit')} WHERE ${covering('t', '$2')} AND EXISTS (SELECT FROM unit_names n
       WHERE n.unit_id = t.id AND n.parent_id = ANY($1) AND ${covering('n', '$2')}) ORDER BY t.id FOR UPDATE`,
    [unitIds, asOf],
  );
  return shapeRows(em, 'unit', rows);
}

/** Codes of units, for the subjects of events. */
export async function readUnitCodes(em: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; code: string }>(
    em,
    'SELECT id, code FROM units WHERE id = ANY($1)',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.code]));
}
