import { execute } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIndicatorDefinitions } from '../reference/index.ts';
import { findSeriesPeriods, findUnitFigures } from '../src/store/series-store.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** Ten years of months that ask for the whole demo set; what is read of it must not grow with them. */
const months = 120;
const units = 50;

let world: World;
let pool: pg.Pool;
let periodIds: string[];
let indicatorId: string;
beforeAll(async () => {
  world = await startWorld();
  pool = new pg.Pool({ connectionString: world.service.database.migratorUrl, max: 1 });
  const definitions = readIndicatorDefinitions().map((definition) => ({
    ...definition,
    collectors: [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT],
    computedBy: '',
  }));
  await world.import(definitions);
  const { id } = await world.open((await world.form(definitions.map(({ code }) => code))).id);
  await multiply(id);
  const rows = await world.rows<{ id: string }>(
    'SELECT id FROM periods WHERE id <> $1 ORDER BY to_date DESC LIMIT 12',
    [id],
  );
  periodIds = rows.map((row) => row.id);
  const [first] = await world.rows<{ id: string }>(`SELECT id FROM indicators WHERE code = 'TH-VB-01'`);
  indicatorId = first?.id ?? '';
}, 240_000);
afterAll(async () => {
  await pool.end();
  await world.close();
});

/** Copies a period with its lines into the months before it, each rolled up and locked, with units that signed. */
async function multiply(id: string): Promise<void> {
  const run = async (text: string): Promise<unknown> => pool.query(text, [id]);
  await pool.query(
    `CREATE TEMP TABLE copies AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${months}) AS n`,
  );
  await run(
    `INSERT INTO periods SELECT (jsonb_populate_record(p, jsonb_build_object('id', c.id, 'year', p.year - c.n,
       'to_date', p.to_date - 30 * c.n, 'from_date', p.from_date - 30 * c.n, 'state', 3, 'roll_up_number', 1,
       'locked_roll_up_number', 1, 'lock_time', p.due_time))).* FROM periods p, copies c WHERE p.id = $1`,
  );
  await run(
    `INSERT INTO period_lines SELECT c.id, position, indicator_id, version_number FROM period_lines, copies c WHERE period_id = $1`,
  );
  await run(
    `INSERT INTO submissions SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'period_id', c.id,
       'unit_id', md5('unit ' || u.n)::uuid, 'state', 4, 'signed_revision', 1, 'first_sign_time', s.due_time))).*
     FROM submissions s, copies c, generate_series(1, ${units}) AS u (n)
     WHERE s.id = (SELECT id FROM submissions WHERE period_id = $1 LIMIT 1)`,
  );
  await run(
    `INSERT INTO roll_ups SELECT c.id, 1, p.due_time, p.id, p.id, p.id, 50, 1, NULL, '' FROM periods p, copies c WHERE p.id = $1`,
  );
  await pool.query('VACUUM ANALYZE');
}

interface Plan {
  Plan: Node;
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Loops': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

/** Pages a statement of the store reads, tables it reads whole, and how often it looks among signed versions. */
async function costOf(
  ask: (em: Queryable) => Promise<unknown>,
): Promise<{ pages: number; whole: (string | undefined)[]; looks: number }> {
  const nodes: Node[] = [];
  await ask({
    executeQuery: async ({ sql, parameters }) => {
      const text = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`;
      const { rows } = await pool.query<{ 'QUERY PLAN': Plan[] }>(text, [...parameters]);
      nodes.push(...rows.flatMap((row) => row['QUERY PLAN'].map(({ Plan: top }) => top)));
      return { rows: [] };
    },
  });
  const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
  const scans = nodes.flatMap(all).filter((node) => node['Node Type'] === 'Seq Scan');
  const signed = nodes.flatMap(all).filter((node) => node['Relation Name'] === 'signed_revisions');
  return {
    pages: nodes.reduce((sum, node) => sum + node['Shared Hit Blocks'] + node['Shared Read Blocks'], 0),
    whole: scans.map((node) => node['Relation Name']),
    looks: signed.reduce((sum, node) => sum + node['Actual Loops'], 0),
  };
}

describe('with ten years of months', () => {
  it('there are as many lines and submissions as that', async () => {
    const counts = await world.rows(
      'SELECT (SELECT count(*)::int FROM period_lines) AS lines, (SELECT count(*)::int FROM submissions) AS submissions',
    );
    expect(counts).toEqual([{ lines: (months + 1) * 171, submissions: months * units + 2 }]);
  });

  it('the periods that ask for an indicator are found without reading the lines of all others', async () => {
    const days = { fromDate: '2010-01-01', toDate: '2026-12-31' };
    const { pages, whole } = await costOf((em) =>
      findSeriesPeriods(em, { indicatorId, kind: PeriodKind.MONTH, ...days }),
    );
    expect(whole).not.toContain('period_lines');
    expect(pages).toBeLessThan(60);
  });

  it('what a unit had signed at the lock is looked for only where it may differ since', async () => {
    const unit = `s.unit_id = md5('unit 1')::uuid`;
    const figures = async (): Promise<number> => {
      const filters = [() => unit];
      return (await costOf((em) => findUnitFigures(em, { indicatorId, periodIds, filters }))).looks;
    };
    expect(await figures()).toBe(periodIds.length);
    await restate();
    expect(await figures()).toBe(2 * periodIds.length);
  });

  /** Every period is rolled up again after its lock. */
  async function restate(): Promise<void> {
    const em = world.service.orm.em.fork();
    await execute(
      em,
      `INSERT INTO roll_ups SELECT period_id, 2, roll_up_time, by_unit_id, by_post_id, by_person_id, 50, 1, NULL, '' FROM roll_ups`,
    );
    await execute(em, 'UPDATE periods SET roll_up_number = 2 WHERE locked_roll_up_number = 1');
  }
});
