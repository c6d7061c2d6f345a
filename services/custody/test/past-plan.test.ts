import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pastStatement } from '../src/store/past-store.ts';
import { idOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

/** Holdings of another unit, ended long before and long after; a map of the past must not read them. */
const count = 20_000;

let world: World;
let pool: pg.Pool;
beforeAll(async () => {
  world = await startWorld();
  pool = new pg.Pool({ connectionString: world.service.database.migratorUrl, max: 1 });
  const item = new ToldItem()
    .give('head', at('2026-10-05T09:00:00'))
    .give('ward-official', at('2026-10-06T09:00:00'))
    .give('official', at('2026-10-07T09:00:00'));
  await world.hear(item.events);
  await pool.query(
    `INSERT INTO change_points SELECT (jsonb_populate_record(p, jsonb_build_object('item_id', gen_random_uuid(),
       'change_time', p.change_time + n * interval '1 minute', 'until_time', p.until_time + n * interval '2 minutes'))).*
     FROM change_points p, generate_series(1, ${count}) AS n WHERE p.item_id = $1 AND p.to_unit_id = $2`,
    [item.id, idOf('ba-dinh')],
  );
  await pool.query('ANALYZE');
}, 120_000);
afterAll(async () => {
  await pool.end();
  await world.close();
});

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Rows read from tables, and the tables read whole. */
async function costOf(unit: string, moment: Date): Promise<{ rows: number; whole: string[] }> {
  const values = [[idOf(unit)], idOf(unit), moment, moment];
  const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${pastStatement}`,
    values,
  );
  const cost = { rows: 0, whole: [] as string[] };
  const visit = (plan: Plan): void => {
    const table = plan['Relation Name'];
    if (table) {
      cost.rows += (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
      if (plan['Node Type'] === 'Seq Scan' && table === 'change_points') cost.whole.push(table);
    }
    for (const inner of plan.Plans ?? []) visit(inner);
  };
  const top = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (!top) throw new Error('no plan');
  visit(top);
  return cost;
}

it('a map of the past reads what the units asked for held, and of that nothing that had ended by then', async () => {
  const ns = await costOf('ns', at('2026-10-05T12:00:00'));
  expect(ns.whole).toEqual([]);
  expect(ns.rows).toBeLessThan(20);
  const later = await costOf('ba-dinh', at('2026-12-20T12:00:00'));
  expect(later.whole).toEqual([]);
  expect(later.rows).toBeLessThan(20);
});
