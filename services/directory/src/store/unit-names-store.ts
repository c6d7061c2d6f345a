import { execute, query } from '@baro/chassis';
import type { UnitName } from '@baro/proto/baro/directory/v1/directory';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Names of units over time, oldest first. */
export async function readNames(
  em: EntityManager,
  unitIds: readonly string[],
): Promise<Map<string, UnitName[]>> {
  const rows = await query<UnitName & { unitId: string }>(
    em,
    `SELECT unit_id AS "unitId", name, symbol, coalesce(parent_id::text, '') AS "parentId",
       coalesce(to_char(valid_from, 'YYYY-MM-DD'), '') AS "validFrom",
       coalesce(to_char(valid_to, 'YYYY-MM-DD'), '') AS "validTo", legal_ref AS "legalRef"
     FROM unit_names WHERE unit_id = ANY($1) ORDER BY unit_id, ordinal`,
    [unitIds],
  );
  const names = new Map<string, UnitName[]>();
  for (const { unitId, ...name } of rows) names.set(unitId, [...(names.get(unitId) ?? []), name]);
  return names;
}

/** Writes the names of units anew. */
export async function replaceNames(
  em: EntityManager,
  units: readonly { id: string; names: readonly UnitName[] }[],
): Promise<void> {
  await execute(em, 'DELETE FROM unit_names WHERE unit_id = ANY($1)', [units.map((unit) => unit.id)]);
  const records = units.flatMap((unit) =>
    unit.names.map((name, index) => ({ ...name, unitId: unit.id, ordinal: index + 1 })),
  );
  await execute(
    em,
    `INSERT INTO unit_names (unit_id, ordinal, name, symbol, parent_id, valid_from, valid_to, legal_ref)
     SELECT r."unitId", r.ordinal, r.name, r.symbol, nullif(r."parentId", '')::uuid, nullif(r."validFrom", '')::date,
       nullif(r."validTo", '')::date, r."legalRef"
     FROM jsonb_to_recordset($1) AS r ("unitId" uuid, ordinal integer, name text, symbol text, "parentId" text,
       "validFrom" text, "validTo" text, "legalRef" text)`,
    [JSON.stringify(records)],
  );
}
