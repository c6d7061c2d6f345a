import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { statementCounter } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgrammes } from './programme-world.ts';
import type { ProgrammeWorld } from './programme-world.ts';

let city: ProgrammeWorld;
const start = new Date('2026-11-02T02:00:00Z');
const due = (days: number): Date => new Date(start.getTime() + days * 86_400_000);
let year: string;
let council: string;

beforeAll(async () => {
  city = await startProgrammes();
  city.world.clock.now = start;
  year = (await city.create('chairman')).id;
  council = (await city.create('hdnd-leader', { unitId: idOf('hdnd'), name: 'Giám sát' })).id;
  await makeTasks();
});
afterAll(() => city.close());

async function makeTasks(): Promise<void> {
  const { world } = city;
  const make = async (lead: string, days: number): Promise<string> =>
    (await world.assign('chairman', lead, { fields: { dueTime: due(days) } })).id;
  const [early, late, overdue, open, stopped] = [
    await make('stc-head', 10),
    await make('stc-head', 5),
    await make('stc-head', 20),
    await make('ward-leader', 70),
    await make('ward-leader', 40),
  ];
  const standing = await world.assign('chairman', 'ward-leader', { fields: { standing: true } });
  await city.addTasks('chairman', year, [early, late, overdue, open, stopped, standing.id]);
  for (const id of [early, late]) await world.accept('stc-head', id);
  await world.complete('stc-head', early);
  await world.stop('chairman', stopped);
  world.clock.now = due(6);
  await world.complete('stc-head', late);
  world.clock.now = due(30);
  await world.confirm('chairman', early);
  await world.confirm('chairman', late);
}

const none = { doneOnTime: 0, doneLate: 0, openInTerm: 0, openOverdue: 0, drafted: 0, stopped: 0 };

