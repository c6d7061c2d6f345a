import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { TaskPartState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const at = (name: string): string => idOf(`post ${name}`);

describe('AcceptTaskItem and HandOverTaskItem', () => {
  it('go from hand to hand inside the unit that leads; who gets it accepts it anew', async () => {
    const { id } = await world.assign('chairman', 'stc-director');
    expect((await world.accept('stc-director', id)).state).toBe(TaskState.ACCEPTED);
    const over = await world.handOver('stc-director', id, 'stc-head');
    expect(over).toMatchObject({ state: TaskState.ASSIGNED, leadPostId: at('stc-director') });
    expect(over.holder?.postId).toBe(at('stc-head'));
    await world.accept('stc-head', id);
    await world.handOver('stc-head', id, 'stc-other');
    expect(await world.hands(id)).toEqual([
      'assigned >stc-director',
      'handed_over stc-director>stc-head',
      'handed_over stc-head>stc-other',
    ]);
    const events = await world.rows<{ subject: string; aggregate_version: number }>(
      `SELECT subject, aggregate_version FROM outbox WHERE aggregate_type = 'item' AND aggregate_id = $1 ORDER BY seq`,
      [id],
    );
    expect(events.map((event) => `${event.aggregate_version} ${event.subject}`)).toEqual([
      '1 baro.tasks.item.changed_hands.UBND',
      '2 baro.tasks.item.described.UBND',
      '3 baro.tasks.item.changed_hands.UBND',
      '4 baro.tasks.item.described.UBND',
      '5 baro.tasks.item.changed_hands.UBND',
    ]);
  });

  it('tell every fact of the task without a gap, its version being the etag', async () => {
    const { id } = await world.accepted('stc-head');
    const { etag } = await world.handOver('stc-head', id, 'stc-official');
    const events = await world.rows<{ type: string; aggregate_version: number }>(
      `SELECT type, aggregate_version FROM outbox WHERE aggregate_type = 'task' AND aggregate_id = $1 ORDER BY seq`,
      [id],
    );
    expect(events).toEqual([
      { type: 'baro.tasks.v1.TaskAssigned', aggregate_version: 1 },
      { type: 'baro.tasks.v1.TaskAccepted', aggregate_version: 2 },
      { type: 'baro.tasks.v1.TaskHandedOver', aggregate_version: 3 },
    ]);
    expect(etag).toBe('3');
  });

  it('move a part with an etag of its own', async () => {
    const task = await world.assign('chairman', 'stc-head', { parts: [{ post: 'ward-leader' }] });
    const part = task.parts[0]?.id ?? '';
    const over = await world.handOver('ward-leader', part, 'ward-official', { etag: '1' });
    expect(over.parts[0]).toMatchObject({
      state: TaskPartState.ASSIGNED,
      etag: '2',
      postId: at('ward-leader'),
    });
    await expectReason(world.accept('ward-official', part, { etag: '1' }), 'ETAG_STALE');
    const taken = await world.accept('ward-official', part, { etag: '2' });
    expect(taken.parts[0]).toMatchObject({ state: TaskPartState.ACCEPTED, etag: '3' });
    expect(taken.parts[0]?.allowedActions).toEqual(['HandOverTaskItem', 'FinishTaskPart']);
    expect(taken.allowedActions).toEqual(['UploadTaskAttachment']);
    expect(taken.holder?.postId).toBe(at('stc-head'));
    expect(await world.hands(part)).toEqual([
      'assigned >ward-leader',
      'handed_over ward-leader>ward-official',
    ]);
    const outside = world.handOver('ward-official', part, 'stc-other');
    await expectReason(outside, 'FIELD_INVALID', ['postId']);
  });

  it('refuse who does not hold it, and the wrong state, post and unit', async () => {
    const { id } = await world.assign('chairman', 'stc-head');
    await expectReason(world.accept('stc-director', id), 'NOT_HOLDER');
    await expectReason(world.accept('chairman', id), 'NOT_HOLDER');
    await expectReason(world.accept('ward-leader', id), 'PERMISSION_DENIED');
    await expectReason(world.accept('stc-head', idOf('none')), 'PERMISSION_DENIED');
    await expectReason(world.accept('stc-head', 'x'), 'FIELD_INVALID', ['itemId']);
    await world.accept('stc-head', id);
    await expectReason(world.accept('stc-head', id), 'TASK_STATE_WRONG');
    await expectReason(world.handOver('stc-head', id, 'stc-head'), 'SAME_HOLDER');
    await expectReason(world.handOver('stc-head', id, 'stc-vacant'), 'POST_VACANT');
    await expectReason(world.handOver('stc-head', id, 'nobody'), 'POST_NOT_FOUND');
    await expectReason(world.handOver('stc-head', id, 'ward-leader'), 'FIELD_INVALID', ['postId']);
    await expectReason(world.handOver('chairman', id, 'stc-official'), 'NOT_HOLDER');
  });
});

describe('ReturnTask', () => {
  it('lays a task back with who assigned it, naming whose competence it is', async () => {
    const { id } = await world.assign('deputy', 'stc-head');
    const task = await world.giveBack('stc-head', id, 'ba-dinh');
    expect(task).toMatchObject({
      state: TaskState.RETURNED,
      competentUnitId: idOf('ba-dinh'),
      stateReason: 'Không thuộc thẩm quyền',
    });
    expect(task.holder?.postId).toBe(at('deputy'));
    expect(await world.hands(id)).toEqual(['assigned >stc-head', 'returned_for_competence stc-head>deputy']);
    expect((await world.get('deputy', id)).allowedActions).toEqual([
      'ReassignTask',
      'StopTask',
      'UploadTaskAttachment',
    ]);
  });

  it('is refused once accepted, to others, and without reason or unit', async () => {
    const { id } = await world.assign('chairman', 'stc-head');
    await expectReason(world.giveBack('stc-director', id, 'ba-dinh'), 'NOT_HOLDER');
    await expectReason(world.giveBack('ward-leader', id, 'ba-dinh'), 'PERMISSION_DENIED');
    await expectReason(world.giveBack('stc-head', id, 'nowhere'), 'UNIT_NOT_FOUND');
    await expectReason(world.giveBack('stc-head', id, 'ba-dinh', { reason: '' }), 'FIELD_INVALID', [
      'reason',
    ]);
    await world.accept('stc-head', id);
    await expectReason(world.giveBack('stc-head', id, 'ba-dinh'), 'TASK_STATE_WRONG');
  });
});

describe('ReassignTask', () => {
  it('gives it to another lead; who co-ordinates still keeps the part, who does not loses it', async () => {
    const dueTime = world.inDays(10);
    const parts = [{ post: 'stc-other' }, { post: 'ward-leader' }];
    const { id, parts: before, originalDueTime } = await world.assign('chairman', 'stc-head', { parts });
    await world.giveBack('stc-head', id, 'ba-dinh');
    const again = await world.reassign('deputy', id, 'ward-official', {
      parts: [{ post: 'stc-other' }],
      dueTime,
    });
    expect(again).toMatchObject({
      state: TaskState.ASSIGNED,
      leadUnitId: idOf('ba-dinh'),
      competentUnitId: '',
      stateReason: '',
      dueTime,
      originalDueTime,
    });
    expect(again.assigner?.postId).toBe(at('deputy'));
    expect(again.parts.map((part) => [part.id, part.state, part.dueTime])).toEqual([
      [before[0]?.id, TaskPartState.ASSIGNED, dueTime],
      [before[1]?.id, TaskPartState.WITHDRAWN, before[1]?.dueTime],
    ]);
    expect(again.parts[1]?.holder).toBeUndefined();
    expect(await world.hands(id)).toEqual([
      'assigned >stc-head',
      'returned_for_competence stc-head>chairman',
      'assigned chairman>ward-official',
    ]);
    expect(await world.hands(before[1]?.id ?? '')).toEqual([
      'assigned >ward-leader',
      'withdrawn ward-leader>',
    ]);
  });

  it('leaves a part where the co-ordinator has handed it on', async () => {
    const { id, parts } = await world.assign('chairman', 'stc-head', { parts: [{ post: 'ward-leader' }] });
    await world.handOver('ward-leader', parts[0]?.id ?? '', 'ward-official');
    const again = await world.reassign('chairman', id, 'stc-other', { parts: [{ post: 'ward-leader' }] });
    expect(again.parts.map((part) => [part.id, part.holder?.postId])).toEqual([
      [parts[0]?.id, at('ward-official')],
    ]);
  });

  it('is the assigner’s or another leader’s of the unit, before it is accepted', async () => {
    const { id } = await world.assign('task-force', 'stc-head');
    for (const who of ['stc-head', 'stc-director', 'clerk', 'auditor', 'ward-leader']) {
      await expectReason(world.reassign(who, id, 'stc-other'), 'PERMISSION_DENIED');
    }
    await world.reassign('task-force', id, 'stc-other');
    await world.reassign('chief', id, 'stc-official');
    // The chief has assigned it now: the task force may do it no more.
    await expectReason(world.reassign('task-force', id, 'stc-head'), 'PERMISSION_DENIED');
    await world.accept('stc-official', id);
    await expectReason(world.reassign('chief', id, 'stc-head'), 'TASK_STATE_WRONG');
  });

  it('checks posts and times as an assignment does', async () => {
    const { id } = await world.assign('chairman', 'stc-head');
    const { id: standing } = await world.assign('chairman', 'stc-head', { fields: { standing: true } });
    const dueTime = world.inDays(-1);
    await expectReason(world.reassign('chairman', id, 'stc-head', { dueTime }), 'DUE_TIME_PAST');
    await expectReason(world.reassign('chairman', id, 'stc-vacant'), 'POST_VACANT');
    await expectReason(world.reassign('chairman', id, 'nobody'), 'POST_NOT_FOUND');
    await expectReason(world.reassign('chairman', id, 'hdnd-clerk'), 'FIELD_INVALID', ['leadPostId']);
    const later = { dueTime: world.inDays(3) };
    await expectReason(world.reassign('chairman', standing, 'stc-head', later), 'FIELD_INVALID', ['dueTime']);
    world.clock.now = world.inDays(30);
    await expectReason(world.reassign('chairman', id, 'stc-other'), 'DUE_TIME_PAST');
    world.clock.now = undefined;
  });
});

describe('StopTask', () => {
  it('ends a task and all that hangs on it, with a reason', async () => {
    const { id, parts } = await world.assign('chairman', 'stc-head', { parts: [{ post: 'stc-other' }] });
    await world.accept('stc-head', id);
    const raised = await world.raise('stc-head', id, 'ward-leader');
    const stopped = await world.stop('deputy', id);
    expect(stopped).toMatchObject({
      state: TaskState.STOPPED,
      stateReason: 'Không còn cần thiết',
      officialState: 0,
    });
    expect(stopped.holder).toBeUndefined();
    expect(stopped.finishTime).toBeDefined();
    expect(stopped.allowedActions).toEqual([]);
    expect(stopped.parts[0]?.state).toBe(TaskPartState.WITHDRAWN);
    expect(stopped.obstacles[0]).toMatchObject({ holder: undefined, answerTime: undefined, answer: '' });
    expect(await world.hands(parts[0]?.id ?? '')).toEqual(['assigned >stc-other', 'withdrawn stc-other>']);
    const obstacle = raised.obstacles[0]?.id ?? '';
    expect(await world.hands(obstacle)).toEqual(['raised >ward-leader', 'withdrawn ward-leader>']);
    await expectReason(world.answer('ward-leader', obstacle), 'OBSTACLE_ANSWERED');
    await expectReason(world.stop('chairman', id), 'TASK_STATE_WRONG');
    await expectReason(world.accept('stc-head', id), 'TASK_STATE_WRONG');
  });

  it('is the assigner’s or another leader’s of the unit', async () => {
    const { id } = await world.assign('stc-head', 'stc-official', { unit: 'stc-ns' });
    for (const who of ['stc-official', 'stc-clerk', 'chairman']) {
      await expectReason(world.stop(who, id), 'PERMISSION_DENIED');
    }
    await expectReason(world.stop('stc-head', id, { reason: ' ' }), 'FIELD_INVALID', ['reason']);
    await world.stop('stc-head', id);
  });
});
