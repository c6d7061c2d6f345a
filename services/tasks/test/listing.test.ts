import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { OfficialState, TaskSourceKind, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { ListTasksRequest } from '@baro/proto/baro/tasks/v1/tasks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
/** Tasks by name. */
const ids: Record<string, string> = {};
const start = new Date('2026-11-30T02:00:00Z');

beforeAll(async () => {
  world = await startWorld();
  world.clock.now = start;
  await makeTasks();
});
afterAll(() => world.close());

/** A task a minute after the one before, named for what it shows. */
async function make(name: string, who: string, lead: string, options: Parameters<World['assign']>[2]) {
  world.clock.now = new Date((world.clock.now ?? start).getTime() + 60_000);
  const task = await world.assign(who, lead, options);
  ids[name] = task.id;
  return task.id;
}

async function makeTasks(): Promise<void> {
  const due = (days: number): Date => new Date(start.getTime() + days * 86_400_000);
  await make('soon', 'chairman', 'stc-head', {
    fields: { work: 'Rà soát quỹ nhà, đất dôi dư', dueTime: due(1) },
  });
  await make('land', 'chairman', 'ward-official', {
    fields: {
      work: 'Cấp giấy chứng nhận quyền sử dụng đất',
      dueTime: due(60),
      sourceKind: TaskSourceKind.PETITION,
      sourceDocumentId: idOf('a document'),
    },
    parts: [{ post: 'stc-official', dueTime: due(10) }],
  });
  await make('standing', 'deputy', 'stc-director', {
    fields: { work: 'Báo cáo giải ngân đầu tư công hằng tháng', standing: true },
  });
  await make('stc', 'stc-director', 'stc-head', {
    unit: 'stc',
    fields: { work: 'Tổng hợp số liệu', dueTime: due(20), parentId: ids['standing'] ?? '' },
  });
  await make('council', 'hdnd-leader', 'verifier', {
    unit: 'hdnd',
    fields: { work: 'Thẩm tra nghị quyết', dueTime: due(15) },
  });
  const early = await make('early', 'chairman', 'stc-head', { fields: { dueTime: due(9) } });
  await world.accept('stc-head', early);
  await world.complete('stc-head', early);
  await world.confirm('chairman', early);
  const late = await make('late', 'chairman', 'stc-head', { fields: { dueTime: due(2) } });
  await world.accept('stc-head', late);
  const overdue = await make('overdue', 'chairman', 'stc-head', { fields: { dueTime: due(3) } });
  const stopped = await make('stopped', 'chairman', 'stc-head', { fields: { dueTime: due(3) } });
  await world.stop('chairman', stopped);
  const reported = await make('reported', 'chairman', 'stc-head', { fields: { dueTime: due(3) } });
  await world.accept('stc-head', reported);
  await world.complete('stc-head', reported);
  world.clock.now = due(5);
  await world.complete('stc-head', late);
  await world.confirm('chairman', late);
  expect(overdue).toBe(ids['overdue']);
  await world.extend('ward-official', ids['land'] ?? '', due(70));
  const { extensions } = await world.get('chairman', ids['land'] ?? '');
  await world.decide('chairman', ids['land'] ?? '', extensions[0]?.id ?? '', true);
  await world.extend('stc-head', ids['stc'] ?? '', due(30));
}

async function seen(who: string, fields: Partial<ListTasksRequest> = {}): Promise<string[]> {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return (await world.listAll(who, fields)).map((id) => names.get(id) ?? id);
}

const sorted = async (who: string, fields: Partial<ListTasksRequest> = {}): Promise<string[]> =>
  (await seen(who, fields)).toSorted();

describe('ListTasks', () => {
  it('shows each caller what GetTask would, and no more', async () => {
    const city = Object.keys(ids).filter((name) => name !== 'council');
    const stc = ['soon', 'standing', 'stc', 'early', 'late', 'overdue', 'stopped', 'reported'];
    const expected: Record<string, string[]> = {
      auditor: Object.keys(ids),
      chairman: city,
      chief: city,
      'task-force': city,
      clerk: city.filter((name) => name !== 'stc'),
      'stc-director': [...stc, 'land'],
      'stc-clerk': ['stc'],
      'stc-head': [...stc.filter((name) => name !== 'standing'), 'land'],
      'stc-other': [],
      'stc-official': ['land'],
      'ward-official': ['land'],
      'ward-leader': ['land'],
      'ward-system': [],
      administrator: [],
      verifier: ['council'],
      'hdnd-leader': ['council'],
    };
    for (const [who, names] of Object.entries(expected)) {
      expect([who, await sorted(who)]).toEqual([who, names.toSorted()]);
      for (const [name, id] of Object.entries(ids)) {
        const got = world.get(who, id).then(
          () => true,
          () => false,
        );
        expect([who, name, await got]).toEqual([who, name, names.includes(name)]);
      }
    }
  });

  it('filters', async () => {
    const filters: [Partial<ListTasksRequest>, string[]][] = [
      [{ unitId: idOf('stc') }, ['stc']],
      [{ leadUnitId: idOf('ba-dinh') }, ['land']],
      [{ leadUnitId: idOf('stc'), states: [TaskState.ASSIGNED] }, ['overdue', 'soon', 'standing', 'stc']],
      [{ states: [TaskState.STOPPED, TaskState.REPORTED] }, ['reported', 'stopped']],
      [{ sourceKinds: [TaskSourceKind.PETITION] }, ['land']],
      [{ sourceDocumentId: idOf('a document') }, ['land']],
      [{ parentId: ids['standing'] ?? '' }, ['stc']],
      [{ dueDateFrom: '2026-12-20', dueDateTo: '2026-12-20' }, ['stc']],
      [{ dueDateTo: '2026-12-02' }, ['late', 'soon']],
      [{ officialState: OfficialState.DONE_ON_TIME }, ['early']],
      [{ officialState: OfficialState.DONE_LATE }, ['late']],
      [{ officialState: OfficialState.OPEN_OVERDUE }, ['overdue', 'soon']],
      [{ officialState: OfficialState.OPEN_IN_TERM }, ['land', 'reported', 'standing', 'stc']],
      [{ dueState: DueState.NONE }, ['standing', 'stopped']],
      [{ dueState: DueState.OVERDUE }, ['overdue', 'soon']],
      [{ dueState: DueState.IN_TERM }, ['land', 'stc']],
      [{ dueState: DueState.DUE_SOON }, ['reported']],
      [{ dueState: DueState.EARLY }, ['early']],
      [{ dueState: DueState.LATE }, ['late']],
      [{ dueState: DueState.ON_TIME }, []],
      [{ extensionAsked: true }, ['stc']],
      [{ extensionAsked: true, unitId: idOf('ubnd') }, []],
    ];
    for (const [filter, names] of filters) {
      expect([filter, await sorted('chairman', filter)]).toEqual([filter, names]);
    }
  });

  it('filters by the states it shows', async () => {
    const all = await world.list('auditor', { pageSize: 200 });
    for (const dueState of new Set(all.tasks.map((task) => task.dueState))) {
      const own = all.tasks.filter((task) => task.dueState === dueState).map((task) => task.id);
      expect((await world.listAll('auditor', { dueState })).toSorted()).toEqual(own.toSorted());
    }
    for (const officialState of [1, 2, 3, 4] as OfficialState[]) {
      const own = all.tasks.filter((task) => task.officialState === officialState).map((task) => task.id);
      expect((await world.listAll('auditor', { officialState })).toSorted()).toEqual(own.toSorted());
    }
  });

  it('says which ask for an extension that waits for a decision, to whoever sees them', async () => {
    const asked = async (who: string): Promise<string[]> => {
      const { tasks } = await world.list(who, { pageSize: 200 });
      return tasks.filter((task) => task.extensionAsked).map((task) => task.id);
    };
    for (const who of ['auditor', 'chairman', 'stc-head', 'stc-director']) {
      expect([who, await asked(who)]).toEqual([who, [ids['stc']]]);
    }
    expect(await asked('ward-leader')).toEqual([]);
    expect((await world.get('stc-head', ids['stc'] ?? '')).extensionAsked).toBe(true);
    expect((await world.get('chairman', ids['land'] ?? '')).extensionAsked).toBe(false);
  });

  it('searches with and without accents, within what the caller sees', async () => {
    expect(await sorted('chairman', { query: 'giấy chứng nhận' })).toEqual(['land']);
    expect(await sorted('chairman', { query: 'giay chung nhan' })).toEqual(['land']);
    expect(await sorted('chairman', { query: 'giẫy' })).toEqual([]);
    expect(await sorted('stc-clerk', { query: 'giay' })).toEqual([]);
    expect(await sorted('chairman', { query: 'giai ngan "dau tu cong"' })).toEqual(['standing']);
    expect(await seen('auditor', { query: '98/NQ-CP' })).toHaveLength(Object.keys(ids).length);
    expect(await sorted('chairman', { query: 'ba-dinh' })).toEqual(['land']);
    expect(await sorted('chairman', { query: '!!' })).toEqual([]);
    const audits = await world.rows<{ details: { ids: string[] } }>(
      `SELECT details FROM audit WHERE action = 'search' AND details->'ids' ? $1`,
      [ids['standing']],
    );
    expect(audits.length).toBeGreaterThan(0);
  });

  it('pages in order, each task once, also where it is seen on several grounds', async () => {
    for (const orderBy of ['', 'due_time', 'create_time desc']) {
      for (const who of ['auditor', 'stc-director', 'chief']) {
        const whole = (await world.list(who, { orderBy, pageSize: 200 })).tasks.map((task) => task.id);
        expect(await world.listAll(who, { orderBy, pageSize: 2 })).toEqual(whole);
        expect(new Set(whole).size).toBe(whole.length);
      }
    }
    const open = { states: [TaskState.ASSIGNED] };
    expect(await seen('auditor', open)).toEqual(['soon', 'overdue', 'council', 'stc', 'land', 'standing']);
    expect((await seen('auditor', { orderBy: 'create_time desc' }))[0]).toBe('reported');
  });

  it('follows a due time that moved, also for who sees it by its hands', async () => {
    const rows = await world.rows<{ due_key: Date }>('SELECT due_key FROM task_viewers WHERE task_id = $1', [
      ids['land'],
    ]);
    const { dueTime } = await world.get('chairman', ids['land'] ?? '');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.due_key).toEqual(dueTime);
  });

  it('refuses what it does not understand', async () => {
    await expectReason(
      world.list('chairman', { unitId: 'x', orderBy: 'work', dueDateFrom: 'x' }),
      'FIELD_INVALID',
      ['unitId', 'orderBy', 'dueDateFrom'],
    );
    await expectReason(world.list('chairman', { pageSize: -1 }), 'FIELD_INVALID', ['pageSize']);
    const { nextPageToken } = await world.list('chairman', { pageSize: 1 });
    const other = world.list('chairman', { pageToken: nextPageToken, query: 'x' });
    await expectReason(other, 'PAGE_TOKEN_INVALID');
  });
});
