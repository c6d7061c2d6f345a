import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { OfficialState, Position, TaskPartState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.clock.now = undefined;
});
afterAll(() => world.close());

const at = (name: string): string => idOf(`post ${name}`);

describe('ReportProgress', () => {
  it('keeps every report, the newest first', async () => {
    const { id } = await world.accepted('stc-head');
    await world.progress('stc-head', id, 30);
    const task = await world.progress('stc-head', id, 60, { text: 'Đã lấy ý kiến' });
    expect(task).toMatchObject({ progressPercent: 60, state: TaskState.ACCEPTED });
    expect(task.progress.map((report) => [report.percent, report.text, report.by?.postId])).toEqual([
      [60, 'Đã lấy ý kiến', at('stc-head')],
      [30, 'Đã có dự thảo', at('stc-head')],
    ]);
    await expect(world.rows('DELETE FROM task_progress')).rejects.toThrow('permission denied');
  });

  it('is the holder’s of an accepted task', async () => {
    const { id } = await world.assign('chairman', 'stc-head');
    await expectReason(world.progress('stc-head', id, 10), 'TASK_STATE_WRONG');
    await world.accept('stc-head', id);
    await expectReason(world.progress('stc-director', id, 10), 'NOT_HOLDER');
    await expectReason(world.progress('ward-leader', id, 10), 'PERMISSION_DENIED');
    await expectReason(world.progress('stc-head', id, 101, { text: '' }), 'FIELD_INVALID', [
      'percent',
      'text',
    ]);
  });
});

describe('ReportCompletion, ConfirmCompletion, SendBackCompletion', () => {
  it('is done when the assigner confirms, on time by the report he confirms', async () => {
    const { id, dueTime } = await world.accepted('stc-head');
    const reported = await world.complete('stc-head', id);
    expect(reported).toMatchObject({ state: TaskState.REPORTED, completionText: 'Báo cáo 12/BC-STC' });
    expect(reported.holder?.postId).toBe(at('chairman'));
    expect(reported.officialState).toBe(OfficialState.OPEN_IN_TERM);
    expect(reported.allowedActions).toEqual([]);
    world.clock.now = new Date((dueTime?.getTime() ?? 0) + 86_400_000);
    const waiting = await world.get('deputy', id);
    expect(waiting.allowedActions).toEqual([
      'ConfirmCompletion',
      'SendBackCompletion',
      'StopTask',
      'UploadTaskAttachment',
    ]);
    // The clock of who reported stands still: it is not he who is late.
    expect(waiting.officialState).toBe(OfficialState.OPEN_IN_TERM);
    const confirmed = await world.confirm('deputy', id);
    expect(confirmed).toMatchObject({
      state: TaskState.CONFIRMED,
      officialState: OfficialState.DONE_ON_TIME,
      dueState: DueState.EARLY,
      holder: undefined,
      reportTime: reported.reportTime,
    });
    expect(await world.hands(id)).toEqual([
      'assigned >stc-head',
      'reported stc-head>chairman',
      'confirmed chairman>',
    ]);
  });

  it('sends back to who reported, and judges by the later report then', async () => {
    const { id, dueTime } = await world.accepted('stc-director');
    await world.handOver('stc-director', id, 'stc-head');
    await world.accept('stc-head', id);
    await world.complete('stc-head', id);
    const back = await world.sendBack('chairman', id);
    expect(back).toMatchObject({
      state: TaskState.ACCEPTED,
      stateReason: 'Thiếu phụ lục',
      reportTime: undefined,
    });
    expect(back.holder?.postId).toBe(at('stc-head'));
    world.clock.now = new Date((dueTime?.getTime() ?? 0) + 86_400_000);
    expect((await world.get('chairman', id)).officialState).toBe(OfficialState.OPEN_OVERDUE);
    await world.complete('stc-head', id);
    const confirmed = await world.confirm('chairman', id);
    expect(confirmed).toMatchObject({ officialState: OfficialState.DONE_LATE, dueState: DueState.LATE });
    expect((await world.hands(id)).slice(-4)).toEqual([
      'reported stc-head>chairman',
      'sent_back chairman>stc-head',
      'reported stc-head>chairman',
      'confirmed chairman>',
    ]);
  });

  it('is refused to who does not hold or did not assign, and from other states', async () => {
    const { id } = await world.assign('chairman', 'stc-head');
    await expectReason(world.complete('stc-head', id), 'TASK_STATE_WRONG');
    await expectReason(world.confirm('chairman', id), 'TASK_STATE_WRONG');
    await expectReason(world.sendBack('chairman', id), 'TASK_STATE_WRONG');
    await world.accept('stc-head', id);
    await expectReason(world.complete('chairman', id), 'NOT_HOLDER');
    await expectReason(world.complete('ward-leader', id), 'PERMISSION_DENIED');
    await expectReason(world.complete('stc-head', id, { text: '' }), 'FIELD_INVALID', ['text']);
    await world.complete('stc-head', id);
    for (const who of ['stc-head', 'stc-director', 'task-force', 'auditor', 'clerk']) {
      await expectReason(world.confirm(who, id), 'PERMISSION_DENIED');
      await expectReason(world.sendBack(who, id), 'PERMISSION_DENIED');
    }
    await expectReason(world.sendBack('chairman', id, { reason: '' }), 'FIELD_INVALID', ['reason']);
  });
});

