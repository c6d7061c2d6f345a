import pg from 'pg';
import { call, openClient } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { addDirectoryRows, idOf } from '@baro/directory-client/testing';
import { CalendarDay } from '@baro/proto/baro/directory/v1/directory';
import {
  DueMoveKind,
  ListSlippageRequest,
  SlippageGrouping,
  SlippageServiceClient,
} from '@baro/proto/baro/tasks/v1/slippage';
import type { ListSlippageResponse } from '@baro/proto/baro/tasks/v1/slippage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pastMoves } from '../migrations/programme-tables.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let client: SlippageServiceClient;
/** A Monday; no day off is known in the test city but weekends. */
const start = new Date('2026-11-30T02:00:00Z');
const due = (days: number): Date => new Date(start.getTime() + days * 86_400_000);
const period = { dateFrom: '2026-11-01', dateTo: '2026-12-31' };
/** Tasks by name. */
const ids: Record<'thrice' | 'back' | 'never' | 'ward', string> = {
  thrice: '',
  back: '',
  never: '',
  ward: '',
};

beforeAll(async () => {
  world = await startWorld();
  client = openClient(SlippageServiceClient, world.service.address);
  world.clock.now = start;
  await makeMoves();
});
afterAll(async () => {
  client.close();
  await world.close();
});

async function move(who: string, by: string, id: string, days: number, reason: string): Promise<void> {
  const { extensions } = await world.extend(who, id, due(days), { reason });
  await world.decide(by, id, extensions[0]?.id ?? '', true);
}

async function makeMoves(): Promise<void> {
  const make = async (lead: string): Promise<string> =>
    (await world.assign('chairman', lead, { fields: { dueTime: due(7) } })).id;
  ids.thrice = await make('stc-head');
  await move('stc-head', 'chairman', ids.thrice, 14, 'Chờ số liệu');
  world.clock.now = due(2);
  await move('stc-head', 'deputy', ids.thrice, 21, 'Chờ ý kiến Bộ Tài chính');
  await world.reassign('chairman', ids.thrice, 'stc-other', { dueTime: due(22) });
  ids.back = await make('stc-head');
  await world.reassign('chairman', ids.back, 'stc-head', { dueTime: due(4) });
  ids.never = await make('stc-head');
  const refused = await world.extend('stc-head', ids.never, due(30));
  await world.decide('chairman', ids.never, refused.extensions[0]?.id ?? '', false);
  await world.reassign('chairman', ids.never, 'stc-other', { dueTime: due(7) });
  ids.ward = await make('ward-leader');
  await move('ward-leader', 'chairman', ids.ward, 8, 'Chờ số liệu');
}

async function list(who: string, fields: Partial<ListSlippageRequest>): Promise<ListSlippageResponse> {
  const request = ListSlippageRequest.fromPartial(fields);
  return call(client, client.listSlippage, request, { token: await world.token(who) });
}

describe('ListSlippage of one task', () => {
  it('says how far it moved in all, and each move with who asked, who decided, and why', async () => {
    const { tasks, totals } = await list('stc-other', { taskId: ids.thrice });
    expect(totals).toEqual([]);
    const [task] = tasks;
    expect(task).toMatchObject({
      taskId: ids.thrice,
      leadUnitId: idOf('stc-tcdn'),
      leadUnitName: 'Unit stc-tcdn',
      originalDueTime: due(7),
      dueTime: due(22),
      workingDays: 11,
    });
    const at = (name: string): string => idOf(`post ${name}`);
    expect(
      task?.moves.map((one) => [
        one.kind,
        one.fromDueTime,
        one.toDueTime,
        one.workingDays,
        one.reason,
        one.askedBy?.postId,
        one.askedBy?.sinceTime,
        one.decidedBy?.postId,
        one.moveTime,
      ]),
    ).toEqual([
      [
        DueMoveKind.EXTENSION,
        due(7),
        due(14),
        5,
        'Chờ số liệu',
        at('stc-head'),
        start,
        at('chairman'),
        start,
      ],
      [
        DueMoveKind.EXTENSION,
        due(14),
        due(21),
        5,
        'Chờ ý kiến Bộ Tài chính',
        at('stc-head'),
        due(2),
        at('deputy'),
        due(2),
      ],
      [
        DueMoveKind.REASSIGNMENT,
        due(21),
        due(22),
        1,
        'Giao lại',
        at('chairman'),
        due(2),
        at('chairman'),
        due(2),
      ],
    ]);
    expect(task?.moves[0]?.askedBy?.personName).toBe('Người stc-head');
  });

  it('is empty for one whose due time never moved, also where it was asked for or given out again', async () => {
    expect((await list('chairman', { taskId: ids.never })).tasks).toEqual([]);
  });

  it('is for who sees the task', async () => {
    await expectReason(list('ward-leader', { taskId: ids.thrice }), 'PERMISSION_DENIED');
    await expectReason(list('chairman', { taskId: idOf('nothing') }), 'PERMISSION_DENIED');
    await expectReason(list('auditor', { taskId: idOf('nothing') }), 'TASK_NOT_FOUND');
  });
});

