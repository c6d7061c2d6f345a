import path from 'node:path';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { OfficialState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import { GetTaskRequest, ListTasksRequest, TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import { loadDirectory } from '@baro/tools/city/directory/load-directory.ts';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectedRefusals, refusedIn, runImport, startImport, sumsOf } from './import-run.ts';

const rowsOfFile = 284;
const expected = expectedRefusals('expected-task-refusals.csv');
const importedRows = rowsOfFile - expected.length;
const all = { skipped: 0, refused: expected.length, rows: rowsOfFile };
// Read in the file: done on time, done late, led by “Sở Tài chính”, led by “Sở KH&CN”.
const doneOnTime = 'T0228 T0230 T0256 T0260'.split(' ');
const doneLate = ['T0223'];
const ofFinance = 12;
const ofScience = 5;

describeNeeding('realData', 'the real tasks in the running platform', (folder) => {
  const file = path.join(folder, 'assigned-tasks.jsonl');
  let platform: TestPlatform | undefined;
  let tasks: TaskServiceClient;

  const running = (): TestPlatform => {
    if (!platform) throw new Error('not started');
    return platform;
  };
  const importFile = (unit: string, ...options: string[]): ReturnType<typeof runImport> =>
    runImport(running(), ['tasks', file, '--unit', unit, ...options]);

  beforeAll(async () => {
    platform = await startTestPlatform({ services: ['directory', 'tasks', 'gateway'] });
    const day = new Date().toISOString().slice(0, 10);
    await loadDirectory(platform.address('directory'), platform.signOn.token, day, () => {});
    tasks = openClient(TaskServiceClient, platform.address('gateway'));
    // The tasks service hears of the city by events.
    await eventually(() => listAll(), 120_000);
    await eventually(mayImport, 120_000);
  }, 300_000);

  afterAll(async () => {
    tasks?.close();
    await platform?.stop();
  });

  async function mayImport(): Promise<void> {
    const { code, err } = await importFile('STC', '--dry-run');
    if (code !== 0) throw new Error(err);
  }

  /** Every task there is, as who sees all. */
  async function listAll(): Promise<Task[]> {
    const token = await running().signOn.token('kiem-toan');
    const found: Task[] = [];
    let pageToken = '';
    do {
      const request = ListTasksRequest.fromPartial({ pageSize: 200, pageToken });
      const page = await call(tasks, tasks.listTasks, request, { token });
      found.push(...page.tasks);
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return found;
  }

  const idsOf = (found: readonly Task[]): string[] => found.map(({ externalId }) => externalId).toSorted();

  it('a dry run tells the refusals of the table made by hand and takes nothing', async () => {
    const run = await importFile('VPUBND', '--dry-run');
    expect(run).toMatchObject({ code: 0 });
    expect(sumsOf(run)).toEqual({ ...all, imported: importedRows });
    expect(refusedIn(run)).toEqual(expected);
    expect(await listAll()).toEqual([]);
  }, 120_000);

  it('killed in the middle and run again, it goes on where it was, and every row is imported, skipped or refused', async () => {
    const { child, ended } = startImport(running(), ['tasks', file, '--unit', 'VPUBND']);
    child.stderr?.on('data', (chunk: Buffer) => {
      if (/ of 284 rows \(/.test(chunk.toString())) child.kill('SIGKILL');
    });
    expect((await ended).code).toBe(null);
    const run = await importFile('VPUBND');
    expect(run).toMatchObject({ code: 0 });
    const sums = sumsOf(run);
    expect(sums.skipped).toBeGreaterThan(0);
    expect(sums.imported).toBeGreaterThan(0);
    expect(sums.imported + sums.skipped).toBe(importedRows);
    expect(sums).toMatchObject({ refused: expected.length, rows: rowsOfFile });
    expect(refusedIn(run)).toEqual(expected);
    expect(await listAll()).toHaveLength(importedRows);
  }, 120_000);

  it('a second run adds nothing', async () => {
    const run = await importFile('VPUBND');
    expect(sumsOf(run)).toEqual({ ...all, imported: 0, skipped: importedRows });
    expect(refusedIn(run)).toEqual(expected);
    expect(await listAll()).toHaveLength(importedRows);
  }, 120_000);

  it('what the source says is done is confirmed, on time or late as it says; the rest waits with who imported', async () => {
    const found = await listAll();
    const { DONE_ON_TIME, DONE_LATE } = OfficialState;
    const inState = (state: OfficialState): string[] =>
      idsOf(found.filter(({ officialState }) => officialState === state));
    expect(inState(DONE_ON_TIME)).toEqual(doneOnTime);
    expect(inState(DONE_LATE)).toEqual(doneLate);
    const confirmed = found.filter(({ state }) => state === TaskState.CONFIRMED);
    expect(idsOf(confirmed)).toEqual([...doneOnTime, ...doneLate].toSorted());
    expect(confirmed.filter(({ holder }) => holder !== undefined)).toEqual([]);
    const drafted = found.filter(({ state }) => state === TaskState.DRAFTED);
    expect(drafted).toHaveLength(importedRows - confirmed.length);
    expect(new Set(drafted.map(({ holder }) => holder?.postId)).size).toBe(1);
    expect(drafted.every(({ holder }) => holder?.postId)).toBe(true);
  });

  it('a lead of the city is that unit, by name or short name; a ministry stays as written', async () => {
    const found = await listAll();
    const led = found.filter(({ leadUnitId }) => leadUnitId !== '');
    const ledBy = (name: string): Task[] => led.filter(({ leadUnitName }) => leadUnitName === name);
    expect(ledBy('Sở Tài chính')).toHaveLength(ofFinance);
    expect(ledBy('Sở Khoa học và Công nghệ')).toHaveLength(ofScience);
    const ministry = found.filter(({ leadUnitName }) => leadUnitName === 'Bộ Xây dựng');
    expect(ministry.length).toBeGreaterThan(10);
    expect(ministry.every(({ leadUnitId }) => leadUnitId === '')).toBe(true);
  });

  it('what no field has is kept as a remark of the source', async () => {
    const task = (await listAll()).find(({ externalId }) => externalId === 'T0001');
    const token = await running().signOn.token('kiem-toan');
    const request = GetTaskRequest.fromPartial({ id: task?.id ?? '' });
    const answer = await call(tasks, tasks.getTask, request, { token });
    expect(answer.task?.sourceNote).toMatch(/^Hạn ghi ở nguồn: Quý IV\/2025\nMục: Hoàn thiện thể chế/);
  });

  it('waits for a service that is killed in the middle, and takes every row once', async () => {
    const service = running().service('tasks');
    const { child, ended } = startImport(running(), ['tasks', file, '--unit', 'STC']);
    const killed = new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        if (!/ of 284 rows \(/.test(chunk.toString())) return;
        child.stderr?.off('data', listen);
        service.kill().then(resolve, reject);
      };
      child.stderr?.on('data', listen);
    });
    await killed;
    await service.start();
    const run = await ended;
    expect(run).toMatchObject({ code: 0 });
    expect(sumsOf(run)).toEqual({ ...all, imported: importedRows });
    expect(await listAll()).toHaveLength(2 * importedRows);
  }, 120_000);
});
