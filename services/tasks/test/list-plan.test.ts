import pg from 'pg';
import { parseSearch, queryCondition } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import { idOf } from '@baro/directory-client/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageSql } from '../src/store/list-store.ts';
import type { ListQuery } from '../src/store/list-store.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** Tasks in the table; a page must not read a part of it that grows. */
const count = 20_000;
/** Petition four of them come from. */
const petition = idOf('a petition');

let world: World;
let pool: pg.Pool;
beforeAll(async () => {
  world = await startWorld();
  pool = new pg.Pool({ connectionString: world.service.database.migratorUrl, max: 1 });
  const { id } = await world.assign('chairman', 'stc-head');
  await multiply(id);
}, 120_000);
afterAll(async () => {
  await pool.end();
  await world.close();
});

/** Copies a task with its viewers and words, due an hour after one another. */
async function multiply(id: string): Promise<void> {
  await pool.query(
    `CREATE TEMP TABLE copies AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${count}) AS n`,
  );
  await pool.query(
    `INSERT INTO tasks SELECT (jsonb_populate_record(t, jsonb_build_object('id', c.id,
       'due_time', t.due_time + c.n * interval '1 hour', 'create_time', t.create_time + c.n * interval '1 second'))).*
     FROM tasks t, copies c WHERE t.id = $1`,
    [id],
  );
  await pool.query(
    `INSERT INTO task_viewers SELECT v.viewer_id, c.id, d.due_time, d.create_time
     FROM task_viewers v, copies c JOIN tasks d ON d.id = c.id WHERE v.task_id = $1`,
    [id],
  );
  await pool.query(
    `INSERT INTO task_search SELECT c.id, s.folded || w.folded, s.plain || w.plain
     FROM task_search s, copies c,
       LATERAL (SELECT to_tsvector('simple', 'việc' || c.n) AS folded, to_tsvector('simple', 'viec' || c.n) AS plain) w
     WHERE s.task_id = $1`,
    [id],
  );
  await pool.query(
    'UPDATE tasks SET source_petition_id = $1 WHERE id IN (SELECT id FROM copies WHERE n % 5000 = 0)',
    [petition],
  );
  await pool.query('ANALYZE');
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Rows read from tables, and the tables read whole. */
async function costOf(list: ListQuery): Promise<{ rows: number; whole: string[] }> {
  const { sql, values } = pageSql(list);
  const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
    values,
  );
  const cost = { rows: 0, whole: [] as string[] };
  const visit = (plan: Plan): void => {
    const table = plan['Relation Name'];
    if (table) {
      cost.rows += (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
      if (plan['Node Type'] === 'Seq Scan') cost.whole.push(table);
    }
    for (const inner of plan.Plans ?? []) visit(inner);
  };
  const top = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (!top) throw new Error('no plan');
  visit(top);
  return cost;
}

const none = { everything: false, trees: [], books: [], viewers: [], bookUnitId: '' };
const scopes: [string, ListQuery['scope']][] = [
  ['everything', { ...none, everything: true }],
  ['a tree and a book', { ...none, trees: [idOf('city')], books: [idOf('ubnd')] }],
  ['a book', { ...none, bookUnitId: idOf('ubnd') }],
  ['viewers', { ...none, viewers: [idOf('post stc-head'), idOf('stc-ns'), idOf('stc')] }],
];

describe.each(scopes)('a page of %s', (_, scope) => {
  const page = { scope, filters: [], words: undefined, size: 50, after: undefined };

  it.each(['due_time', 'create_time desc'] as const)('by %s reads no more than it shows', async (order) => {
    const { rows, whole } = await costOf({ ...page, order });
    expect(whole).toEqual([]);
    expect(rows).toBeLessThan(500);
  });

  it('goes on from a deep page as cheaply', async () => {
    const after = [new Date(Date.now() + 10_000 * 3_600_000).toISOString(), idOf('x')];
    const { rows, whole } = await costOf({ ...page, order: 'due_time', after });
    expect(whole).toEqual([]);
    expect(rows).toBeLessThan(500);
  });

  it('finds the few tasks of a petition without reading the table', async () => {
    const filters: Condition[] = [(p) => `d.source_petition_id = ${p.add(petition, 'uuid')}`];
    const { rows, whole } = await costOf({ ...page, order: 'due_time', filters });
    expect(whole).toEqual([]);
    expect(rows).toBeLessThan(100);
  });

  it.each(['viec777', 'ra soat'])('finds %s without reading the table', async (typed) => {
    const words = parseSearch(typed);
    if (!words) throw new Error('no words');
    const { rows, whole } = await costOf({ ...page, order: 'due_time', words: queryCondition(words) });
    expect(whole).toEqual([]);
    expect(rows).toBeLessThan(2_000);
  });
});
