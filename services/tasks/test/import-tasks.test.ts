import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { OfficialState, TaskSourceKind, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import { ImportTasksRequest, ListTasksRequest } from '@baro/proto/baro/tasks/v1/tasks';
import type { ImportedTask, ImportTasksResponse } from '@baro/proto/baro/tasks/v1/tasks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  world.clock.now = new Date('2026-02-13T09:30:00+07:00');
});
afterAll(() => world.close());

interface ImportOptions {
  unit?: string;
  source?: string;
  validateOnly?: boolean;
  requestId?: string;
}

async function importRows(
  who: string,
  rows: Partial<ImportedTask>[],
  options: ImportOptions = {},
): Promise<ImportTasksResponse> {
  const { unit = 'vpubnd', source = 'bảng', validateOnly = false, requestId = randomUUID() } = options;
  const tasks = rows.map((row, at) => ({
    externalId: `T${at + 1}`,
    row: at + 1,
    work: 'Rà soát',
    leadName: 'Bộ Tài chính',
    ...row,
  }));
  const request = { unitId: idOf(unit), source, tasks, validateOnly, requestId };
  return call(world.client, world.client.importTasks, ImportTasksRequest.fromPartial(request), {
    token: await world.token(who),
  });
}

/** Tasks taken in from a source, in the order of their ids there. */
async function taken(source: string, who = 'auditor'): Promise<Task[]> {
  const rows = await world.rows<{ id: string }>(
    'SELECT id FROM tasks WHERE source = $1 ORDER BY external_id',
    [source],
  );
  return Promise.all(rows.map(({ id }) => world.get(who, id)));
}

