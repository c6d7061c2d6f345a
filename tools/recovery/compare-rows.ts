import pg from 'pg';

import { listDatabases, withClient } from './platform-database.ts';

/** Two servers compared. */
export interface RowComparison {
  databases: number;
  tables: number;
  rows: number;
  /** One line each: what only one side has, or has otherwise; rows by key alone. */
  differences: string[];
}

/**
 * What a restore sets for the new start, and what differs for no other reason: which events the relay has sent (the
 * streams begin empty), how far a replay went, and sessions (all are ended).
 */
const SET_BY_RESTORE: Readonly<Record<string, readonly string[] | 'all'>> = {
  outbox: ['sent_time'],
  replays: ['last_seq', 'finish_time'],
  sessions: 'all',
};

type UrlOf = (database?: string) => string;

/** Compares every row of every table of every database, by primary key. The servers must be at rest. */
export async function compareRows(one: UrlOf, other: UrlOf): Promise<RowComparison> {
  const result: RowComparison = { databases: 0, tables: 0, rows: 0, differences: [] };
  const mine = await withClient(one(), listDatabases);
  const theirs = await withClient(other(), listDatabases);
  for (const database of [...new Set([...mine, ...theirs])].toSorted()) {
    if (!mine.includes(database) || !theirs.includes(database)) {
      result.differences.push(`database ${database} is on one side only`);
      continue;
    }
    result.databases += 1;
    await withClient(one(database), (a) =>
      withClient(other(database), (b) => compareDatabase(database, a, b, result)),
    );
  }
  return result;
}

interface Table {
  name: string;
  /** Columns of its primary key; all of them where it has none. */
  key: string[];
  columns: string[];
}

async function compareDatabase(
  database: string,
  a: pg.Client,
  b: pg.Client,
  result: RowComparison,
): Promise<void> {
  const [mine, theirs] = [await listTables(a), await listTables(b)];
  const all = new Map([...theirs, ...mine].map((table) => [table.name, table]));
  for (const [name, table] of all) {
    const place = `${database}.${name}`;
    const [here, there] = [mine, theirs].map((tables) => tables.find((one) => one.name === name));
    if (!here || !there) result.differences.push(`table ${place} is on one side only`);
    else if (here.columns.join() !== there.columns.join()) {
      result.differences.push(`${place} has other columns`);
    } else if (SET_BY_RESTORE[name] !== 'all') await compareTable(place, table, a, b, result);
  }
}

/** Whole tables; a partition's rows are its table's. */
async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
       ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
         AND NOT a.attisdropped ORDER BY a.attname) AS columns,
       ARRAY(SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
         WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY a.attname) AS key
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'
       AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  return rows;
}

/** First by hashes of 256 parts, then row by row where a part differs. */
async function compareTable(
  place: string,
  table: Table,
  a: pg.Client,
  b: pg.Client,
  result: RowComparison,
): Promise<void> {
  const rows = rowsOf(table);
  const sums = `SELECT part, count(*)::int AS count, md5(string_agg(sum, '' ORDER BY key COLLATE "C", sum)) AS sum
    FROM (${rows}) AS r GROUP BY part`;
  const [mine, theirs] = [await read<Part>(a, sums), await read<Part>(b, sums)];
  result.tables += 1;
  result.rows += mine.reduce((all, { count }) => all + count, 0);
  const other = new Map(theirs.map((part) => [part.part, part.sum]));
  const parts = new Set([...mine, ...theirs].map(({ part }) => part));
  const known = new Map(mine.map((part) => [part.part, part.sum]));
  const differ = [...parts].filter((part) => known.get(part) !== other.get(part));
  if (differ.length === 0) return;
  const some = `SELECT key, sum FROM (${rows}) AS r WHERE part = ANY ($1)`;
  const here = new Map((await read<Row>(a, some, [differ])).map(({ key, sum }) => [key, sum]));
  const there = new Map((await read<Row>(b, some, [differ])).map(({ key, sum }) => [key, sum]));
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    if (here.get(key) === there.get(key)) continue;
    const how = here.has(key) && there.has(key) ? 'differs' : 'is on one side only';
    result.differences.push(`${place} row ${key} ${how}`);
  }
}

interface Part {
  part: string;
  count: number;
  sum: string;
}

interface Row {
  key: string;
  sum: string;
}

/** Key, hash of all that is compared, and the part it falls in. A key of ids is no personal data; without one, a hash. */
function rowsOf(table: Table): string {
  const left = SET_BY_RESTORE[table.name] ?? [];
  const compared = table.columns.filter((column) => !left.includes(column)).map(pg.escapeIdentifier);
  const whole = `ROW(${compared.join(', ')})::text`;
  const key =
    table.key.length > 0 ? `ROW(${table.key.map(pg.escapeIdentifier).join(', ')})::text` : `md5(${whole})`;
  return `SELECT ${key} AS key, md5(${whole}) AS sum, left(md5(${key}), 2) AS part FROM ${pg.escapeIdentifier(table.name)}`;
}

async function read<T extends pg.QueryResultRow>(
  client: pg.Client,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  return (await client.query<T>(sql, values)).rows;
}
