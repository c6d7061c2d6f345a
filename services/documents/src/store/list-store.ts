import { query, joinAll, Parameters } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { afterCondition, asText, orderSql } from './list-query.ts';
import type { Found, ListQuery } from './list-query.ts';
import { scopeOnDocument, scopeOnSearch } from './list-scope.ts';
import { behindWalk, canWalk, reachedBy, walk } from './list-walk.ts';
import type { Condition } from '@baro/chassis';
import { monthOf } from './search-row.ts';

/**
 * Rows walked before the index is asked. A word or state that is common fills the page from them; for one that is
 * not, so many rows are read in vain, whatever the size of the table.
 */
const walkBudget = 500;
/** The same for what is recorded for posts and units: those documents lie apart from each other, and are few. */
const ownBudget = 150;
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
  if (list.selective || !canWalk(list)) return find(em, list, limit, {});
  const near = await walk(em, list, bare ? limit : budgetOf(list), limit);
  if (bare || near.length === limit) return near;
  const behind = canGuess(list, near.length) ? findByMonths : findBehind;
  return [...near, ...(await behind(em, list, near.length, limit - near.length))];
}

function isOwn(list: ListQuery): boolean {
  return list.scope.kind === 'own' && list.scope.books.length === 0;
}

function budgetOf(list: ListQuery): number {
  return isOwn(list) ? ownBudget : walkBudget;
}

/** Everything behind the walk at once: there is little of it, or no way to tell how much. */
function findBehind(em: EntityManager, list: ListQuery, _hits: number, limit: number): Promise<Found[]> {
  return find(em, list, limit, { behindWalk: true });
}

/** First the months that should fill the page, then, should they not, those before. */
async function findByMonths(
  em: EntityManager,
  list: ListQuery,
  hits: number,
  limit: number,
): Promise<Found[]> {
  const reached = await reachedBy(em, list, budgetOf(list));
  if (!reached) return [];
  const rest = { ...list, after: reached };
  const from = firstMonth(list, hits, limit, reached);
  const found = await find(em, rest, limit, { from });
  if (found.length === limit) return found;
  return [...found, ...(await find(em, rest, limit - found.length, { before: from }))];
}

/** Whether hits of the walk tell how thick they lie in time, and it matters: of few documents all are asked at once. */
function canGuess(list: ListQuery, hits: number): boolean {
  return (
    !isOwn(list) && list.order.byTime && list.order.descending && list.texts.length > 0 && hits >= guessFrom
  );
}

/** What a caller's posts hold lies in many registers; of one when that was asked for. */
function registerFilter(scope: ListQuery['scope']): Condition[] {
  if (scope.kind !== 'own' || scope.unitId === '') return [];
  return [(parameters) => `d.unit_id = ${parameters.add(scope.unitId, 'uuid')}`];
}

/** How far back the page will be full, were hits as thick as in the walk. */
function firstMonth(list: ListQuery, hits: number, missing: number, reached: string[]): number {
  const end = new Date(reached[0] ?? '');
  const start = list.after ? new Date(String(list.after[0])) : new Date();
  const walkedMs = Math.max(start.getTime() - end.getTime(), 1);
  // Twice what is needed, so that a second stretch is seldom.
  const neededMs = (walkedMs * missing * 2) / hits;
  return monthOf(new Date(Math.max(end.getTime() - neededMs, 0)));
}

/** Part of a list in time. */
interface Stretch {
  from?: number;
  before?: number;
  behindWalk?: boolean;
}

/** Asks the indexes for everything that fits, within some months or all, and orders that. */
async function find(em: EntityManager, list: ListQuery, limit: number, stretch: Stretch): Promise<Found[]> {
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
    ...(stretch.behindWalk ? [behindWalk(list, budgetOf(list), [...keys, id])] : []),
    ...monthConditions(stretch, list.after),
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

function monthConditions({ from, before }: Stretch, after: ListQuery['after']): Condition[] {
  const conditions: Condition[] = [];
  if (from !== undefined) conditions.push((p) => `s.month >= ${p.add(from, 'integer')}`);
  if (before !== undefined) conditions.push((p) => `s.month < ${p.add(before, 'integer')}`);
  const last = from !== undefined && after ? monthOf(new Date(String(after[0]))) : undefined;
  if (last !== undefined) conditions.push((p) => `s.month <= ${p.add(last, 'integer')}`);
  return conditions;
}