describe('ListSlippage of a period', () => {
  const found = ({ tasks }: ListSlippageResponse) => tasks.map((task) => [task.taskId, task.moves.length]);

  it('lists what moved farthest first, what moved forward last', async () => {
    const all = await list('chairman', period);
    expect(found(all)).toEqual([
      [ids.thrice, 3],
      [ids.ward, 1],
      [ids.back, 1],
    ]);
    expect(all.tasks.at(-1)?.workingDays).toBe(-1);
  });

  it('sums up by unit, by who asked and by reason', async () => {
    const { totals } = await list('chairman', period);
    const of = (grouping: SlippageGrouping) =>
      totals
        .filter((total) => total.grouping === grouping)
        .map((total) => [total.key, total.name, total.moveCount, total.taskCount, total.workingDays]);
    expect(of(SlippageGrouping.LEAD_UNIT)).toEqual([
      [idOf('stc-ns'), 'Unit stc-ns', 4, 2, 10],
      [idOf('ba-dinh'), 'Unit ba-dinh', 1, 1, 1],
    ]);
    expect(of(SlippageGrouping.ASKER)).toEqual([
      [idOf('post stc-head'), 'Title stc-head, Unit stc-ns', 2, 1, 10],
      [idOf('post ward-leader'), 'Title ward-leader, Unit ba-dinh', 1, 1, 1],
      [idOf('post chairman'), 'Title chairman, Unit ubnd', 2, 2, 0],
    ]);
    expect(of(SlippageGrouping.REASON)).toEqual([
      ['Chờ số liệu', '', 2, 2, 6],
      ['Chờ ý kiến Bộ Tài chính', '', 1, 1, 5],
      ['Giao lại', '', 2, 2, 0],
    ]);
  });

  it('counts only moves of the days asked for, and of units that led by then', async () => {
    const second = await list('chairman', { dateFrom: '2026-12-02', dateTo: '2026-12-02' });
    expect(found(second)[0]).toEqual([ids.thrice, 2]);
    const before = await list('chairman', { dateFrom: '2026-11-01', dateTo: '2026-11-29' });
    expect(before).toMatchObject({ tasks: [], totals: [] });
    const ward = await list('chairman', { ...period, unitId: idOf('ba-dinh') });
    expect(found(ward)).toEqual([[ids.ward, 1]]);
    expect(ward.totals.map(({ moveCount }) => moveCount)).toEqual([1, 1, 1]);
    const department = await list('chairman', { ...period, unitId: idOf('stc') });
    expect(found(department)).toEqual([
      [ids.thrice, 3],
      [ids.back, 1],
    ]);
    expect((await list('chairman', { ...period, unitId: idOf('stc-tcdn') })).tasks).toEqual([]);
  });

  it('shows each caller what the list of tasks would', async () => {
    const seen = async (who: string): Promise<string[]> =>
      found(await list(who, period)).map(([id]) => String(id));
    expect(await seen('auditor')).toEqual([ids.thrice, ids.ward, ids.back]);
    expect(await seen('stc-director')).toEqual([ids.thrice, ids.back]);
    expect(await seen('ward-leader')).toEqual([ids.ward]);
    for (const who of ['hdnd-leader', 'ward-clerk', 'administrator']) {
      expect(await list(who, period)).toMatchObject({ tasks: [], totals: [] });
    }
  });

  it('pages, each task once, with the totals on the first page', async () => {
    const pages: ListSlippageResponse[] = [];
    let pageToken = '';
    do {
      const page: ListSlippageResponse = await list('chairman', { ...period, pageSize: 1, pageToken });
      pages.push(page);
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(pages.flatMap(found).map(([id]) => id)).toEqual([ids.thrice, ids.ward, ids.back]);
    expect(pages.map((page) => page.totals.length > 0)).toEqual([true, false, false]);
    const other = list('chairman', {
      ...period,
      unitId: idOf('stc'),
      pageToken: pages[0]?.nextPageToken ?? '',
    });
    await expectReason(other, 'PAGE_TOKEN_INVALID');
  });

  it('refuses what it does not understand', async () => {
    await expectReason(list('chairman', {}), 'FIELD_INVALID', ['dateFrom', 'dateTo']);
    await expectReason(list('chairman', { ...period, unitId: 'x', taskId: 'x' }), 'FIELD_INVALID', [
      'unitId',
      'taskId',
    ]);
    await expectReason(list('chairman', { dateFrom: '2026-12-02', dateTo: 'x' }), 'FIELD_INVALID', [
      'dateTo',
    ]);
    const backwards = { dateFrom: '2026-12-02', dateTo: '2026-12-01' };
    await expectReason(list('chairman', backwards), 'FIELD_INVALID', ['dateTo']);
    const long = { dateFrom: '2025-11-29', dateTo: '2026-12-01' };
    await expectReason(list('chairman', long), 'FIELD_INVALID', ['dateTo']);
    await expectReason(list('chairman', { ...period, pageSize: -1 }), 'FIELD_INVALID', ['pageSize']);
  });
});

describe('moves', () => {
  it('cannot be changed or taken away', async () => {
    for (const sql of ['UPDATE task_due_moves SET working_days = 0', 'DELETE FROM task_due_moves']) {
      await expect(world.rows(sql)).rejects.toThrow(/permission denied/);
    }
  });

  it('of extensions granted before are taken over by the migration as the service would have kept them', async () => {
    const id = idOf('a swap');
    const days = [
      ['2026-12-09', true],
      ['2026-12-12', false],
    ] as const;
    const row = (date: string, dayOff: boolean) =>
      CalendarDay.toJSON(
        CalendarDay.fromPartial({ date, dayOff, name: 'Nghỉ', legalRef: 'QĐ', confidence: 'high' }),
      );
    await addDirectoryRows(
      world.service.orm,
      days.map(([date, dayOff]) => ['calendar_day', idOf(`${id} ${date}`), row(date, dayOff)]),
    );
    const task = await world.assign('chairman', 'stc-head', { fields: { dueTime: due(8) } });
    await move('stc-head', 'chairman', task.id, 10, 'Qua ngày nghỉ');
    await move('stc-head', 'chairman', task.id, 14, 'Qua ngày làm bù');
    const read = async () =>
      world.rows<{ working_days: number; task_id: string }>(
        `SELECT task_id, unit_id, tree_id, from_due_time, to_due_time, working_days, reason, ask_time, asked_unit_id,
           asked_post_id, asked_person_id, decided_unit_id, decided_post_id, decided_person_id, move_time
         FROM task_due_moves WHERE kind = 1 ORDER BY move_time, from_due_time, reason`,
      );
    const kept = await read();
    expect(kept.filter((one) => one.task_id === task.id).map((one) => one.working_days)).toEqual([1, 3]);
    const migrator = new pg.Client({ connectionString: world.service.database.migratorUrl });
    await migrator.connect();
    await migrator.query('DELETE FROM task_due_moves WHERE kind = 1');
    await migrator.query(pastMoves);
    await migrator.end();
    expect(await read()).toEqual(kept);
  });
});
