import { query, joinAll, Parameters } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { afterCondition, asText, orderSql } from './list-query.ts';
import type { Found, ListQuery } from './list-query.ts';
import { scopeOnDocument } from './list-scope.ts';
import type { Condition } from '@baro/chassis';

const timeColumns = ['sort_time', 'document_id'];
const timeTypes = ['timestamptz', 'uuid'];

/** One index read in its order, at most `budget` rows. */
function branch(
  list: ListQuery,
  from: string,
  where: readonly Condition[],
  parameters: Parameters,
  budget: number,
): string {
  const { descending } = list.order;
  const after = list.after ? [afterCondition(timeColumns, timeTypes, descending, list.after)] : [];
  return `(SELECT document_id, sort_time FROM ${from}
    WHERE kind = ${list.kind} AND ${joinAll([...where, ...after], parameters)}
    ORDER BY ${orderSql(timeColumns, descending)} LIMIT ${budget})`;
}

/** The caller's documents in the order of time, newest `budget` of them. */
function baseByTime(list: ListQuery, parameters: Parameters, budget: number): string {
  const { scope } = list;
  if (scope.kind === 'book') {
    return branch(
      list,
      'document_search',
      [(p) => `unit_id = ${p.add(scope.unitId, 'uuid')}`],
      parameters,
      budget,
    );
  }
  if (scope.kind === 'wide') {
    return branch(list, 'document_search', [wideCondition(scope)], parameters, budget);
  }
  const books = scope.books.map(
    (unitId): Condition =>
      (p) =>
        `unit_id = ${p.add(unitId, 'uuid')}`,
  );
  const viewers = scope.viewers.map(
    (viewer): Condition =>
      (p) =>
        `viewer_id = ${p.add(viewer, 'uuid')}`,
  );
  const branches = [
    ...books.map((where) => branch(list, 'document_search', [where], parameters, budget)),
    ...viewers.map((where) => branch(list, 'document_viewers', [where], parameters, budget)),
  ];
  if (branches.length === 0) {
    return '(SELECT NULL::uuid AS document_id, NULL::timestamptz AS sort_time WHERE false)';
  }
  if (branches.length === 1) return branches.join('');
  return `(SELECT DISTINCT document_id, sort_time FROM (${branches.join(' UNION ALL ')}) AS branches
    ORDER BY ${orderSql(timeColumns, list.order.descending)} LIMIT ${budget})`;
}

function wideCondition(scope: Extract<ListQuery['scope'], { kind: 'wide' }>): Condition {
  return (parameters) => {
    if (scope.everything) return 'true';
    const trees = `tree_id = ANY(${parameters.add(scope.trees, 'uuid[]')})`;
    const books = `unit_id = ANY(${parameters.add(scope.books, 'uuid[]')})`;
    const viewed = `EXISTS (SELECT FROM document_viewers v WHERE v.document_id = document_search.document_id
      AND v.viewer_id = ANY(${parameters.add(scope.viewers, 'uuid[]')}))`;
    return `${trees} OR ${books} OR ${viewed}`;
  };
}

/** Another order than time: read from the document rows' own index, register by register. */
function baseByKeys(list: ListQuery, parameters: Parameters, budget: number): string {
  const { scope } = list;
  if (scope.kind !== 'own') return keyBranch(list, '', [scopeOnDocument(scope)], parameters, budget);
  const branches = scope.books.map((unitId) =>
    keyBranch(list, '', [(p) => `d.unit_id = ${p.add(unitId, 'uuid')}`], parameters, budget),
  );
  const viewed: Condition = (p) =>
    `v.viewer_id = ANY(${p.add(scope.viewers, 'uuid[]')}) AND v.kind = ${list.kind}`;
  branches.push(
    keyBranch(list, 'JOIN document_viewers v ON v.document_id = d.id', [viewed], parameters, budget),
  );
  const names = [...keyNames(list), 'document_id'];
  return `(SELECT DISTINCT * FROM (${branches.join(' UNION ALL ')}) AS branches
    ORDER BY ${orderSql(names, list.order.descending)} LIMIT ${budget})`;
}