describe('GetProgramme', () => {
  it('counts the official states, in all and per unit that leads', async () => {
    const { counts, leads } = await city.get('chairman', year);
    expect(counts).toEqual({
      ...none,
      doneOnTime: 1,
      doneLate: 1,
      openOverdue: 1,
      openInTerm: 2,
      stopped: 1,
    });
    expect(leads).toEqual([
      {
        leadUnitId: idOf('ba-dinh'),
        leadUnitName: 'Unit ba-dinh',
        counts: { ...none, openInTerm: 2, stopped: 1 },
      },
      {
        leadUnitId: idOf('stc-ns'),
        leadUnitName: 'Unit stc-ns',
        counts: { ...none, doneOnTime: 1, doneLate: 1, openOverdue: 1 },
      },
    ]);
  });

  it('sets planned against done, month by month, also beside the period', async () => {
    const { months } = await city.get('chairman', year);
    expect(months).toHaveLength(13);
    expect(months[0]).toEqual({ month: '2026-01', planned: 0, done: 0, plannedTotal: 0, doneTotal: 0 });
    expect(months.slice(-3)).toEqual([
      { month: '2026-11', planned: 3, done: 2, plannedTotal: 3, doneTotal: 2 },
      { month: '2026-12', planned: 0, done: 0, plannedTotal: 3, doneTotal: 2 },
      { month: '2027-01', planned: 1, done: 0, plannedTotal: 4, doneTotal: undefined },
    ]);
  });

  it('shows who leads a task the programme, over the tasks they see', async () => {
    const seen = await city.get('stc-director', year);
    expect(seen.counts).toEqual({ ...none, doneOnTime: 1, doneLate: 1, openOverdue: 1 });
    expect(seen.leads.map((lead) => lead.leadUnitId)).toEqual([idOf('stc-ns')]);
    expect(seen.allowedActions).toEqual([]);
    expect((await city.get('auditor', year)).counts).toMatchObject({ openInTerm: 2 });
  });

  it('hides it from others, and what is not there from all but who may see all', async () => {
    for (const who of ['hdnd-leader', 'stc-clerk', 'ward-clerk', 'administrator']) {
      await expectReason(city.get(who, year), 'PERMISSION_DENIED');
    }
    await expectReason(city.get('chairman', council), 'PERMISSION_DENIED');
    await expectReason(city.get('chairman', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(city.get('auditor', randomUUID()), 'PROGRAMME_NOT_FOUND');
    await expectReason(city.get('auditor', 'x'), 'FIELD_INVALID', ['id']);
  });
});

describe('ListProgrammes', () => {
  it('lists what GetProgramme would show, newest period first, and filters', async () => {
    const next = await city.create('chairman', { dateFrom: '2026-06-01', dateTo: '2027-05-31' });
    const old = await city.create('chairman', { dateFrom: '2024-01-01', dateTo: '2024-12-31' });
    await city.closeIt('chairman', old.id);
    const ids = async (who: string, fields = {}): Promise<string[]> =>
      (await city.list(who, fields)).programmes.map(({ id }) => id);
    expect(await ids('chairman')).toEqual([next.id, year]);
    expect(await ids('chairman', { includeClosed: true })).toEqual([next.id, year, old.id]);
    expect(await ids('chairman', { year: 2027 })).toEqual([next.id]);
    expect(await ids('chairman', { year: 2024, includeClosed: true })).toEqual([old.id]);
    expect(await ids('auditor', { unitId: idOf('hdnd') })).toEqual([council]);
    expect(await ids('stc-head')).toEqual([year]);
    expect(await ids('stc-clerk')).toEqual([]);
    const listed = (await city.list('chairman', { year: 2026 })).programmes.find(({ id }) => id === year);
    expect(listed).toMatchObject({ counts: { openInTerm: 2 }, leads: [], months: [] });
    const first = await city.list('chairman', { pageSize: 1 });
    const second = await city.list('chairman', { pageSize: 1, pageToken: first.nextPageToken });
    expect([...first.programmes, ...second.programmes].map(({ id }) => id)).toEqual([next.id, year]);
    expect(second.nextPageToken).toBe('');
    await expectReason(city.list('chairman', { unitId: 'x', year: 3 }), 'FIELD_INVALID', ['unitId', 'year']);
    const otherList = city.list('chairman', { year: 2026, pageToken: first.nextPageToken });
    await expectReason(otherList, 'PAGE_TOKEN_INVALID');
  });
});

describe('statements per operation', () => {
  /** Without the reading of the directory's counter, at most five a second. */
  async function countOf(operation: () => Promise<unknown>): Promise<number> {
    const texts: string[] = [];
    const stop = statementCounter.listen((text) => texts.push(text.toLowerCase()));
    await operation();
    stop();
    return texts.filter((text) => !text.includes('dir_state')).length;
  }

  /** As many tasks like it, seen by the same viewers. */
  async function copies(id: string, count: number): Promise<string[]> {
    const migrator = new pg.Client({ connectionString: city.world.service.database.migratorUrl });
    await migrator.connect();
    const { rows } = await migrator.query<{ id: string }>(
      `INSERT INTO tasks SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'programme_id', NULL))).*
       FROM tasks t, generate_series(1, $2) WHERE t.id = $1 RETURNING id`,
      [id, count],
    );
    const ids = rows.map((row) => row.id);
    await migrator.query(
      `INSERT INTO task_viewers SELECT v.viewer_id, c, v.due_key, v.create_time
       FROM task_viewers v, unnest($2::uuid[]) AS c WHERE v.task_id = $1`,
      [id, ids],
    );
    await migrator.end();
    return ids;
  }

  it('do not grow with the tasks of a programme', async () => {
    const many = await city.create('chairman', { name: '118 nhiệm vụ' });
    const measure = async () => ({
      get: await countOf(() => city.get('chairman', many.id)),
      getOfViewer: await countOf(() => city.get('stc-head', many.id)),
      list: await countOf(() => city.list('chairman')),
      tasks: await countOf(() => city.world.list('chairman', { programmeId: many.id, pageSize: 200 })),
    });
    const { id } = await city.world.assign('chairman', 'stc-head');
    await city.addTasks('chairman', many.id, [id]);
    const few = await measure();
    const ids = await copies(id, 117);
    const adding = await countOf(() => city.addTasks('chairman', many.id, ids.slice(0, 100)));
    expect(await countOf(() => city.addTasks('chairman', many.id, ids.slice(100)))).toBe(adding);
    expect((await city.get('chairman', many.id)).counts?.openInTerm).toBe(118);
    expect(await measure()).toEqual(few);
    expect(few).toEqual({ get: 6, getOfViewer: 6, list: 3, tasks: 4 });
  });
});