describe('ImportTasks', () => {
  it('drafts a task that lies with the post that imports, until somebody assigns it', async () => {
    const source = 'drafts';
    const row = {
      sourceIssuerName: 'Thủ tướng Chính phủ',
      dueDate: '2026-03-31',
      dueText: 'Quý I/2026',
      note: 'Mục: Thể chế',
    };
    const answer = await importRows('clerk', [row], { source });
    expect(answer).toEqual({ importedCount: 1, skippedCount: 0, refusals: [] });
    const [task] = await taken(source, 'chief');
    expect(task).toMatchObject({
      state: TaskState.DRAFTED,
      officialState: OfficialState.UNSPECIFIED,
      sourceKind: TaskSourceKind.CENTRAL_DOCUMENT,
      leadUnitId: '',
      leadUnitName: 'Bộ Tài chính',
      leadPostId: '',
      dueTime: new Date('2026-04-01T00:00:00+07:00'),
      dueState: DueState.IN_TERM,
      externalId: 'T1',
      sourceNote: 'Hạn ghi ở nguồn: Quý I/2026\nMục: Thể chế',
      allowedActions: ['ReassignTask', 'StopTask', 'UploadTaskAttachment'],
    });
    expect(task?.holder?.postId).toBe(idOf('post clerk'));
    expect(await world.hands(task?.id ?? '')).toEqual(['drafted >clerk']);
    const assigned = await world.reassign('chief', task?.id ?? '', 'head-th');
    expect(assigned).toMatchObject({ state: TaskState.ASSIGNED, originalDueTime: task?.dueTime });
    expect(await world.hands(task?.id ?? '')).toEqual(['drafted >clerk', 'assigned clerk>head-th']);
  });

  it('tells of each task, and of the hands of what is drafted', async () => {
    const source = 'told';
    const done = { status: 'Đã hoàn thành', statusDate: '2026-02-01' };
    await importRows('clerk', [{}, done], { source });
    const [drafted, confirmed] = await taken(source);
    const subjectsOf = async (id: string | undefined): Promise<string[]> => {
      const rows = await world.rows<{ subject: string }>(
        'SELECT subject FROM outbox WHERE aggregate_id = $1 ORDER BY seq',
        [id],
      );
      return rows.map(({ subject }) => subject);
    };
    expect(await subjectsOf(drafted?.id)).toEqual([
      'baro.tasks.item.changed_hands.VPUBND',
      'baro.tasks.task.imported.VPUBND',
    ]);
    expect(await subjectsOf(confirmed?.id)).toEqual(['baro.tasks.task.imported.VPUBND']);
  });

  it('confirms what the source says is done: on time no later than its due time, late as of the day it was known', async () => {
    const source = 'done';
    const due = { dueDate: '2025-10-31', statusDate: '2025-11-07' };
    await importRows(
      'clerk',
      [
        { ...due, status: 'Đã hoàn thành' },
        { ...due, status: 'Đã hoàn thành quá hạn' },
        { ...due, status: 'Quá hạn chưa hoàn thành' },
        { dueDate: '2026-02-12', statusDate: '2026-02-13', status: 'Đã hoàn thành quá hạn' },
      ],
      { source },
    );
    const endOfDue = new Date('2025-11-01T00:00:00+07:00');
    const endOfKnown = new Date('2025-11-08T00:00:00+07:00');
    const { DONE_ON_TIME, DONE_LATE, UNSPECIFIED } = OfficialState;
    const found = await taken(source);
    expect(found.map(({ officialState, reportTime }) => [officialState, reportTime])).toEqual([
      [DONE_ON_TIME, endOfDue],
      [DONE_LATE, endOfKnown],
      [UNSPECIFIED, undefined],
      // Nothing is reported in the future.
      [DONE_LATE, world.clock.now],
    ]);
    expect(found.map(({ state, holder }) => [state, holder !== undefined])).toEqual([
      [TaskState.CONFIRMED, false],
      [TaskState.CONFIRMED, false],
      [TaskState.DRAFTED, true],
      [TaskState.CONFIRMED, false],
    ]);
    expect(found[2]?.dueState).toBe(DueState.OVERDUE);
    // Assigned in the term of the source, it is as overdue as it was; a new term that is over is none.
    const id = found[2]?.id ?? '';
    await expectReason(world.reassign('chief', id, 'head-th', { dueTime: endOfDue }), 'DUE_TIME_PAST');
    const assigned = await world.reassign('chief', id, 'head-th');
    expect(assigned).toMatchObject({ officialState: OfficialState.OPEN_OVERDUE, dueTime: endOfDue });
  });

  it('knows a unit of the directory by name or abbreviation, with and without accents', async () => {
    const source = 'leads';
    const names = ['Unit stc', 'UNIT  STC', 'stc', 'HDND', 'Unit old-ward', 'Bộ Y tế'];
    await importRows(
      'clerk',
      names.map((leadName) => ({ leadName })),
      { source },
    );
    const found = await taken(source);
    expect(found.map(({ leadUnitId }) => leadUnitId)).toEqual([
      idOf('stc'),
      idOf('stc'),
      idOf('stc'),
      idOf('hdnd'),
      // Ended before today.
      '',
      '',
    ]);
    const request = ListTasksRequest.fromPartial({ query: 'bo y te' });
    const { tasks } = await world.list('auditor', request);
    expect(tasks.map(({ externalId }) => externalId)).toEqual(['T6']);
  });

  it('refuses a row by itself, with its reason, and takes the rest', async () => {
    const rows = [{}, { leadName: ' ' }, { work: 'ộ'.repeat(501) }, { status: 'Quá hạn chưa hoàn thành' }];
    const { importedCount, refusals } = await importRows('clerk', rows, { source: 'mixed' });
    expect(importedCount).toBe(1);
    expect(refusals).toEqual([
      {
        row: 2,
        externalId: 'T2',
        reason: 'REQUIRED',
        field: 'leadName',
        messageVi: 'Cơ quan chủ trì bị bỏ trống.',
      },
      {
        row: 3,
        externalId: 'T3',
        reason: 'TOO_LONG',
        field: 'work',
        messageVi: 'Nội dung nhiệm vụ dài quá quy định.',
      },
      {
        row: 4,
        externalId: 'T4',
        reason: 'STATUS_CONTRADICTS_DATES',
        field: 'status',
        messageVi: 'Tình trạng mâu thuẫn với hạn hoàn thành và ngày chốt.',
      },
    ]);
  });

  it('skips what it knows, of each unit and source apart, and only checks when asked to', async () => {
    const source = 'again';
    const counts = async (options: ImportOptions = {}, who = 'clerk'): Promise<[number, number]> => {
      const answer = await importRows(who, [{}, {}], { source, ...options });
      return [answer.importedCount, answer.skippedCount];
    };
    expect(await counts({ validateOnly: true })).toEqual([2, 0]);
    expect(await counts()).toEqual([2, 0]);
    expect(await counts()).toEqual([0, 2]);
    expect(await counts({ source: 'again too' })).toEqual([2, 0]);
    expect(await counts({ unit: 'stc' }, 'stc-clerk')).toEqual([2, 0]);
    expect(await taken(source)).toHaveLength(4);
  });

  it('gives the same answer to the same request, and takes rows of two imports at once only once', async () => {
    const options = { source: 'twice', requestId: randomUUID() };
    const first = await importRows('clerk', [{}], options);
    expect(await importRows('clerk', [{}], options)).toEqual(first);
    const both = await Promise.allSettled([
      importRows('clerk', [{}, {}], { source: 'race' }),
      importRows('task-force', [{}, {}], { source: 'race' }),
    ]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await taken('race')).toHaveLength(2);
  });

  it.each([
    ['clerk', 'vpubnd', true],
    ['task-force', 'vpubnd', true],
    ['administrator', 'vpubnd', true],
    ['stc-clerk', 'stc', true],
    ['chief', 'vpubnd', false],
    ['stc-clerk', 'vpubnd', false],
    ['auditor', 'vpubnd', false],
    ['hdnd-clerk', 'vpubnd', false],
    // Another tree.
    ['administrator', 'hdnd', false],
    // No such unit: as one that is not the caller's.
    ['clerk', 'nowhere', false],
  ])('is answered to %s for %s: %s', async (who, unit, allowed) => {
    const asked = importRows(who, [{}], { unit, source: `right ${who}`, validateOnly: true });
    await (allowed ? asked : expectReason(asked, 'PERMISSION_DENIED'));
  });

  it('refuses a request that is not one', async () => {
    await expectReason(importRows('clerk', []), 'FIELD_INVALID');
    await expectReason(importRows('clerk', [{}], { source: '' }), 'FIELD_INVALID');
    await expectReason(importRows('clerk', [{ externalId: 'a' }, { externalId: 'a' }]), 'FIELD_INVALID');
    await expectReason(importRows('clerk', [{ externalId: '' }]), 'FIELD_INVALID');
    await expectReason(importRows('administrator', [{}], { unit: 'old-ward' }), 'UNIT_CLOSED');
    const many = Array.from({ length: 201 }, () => ({}));
    await expectReason(importRows('clerk', many), 'IMPORT_TOO_LARGE');
  });
});