function keyBranch(
  list: ListQuery,
  join: string,
  where: readonly Condition[],
  parameters: Parameters,
  budget: number,
): string {
  const { order } = list;
  const columns = [...order.keys.map((key) => key.sql), 'd.id'];
  const types = [...order.keys.map((key) => key.type), 'uuid'];
  const after = list.after ? [afterCondition(columns, types, order.descending, list.after)] : [];
  const keys = order.keys.map((key, at) => `${key.sql} AS k${at + 1}`);
  return `(SELECT d.id AS document_id, ${keys.join(', ')} FROM ${list.table} d ${join}
    WHERE ${joinAll([...where, ...after], parameters)}
    ORDER BY ${orderSql(columns, order.descending)} LIMIT ${budget})`;
}

/** Whether an index has the caller's documents in this order; what posts hold is few and is sorted instead. */
export function canWalk(list: ListQuery): boolean {
  return list.order.byTime || list.scope.kind !== 'own' || list.scope.books.length > 0;
}

function keyNames(list: ListQuery): string[] {
  return list.order.byTime ? ['sort_time'] : list.order.keys.map((_, at) => `k${at + 1}`);
}

function baseOf(list: ListQuery, parameters: Parameters, budget: number): string {
  return list.order.byTime ? baseByTime(list, parameters, budget) : baseByKeys(list, parameters, budget);
}

/** Reads the caller's documents in order, at most `budget` of them, and keeps those that fit, at most `limit`. */
export async function walk(
  em: EntityManager,
  list: ListQuery,
  budget: number,
  limit: number,
): Promise<Found[]> {
  const parameters = new Parameters();
  const base = baseOf(list, parameters, budget);
  const names = keyNames(list);
  const joins = [
    list.texts.length > 0 ? 'JOIN document_search s ON s.document_id = w.document_id' : '',
    list.filters.length > 0 ? `JOIN ${list.table} d ON d.id = w.document_id` : '',
  ];
  const columns = [...names.map((name) => `w.${name}`), 'w.document_id'];
  const rows = await query<Record<string, string>>(
    em,
    `SELECT w.document_id AS id, ${names.map((name) => `${asText(`w.${name}`)} AS ${name}`).join(', ')}
     FROM ${base} AS w ${joins.join(' ')}
     WHERE ${joinAll([...list.texts, ...list.filters], parameters)}
     ORDER BY ${orderSql(columns, list.order.descending)} LIMIT ${limit}`,
    parameters.values,
  );
  return rows.map((row) => ({ id: row['id'] ?? '', keys: names.map((name) => row[name] ?? '') }));
}

function reachedSql(
  list: ListQuery,
  budget: number,
  columns: readonly string[],
  parameters: Parameters,
): string {
  const order = [...keyNames(list), 'document_id'];
  return `SELECT ${columns.join(', ')} FROM ${baseOf(list, parameters, budget)} AS w
    ORDER BY ${orderSql(order, list.order.descending)} OFFSET ${budget - 1} LIMIT 1`;
}

/** Sort keys of the last row a walk of `budget` rows reaches; undefined when there are no more rows than that. */
export async function reachedBy(
  em: EntityManager,
  list: ListQuery,
  budget: number,
): Promise<string[] | undefined> {
  const parameters = new Parameters();
  const columns = [...keyNames(list), 'document_id'];
  const texts = columns.map((column) => `${asText(column)} AS ${column}`);
  const rows = await query<Record<string, string>>(
    em,
    reachedSql(list, budget, texts, parameters),
    parameters.values,
  );
  const row = rows[0];
  return row && columns.map((column) => row[column] ?? '');
}

/** Rows behind those a walk of `budget` rows reaches; none when there are no more rows than that. */
export function behindWalk(list: ListQuery, budget: number, columns: readonly string[]): Condition {
  return (parameters) => {
    const reached = reachedSql(list, budget, [...keyNames(list), 'document_id'], parameters);
    return `(${columns.join(', ')}) ${list.order.descending ? '<' : '>'} (${reached})`;
  };
}