describe('parts and children', () => {
  it('waits for co-ordinators with time left; silence is agreement', async () => {
    const parts = [
      { post: 'stc-other', dueTime: world.inDays(3) },
      { post: 'ward-leader', dueTime: world.inDays(8) },
    ];
    const { id, parts: given } = await world.accepted('stc-head', { parts });
    const refused = await expectReason(world.complete('stc-head', id), 'PARTS_OPEN');
    expect(refused.metadata?.['count']).toBe('2');
    world.clock.now = world.inDays(5);
    await expectReason(world.complete('stc-head', id), 'PARTS_OPEN');
    const ward = given[1]?.id ?? '';
    await expectReason(world.finish('ward-leader', ward, Position.AGREE), 'TASK_STATE_WRONG');
    await world.accept('ward-leader', ward);
    await expectReason(world.finish('chairman', ward, Position.AGREE), 'NOT_HOLDER');
    await expectReason(world.finish('stc-official', ward, Position.AGREE), 'PERMISSION_DENIED');
    const none = world.finish('ward-leader', ward, Position.UNSPECIFIED, { result: '' });
    await expectReason(none, 'FIELD_INVALID', ['position', 'result']);
    const done = await world.finish('ward-leader', ward, Position.AGREE_IF, {
      result: 'Cần bổ sung kinh phí',
    });
    expect(done.parts[1]).toMatchObject({
      state: TaskPartState.FINISHED,
      position: Position.AGREE_IF,
      result: 'Cần bổ sung kinh phí',
      holder: undefined,
    });
    const reported = await world.complete('stc-head', id);
    expect(reported.parts.map((part) => part.state)).toEqual([
      TaskPartState.WITHDRAWN,
      TaskPartState.FINISHED,
    ]);
    expect(await world.hands(ward)).toEqual(['assigned >ward-leader', 'finished ward-leader>']);
    await expectReason(world.finish('stc-head', id, Position.AGREE), 'PERMISSION_DENIED');
  });

  it('waits for the tasks it was divided into', async () => {
    const { id } = await world.accepted('stc-director');
    const fields = { parentId: id };
    const child = await world.assign('stc-director', 'stc-head', { unit: 'stc', fields });
    const parent = await world.get('stc-director', id);
    expect(parent.children.map((one) => [one.id, one.holder?.postId])).toEqual([[child.id, at('stc-head')]]);
    const refused = await expectReason(world.complete('stc-director', id), 'CHILDREN_OPEN');
    expect(refused.metadata?.['count']).toBe('1');
    await world.stop('stc-director', child.id);
    await world.complete('stc-director', id);
    const late = world.assign('stc-director', 'stc-head', { unit: 'stc', fields });
    await expectReason(late, 'FIELD_INVALID', ['task.parentId']);
    const unseen = await world.assign('hdnd-leader', 'hdnd-clerk', { unit: 'hdnd' });
    const foreign = { unit: 'stc', fields: { parentId: unseen.id } };
    await expectReason(world.assign('stc-director', 'stc-head', foreign), 'TASK_NOT_FOUND');
  });
});
