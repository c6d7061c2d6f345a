import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
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

describe('RaiseObstacle and AnswerObstacle', () => {
  it('start and stop the clock of who can remove it; the task stays where it is', async () => {
    // A Monday morning: the hours between are working hours.
    world.clock.now = new Date('2026-11-30T01:00:00Z');
    const { id } = await world.accepted('stc-head');
    const dueTime = world.inDays(4);
    const raised = await world.raise('stc-head', id, 'ward-leader', { dueTime });
    const obstacle = raised.obstacles[0];
    expect(obstacle).toMatchObject({
      text: 'Chưa có số liệu đất',
      dueTime,
      dueState: DueState.IN_TERM,
      workingMinutes: 0,
      answer: '',
      answerTime: undefined,
      allowedActions: [],
    });
    expect(obstacle?.holder?.postId).toBe(at('ward-leader'));
    expect(obstacle?.raisedBy?.postId).toBe(at('stc-head'));
    expect(raised.holder?.postId).toBe(at('stc-head'));
    expect((await world.get('ward-leader', id)).obstacles[0]?.allowedActions).toEqual(['AnswerObstacle']);
    world.clock.now = new Date('2026-11-30T03:00:00Z');
    const answered = await world.answer('ward-leader', obstacle?.id ?? '');
    expect(answered.obstacles[0]).toMatchObject({
      holder: undefined,
      answer: 'Đã gửi số liệu',
      answerTime: world.clock.now,
      workingMinutes: 120,
      dueState: DueState.EARLY,
    });
    expect(answered).toMatchObject({ state: TaskState.ACCEPTED, holder: { postId: at('stc-head') } });
    world.clock.now = new Date('2026-11-30T04:00:00Z');
    expect((await world.get('stc-head', id)).obstacles[0]?.workingMinutes).toBe(120);
    expect(await world.hands(obstacle?.id ?? '')).toEqual(['raised >ward-leader', 'answered ward-leader>']);
    const events = await world.rows<{ type: string }>(
      `SELECT type FROM outbox WHERE aggregate_id = $1 AND body->'data'->>'itemKind' = 'task_obstacle'`,
      [obstacle?.id],
    );
    expect(events).toHaveLength(2);
  });

  it('is raised by the holder of an accepted task to another post of the same body', async () => {
    const { id } = await world.assign('chairman', 'stc-head');
    await expectReason(world.raise('stc-head', id, 'ward-leader'), 'TASK_STATE_WRONG');
    await world.accept('stc-head', id);
    await expectReason(world.raise('chairman', id, 'ward-leader'), 'NOT_HOLDER');
    await expectReason(world.raise('ward-leader', id, 'stc-other'), 'PERMISSION_DENIED');
    await expectReason(world.raise('stc-head', id, 'stc-head'), 'SAME_HOLDER');
    await expectReason(world.raise('stc-head', id, 'stc-vacant'), 'POST_VACANT');
    await expectReason(world.raise('stc-head', id, 'nobody'), 'POST_NOT_FOUND');
    await expectReason(world.raise('stc-head', id, 'hdnd-leader'), 'FIELD_INVALID', ['postId']);
    await expectReason(world.raise('stc-head', id, 'ward-leader', { text: '' }), 'FIELD_INVALID', ['text']);
    const dueTime = world.inDays(-1);
    await expectReason(world.raise('stc-head', id, 'ward-leader', { dueTime }), 'DUE_TIME_PAST');
    // Also upwards, to who assigned.
    await world.raise('stc-head', id, 'chairman');
  });

  it('is answered once, by who holds it', async () => {
    const { id } = await world.accepted('stc-head');
    const raised = await world.raise('stc-head', id, 'ward-leader');
    const obstacle = raised.obstacles[0]?.id ?? '';
    await expectReason(world.answer('chairman', obstacle), 'NOT_HOLDER');
    await expectReason(world.answer('stc-head', obstacle), 'NOT_HOLDER');
    await expectReason(world.answer('stc-official', obstacle), 'PERMISSION_DENIED');
    await expectReason(world.answer('ward-leader', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(world.answer('ward-leader', id), 'PERMISSION_DENIED');
    await expectReason(world.answer('ward-leader', obstacle, { answer: '' }), 'FIELD_INVALID', ['answer']);
    await world.answer('ward-leader', obstacle);
    await expectReason(world.answer('ward-leader', obstacle), 'OBSTACLE_ANSWERED');
  });

  it('falls away with a confirmed task, but waits while it is only reported', async () => {
    const { id } = await world.accepted('stc-head');
    await world.raise('stc-head', id, 'ward-leader');
    const reported = await world.complete('stc-head', id);
    expect(reported.obstacles[0]?.holder?.postId).toBe(at('ward-leader'));
    const confirmed = await world.confirm('chairman', id);
    expect(confirmed.obstacles[0]).toMatchObject({ holder: undefined, answer: '', dueState: DueState.NONE });
  });
});
