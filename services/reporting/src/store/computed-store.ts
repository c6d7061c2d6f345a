import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition, Queryable } from '@baro/chassis';
import type { ItemSet } from '../domain/computed/item-set.ts';

/** Unit and stretch of time a figure is counted for; `end` is the first instant after the period. */
export interface Scope {
  readonly unitId: string;
  readonly start: Date;
  readonly end: Date;
  /** The end, or now while that is ahead. */
  readonly asOf: Date;
}

/** The ids of a set's items, one row each; an item that moved twice comes twice. */
function setSql(set: ItemSet, scope: Scope, p: Parameters): string {
  const within = (column: string): Condition => (q) =>
    `${column} >= ${q.add(scope.start, 'timestamptz')} AND ${column} < ${q.add(scope.end, 'timestamptz')}`;
  const kinds: Condition = (q) => `f.kind = ANY(${q.add(set.kinds, 'text[]')})`;
  const unit = (column: string): Condition => (q) => `${column} = ${q.add(scope.unitId, 'uuid')}`;
  const reasons = (column: string, of: readonly string[]): Condition[] =>
    of.length === 0 ? [] : [(q) => `${column} = ANY(${q.add(of, 'text[]')})`];
  const where = (conditions: Condition[]): string =>
    `SELECT f.item_id FROM item_facts f WHERE ${joinAll([kinds, ...conditions], p)}`;
  switch (set.is) {
    case 'started':
      return where([unit('f.start_unit_id'), within('f.start_time')]);
    case 'finished': {
      const done: Condition[] = set.done
        ? [() => `coalesce(f.done_time <= f.due_time, true) = ${set.done === 'in-time'}`]
        : [];
      return where([unit('f.unit_id'), within('f.finish_time'), ...reasons('f.finish_reason', set.reasons), ...done]);
    }
    case 'due':
      return where([
        unit('f.unit_id'),
        within('f.due_time'),
        ...(set.done ? [() => 'f.done_time <= f.due_time'] : []),
      ]);
    case 'open':
      return where([
        unit('f.unit_id'),
        (q) => `f.start_time < ${q.add(scope.end, 'timestamptz')}`,
        (q) => `(f.finish_time IS NULL OR f.finish_time >= ${q.add(scope.end, 'timestamptz')})`,
        ...(set.due ? [() => 'f.due_time IS NOT NULL'] : []),
        ...(set.due === 'passed'
          ? [(q: Parameters) => `f.due_time < ${q.add(scope.asOf, 'timestamptz')}`]
          : []),
      ]);
    case 'moved':
      return `SELECT c.item_id FROM item_changes c JOIN item_facts f ON f.item_id = c.item_id WHERE ${joinAll(
        [kinds, unit('c.from_unit_id'), within('c.change_time'), () => 'c.reason IS NOT NULL', ...reasons('c.reason', set.reasons)],
        p,
      )}`;
  }
}

/** How many items each set has, all sets in one statement. */
export async function countSets(em: Queryable, sets: readonly ItemSet[], scope: Scope): Promise<number[]> {
  if (sets.length === 0) return [];
  const p = new Parameters();
  const parts = sets.map((set, at) => `SELECT ${at} AS at, count(*)::int AS count FROM (${setSql(set, scope, p)}) AS s`);
  const rows = await query<{ at: number; count: number }>(em, parts.join(' UNION ALL '), p.values);
  return rows.toSorted((one, other) => one.at - other.at).map(({ count }) => count);
}

/** A page of a set's items and one more, by id. */
export async function findSetPage(
  em: Queryable,
  set: ItemSet,
  scope: Scope,
  page: { after: string | undefined; size: number },
): Promise<{ itemId: string; kind: string; startTime: Date; dueTime: Date | null; finishTime: Date | null }[]> {
  const p = new Parameters();
  const ids = setSql(set, scope, p);
  const after = page.after === undefined ? 'true' : `f.item_id > ${p.add(page.after, 'uuid')}`;
  return query(
    em,
    `SELECT f.item_id AS "itemId", f.kind, f.start_time AS "startTime", f.due_time AS "dueTime", f.finish_time AS "finishTime"
     FROM item_facts f WHERE f.item_id IN (${ids}) AND ${after} ORDER BY f.item_id LIMIT ${page.size + 1}`,
    p.values,
  );
}

/** Every item of a set, for what is frozen with a signature. */
export async function findSetIds(em: Queryable, set: ItemSet, scope: Scope): Promise<string[]> {
  const p = new Parameters();
  const rows = await query<{ id: string }>(em, `SELECT s.item_id AS id FROM (${setSql(set, scope, p)}) AS s ORDER BY 1`, p.values);
  return rows.map(({ id }) => id);
}
