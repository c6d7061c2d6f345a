import { AppError, execute, query } from '@baro/chassis';
import type {
  CalendarDay,
  Delegation,
  Holding,
  Identifier,
  LegalTerm,
  Person,
  Post,
  ServiceAccount,
  Succession,
  Unit,
  UnitName,
} from '@baro/proto/baro/directory/v1/directory';
import type { EntityManager } from '@mikro-orm/postgresql';
import { insertOf, recordOf, selectOf, TABLES, type Column } from './columns.ts';
import { readNames, replaceNames } from './unit-names-store.ts';

/** Fields the service works out when it answers; they are not part of the stored aggregate. */
type Output =
  | 'predecessors'
  | 'successors'
  | 'identifiers'
  | 'etag'
  | 'allowedActions'
  | 'name'
  | 'symbol'
  | 'parentId'
  | 'holdings'
  | 'unitName'
  | 'personName'
  | 'postTitle'
  | 'predecessorName'
  | 'successorName';

export type UnitRow = Omit<Unit, Output>;
export type CalendarDayRow = CalendarDay & { id: string };

/** The aggregates as they are stored. */
export interface Rows {
  unit: UnitRow;
  succession: Omit<Succession, Output>;
  identifier: Identifier;
  post: Omit<Post, Output>;
  person: Person;
  holding: Omit<Holding, Output>;
  delegation: Omit<Delegation, Output>;
  service_account: ServiceAccountRow;
  calendar_day: CalendarDayRow;
  legal_term: LegalTerm;
}
export type ServiceAccountRow = ServiceAccount;
export type Kind = keyof Rows;

/** An aggregate with how often it has changed: 1, 2, 3 … */
export type Stored<Row> = Row & { version: number };

/** Reads aggregates by id; `lock` keeps them from changing until the end of the transaction. */
export async function loadRows<K extends Kind>(
  em: EntityManager,
  kind: K,
  ids: readonly string[],
  options: { lock?: boolean } = {},
): Promise<Map<string, Stored<Rows[K]>>> {
  if (ids.length === 0) return new Map();
  // Locked in the order of ids, so that two writes that lock several rows never wait for each other.
  const tail = options.lock ? ' ORDER BY id FOR UPDATE' : '';
  const rows = await query(em, `${selectRows(kind)} WHERE t.id = ANY($1)${tail}`, [ids]);
  return new Map((await shapeRows(em, kind, rows)).map((row) => [row.id, row]));
}

/** Reads the one aggregate; undefined when there is none. */
export async function findRow<K extends Kind>(
  em: EntityManager,
  kind: K,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Stored<Rows[K]> | undefined> {
  const [row] = (await loadRows(em, kind, [id], options)).values();
  return row;
}

/** SELECT of a kind's columns in the form of the contract, table alias `t`; `more` are further columns. */
export function selectRows(kind: Kind, more: readonly string[] = []): string {
  const columns: readonly Column[] = TABLES[kind].columns;
  const list = ['t.version', ...columns.map((column) => selectOf(column, 't')), ...more];
  return `SELECT ${list.join(', ')} FROM ${TABLES[kind].name} t`;
}

/** Turns rows of `selectRows` into aggregates: enum names to values, units with their names. */
export async function shapeRows<K extends Kind, More = unknown>(
  em: EntityManager,
  kind: K,
  rows: readonly Record<string, unknown>[],
): Promise<(Stored<Rows[K]> & More)[]> {
  const named = TABLES[kind].columns.filter((column: Column) => column.names) as readonly Column[];
  const shaped = rows.map((row) => {
    const values = named.map(({ field, names }) => [field, names?.toValue(String(row[field]))]);
    return { ...row, ...Object.fromEntries(values) } as Stored<Rows[K]> & More; // the columns of a kind are its fields
  });
  if (kind !== 'unit') return shaped;
  const names = await readNames(
    em,
    shaped.map((row) => row.id),
  );
  return shaped.map((row) => ({ ...row, names: names.get(row.id) ?? [] }));
}

/**
 * Inserts aggregates or replaces them whole. The caller has locked those that exist and counted their version up.
 * @throws AppError ETAG_STALE when another call has just made one of the same id
 */
export async function saveRows<K extends Kind>(
  em: EntityManager,
  kind: K,
  rows: readonly Stored<Rows[K]>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly Column[] = TABLES[kind].columns;
  const names = columns.map(({ column }) => column);
  const statement = `
    INSERT INTO ${TABLES[kind].name} AS t (version, ${names.join(', ')})
    SELECT r.version, ${columns.map(insertOf).join(', ')}
    FROM jsonb_to_recordset($1) AS r (version integer, ${columns.map(recordOf).join(', ')})
    ON CONFLICT (id) DO UPDATE SET version = excluded.version,
      ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
    WHERE t.version = excluded.version - 1`;
  const count = await execute(em, statement, [JSON.stringify(rows.map((row) => toRecord(columns, row)))]);
  if (count < rows.length) throw new AppError('ETAG_STALE');
  if (kind === 'unit') await replaceNames(em, rows as unknown as readonly UnitRow[]); // K is 'unit' here
}

function toRecord(columns: readonly Column[], row: object): Record<string, unknown> {
  const values = row as Record<string, unknown>; // fields are read by the names the table lists
  const record: Record<string, unknown> = { version: values['version'] };
  for (const { field, names } of columns) {
    const value = values[field];
    record[field] = names ? names.toName(value as number) : value;
  }
  return record;
}

/** Whether two aggregates say the same; output fields do not count. */
export function sameRow<K extends Kind>(kind: K, a: Rows[K], b: Rows[K]): boolean {
  return fingerprint(kind, a) === fingerprint(kind, b);
}

function fingerprint(kind: Kind, row: object): string {
  const record: Record<string, unknown> = { ...toRecord(TABLES[kind].columns, row), version: 0 };
  const params = record['params'];
  if (params) record['params'] = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify('names' in row ? [record, (row as UnitRow).names.map(nameFields)] : record);
}

/** Fields in one order, however the name was made. */
function nameFields({ name, symbol, parentId, validFrom, validTo, legalRef }: UnitName): string[] {
  return [name, symbol, parentId, validFrom, validTo, legalRef];
}
