import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { afterCondition, asText, orderSql } from './list-query.ts';
import type { Found, ListQuery } from './list-query.ts';
import { scopeOnDocument, scopeOnSearch } from './list-scope.ts';
import { canWalk, reachedBy, walk } from './list-walk.ts';
import { joinAll, Parameters } from './parameters.ts';
import type { Condition } from './parameters.ts';
import { monthOf } from './search-row.ts';

/**
 * Rows walked before the index is asked. A word or state that is common fills the page from them; for one that is
 * not, so many rows are read in vain, whatever the size of the table.
 */
const walkBudget = 500;
/** Hits in a walk from which the number of months that will fill the page can be guessed. */
const guessFrom = 3;

/**
 * Finds a page of documents, and one more. Work does not grow with the table: common words and filters are met by
 * walking back in time; rare ones by index; those between by index, a stretch of months at a time.
 */
export async function findPage(em: EntityManager, asked: ListQuery): Promise<Found[]> {
  const list = { ...asked, filters: [...asked.filters, ...registerFilter(asked.scope)] };
  const limit = list.size + 1;
  const bare = list.filters.length === 0 && list.texts.length === 0;
  if (list.selective || !canWalk(list)) return find(em, list, limit, undefined);
  const near = await walk(em, list, bare ? limit : walkBudget, limit);
  if (bare || near.length === limit) return near;
  const reached = await reachedBy(em, list, walkBudget);
  if (!reached) return near;
  const rest = { ...list, after: reached };
  const from = firstMonth(list, near.length, limit, reached);
  const middle = await find(em, rest, limit - near.length, from === undefined ? undefined : { from });
  const found = [...near, ...middle];
  if (from === undefined || found.length === limit) return found;
  return [...found, ...(await find(em, rest, limit - found.length, { before: from }))];
}

/** What a caller's posts hold lies in many registers; of one when that was asked for. */
function registerFilter(scope: ListQuery['scope']): Condition[] {
  if (scope.kind !== 'own' || scope.unitId === '') return [];
  return [(parameters) => `d.unit_id = ${parameters.add(scope.unitId, 'uuid')}`];
}

/** How far back the page will be full, were hits as thick as in the walk; undefined when that cannot be said. */
function firstMonth(list: ListQuery, hits: number, limit: number, reached: string[]): number | undefined {
  if (!list.order.byTime || !list.order.descending || list.texts.length === 0 || hits < guessFrom) {
    return undefined;
  }
  const end = new Date(reached[0] ?? '');
  const start = list.after ? new Date(String(list.after[0])) : new Date();
  const walkedMs = Math.max(start.getTime() - end.getTime(), 1);
  // Twice what is needed, so that a second stretch is seldom.
  const neededMs = (walkedMs * (limit - hits) * 2) / hits;
  return monthOf(new Date(Math.max(end.getTime() - neededMs, 0)));
}

interface Months {
  from?: number;
  before?: number;
}

/** Asks the indexes for everything that fits, within some months or all, and orders that. */
async function find(
  em: EntityManager,
  list: ListQuery,
  limit: number,
  months: Months | undefined,
): Promise<Found[]> {
  const parameters = new Parameters();
  const { order } = list;
  const onSearch = list.texts.length > 0;
  const onDocument = !onSearch || !order.byTime || list.filters.length > 0;
  const keys = order.byTime && onSearch ? ['s.sort_time'] : order.keys.map((key) => key.sql);
  const id = onSearch ? 's.document_id' : 'd.id';
  const types = [...order.keys.map((key) => key.type), 'uuid'];
  const conditions: Condition[] = [
    ...(onSearch
      ? [() => `s.kind = ${list.kind}`, scopeOnSearch(list.scope)]
      : [scopeOnDocument(list.scope)]),
    ...list.texts,
    ...list.filters,
    ...(list.after ? [afterCondition([...keys, id], types, order.descending, list.after)] : []),
    ...monthConditions(months, list.after, order.descending && order.byTime && onSearch),
  ];
  const names = keys.map((_, at) => `k${at + 1}`);
  const from = [
    onSearch ? 'document_search s' : `${list.table} d`,
    onSearch && onDocument ? `JOIN ${list.table} d ON d.id = s.document_id` : '',
  ];
  // Materialised, so that the planner picks the index that leaves the fewest rows and not the one that is in order.
  const rows = await query<Record<string, string>>(
    em,
    `WITH found AS MATERIALIZED (
       SELECT ${id} AS id, ${keys.map((key, at) => `${key} AS k${at + 1}`).join(', ')}
       FROM ${from.join(' ')} WHERE ${joinAll(conditions, parameters)})
     SELECT id, ${names.map((name) => `${asText(name)} AS ${name}`).join(', ')} FROM found
     ORDER BY ${orderSql(
       [...names, 'id'].map((name) => `found.${name}`),
       order.descending,
     )} LIMIT ${limit}`,
    parameters.values,
  );
  return rows.map((row) => ({ id: row['id'] ?? '', keys: names.map((name) => row[name] ?? '') }));
}

function monthConditions(
  months: Months | undefined,
  after: ListQuery['after'],
  backwards: boolean,
): Condition[] {
  const conditions: Condition[] = [];
  const { from, before } = months ?? {};
  if (from !== undefined) conditions.push((p) => `s.month >= ${p.add(from, 'integer')}`);
  if (before !== undefined) conditions.push((p) => `s.month < ${p.add(before, 'integer')}`);
  const last = backwards && before === undefined && after ? monthOf(new Date(String(after[0]))) : undefined;
  if (last !== undefined) conditions.push((p) => `s.month <= ${p.add(last, 'integer')}`);
  return conditions;
}
