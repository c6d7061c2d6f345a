import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { ExtensionState } from '@baro/proto/baro/tasks/v1/resources';
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

describe('RequestExtension and DecideExtension', () => {
  it('move the due time twice; every old one is kept and the first never changes', async () => {
    const { id, dueTime } = await world.accepted('stc-head');
    const first = world.inDays(30);
    const asked = await world.extend('stc-head', id, first);
    expect(asked.dueTime).toEqual(dueTime);
    expect(asked.extensions[0]).toMatchObject({
      state: ExtensionState.ASKED,
      oldDueTime: dueTime,
      newDueTime: first,
      reason: 'Chờ số liệu',
    });
    expect(asked.extensionAsked).toBe(true);
    expect(asked.allowedActions).not.toContain('RequestExtension');
    expect((await world.get('deputy', id)).allowedActions).toContain('DecideExtension');
    const granted = await world.decide('deputy', id, asked.extensions[0]?.id ?? '', true);
    expect(granted).toMatchObject({ dueTime: first, originalDueTime: dueTime, extensionAsked: false });
    expect(granted.extensions[0]?.decidedBy?.postId).toBe(at('deputy'));
    const second = world.inDays(40);
    const again = await world.extend('stc-head', id, second);
    const refused = await world.decide('chairman', id, again.extensions[0]?.id ?? '', false);
    expect(refused).toMatchObject({ dueTime: first, originalDueTime: dueTime, extensionAsked: false });
    expect(refused.extensions.map((one) => [one.state, one.oldDueTime, one.newDueTime])).toEqual([
      [ExtensionState.REFUSED, first, second],
      [ExtensionState.GRANTED, dueTime, first],
    ]);
    const described = await world.rows<{ body: { data: { dueTime: string } } }>(
      `SELECT body FROM outbox WHERE aggregate_id = $1 AND type = 'baro.custody.v1.ItemDescribed' ORDER BY seq`,
      [id],
    );
    expect(described.map(({ body }) => new Date(body.data.dueTime))).toEqual([dueTime, first]);
    expect(await world.hands(id)).toEqual(['assigned >stc-head']);
  });

  it('is asked before the due time, for a later one, one at a time', async () => {
    const { id, dueTime } = await world.assign('chairman', 'stc-head');
    await expectReason(world.extend('stc-head', id, dueTime), 'FIELD_INVALID', ['dueTime']);
    await expectReason(world.extend('stc-head', id, undefined, { reason: '' }), 'FIELD_INVALID', [
      'dueTime',
      'reason',
    ]);
    await expectReason(world.extend('stc-director', id, world.inDays(30)), 'NOT_HOLDER');
    await expectReason(world.extend('ward-leader', id, world.inDays(30)), 'PERMISSION_DENIED');
    await world.extend('stc-head', id, world.inDays(30));
    await expectReason(world.extend('stc-head', id, world.inDays(31)), 'EXTENSION_OPEN');
    const { id: late, dueTime: due } = await world.accepted('stc-head');
    world.clock.now = due;
    expect((await world.get('stc-head', late)).allowedActions).toContain('RequestExtension');
    world.clock.now = new Date((due?.getTime() ?? 0) + 1);
    expect((await world.get('stc-head', late)).allowedActions).not.toContain('RequestExtension');
    await expectReason(world.extend('stc-head', late, world.inDays(30)), 'DUE_TIME_PASSED');
    const { id: standing } = await world.accepted('stc-head', { fields: { standing: true } });
    await expectReason(world.extend('stc-head', standing, world.inDays(60)), 'TASK_STANDING');
    await world.complete('stc-head', standing);
    await expectReason(world.extend('stc-head', standing, world.inDays(60)), 'TASK_STATE_WRONG');
  });

  it('is decided by who assigned or another leader of the unit, once, and refused only with a remark', async () => {
    const { id } = await world.assign('task-force', 'stc-head');
    const { extensions } = await world.extend('stc-head', id, world.inDays(30));
    const asked = extensions[0]?.id ?? '';
    for (const who of ['stc-head', 'stc-director', 'clerk', 'auditor']) {
      await expectReason(world.decide(who, id, asked, true), 'PERMISSION_DENIED');
    }
    await expectReason(world.decide('chairman', id, asked, false, { note: '' }), 'FIELD_INVALID', ['note']);
    await expectReason(world.decide('chairman', id, randomUUID(), true), 'EXTENSION_NOT_FOUND');
    await world.decide('task-force', id, asked, true, { note: '' });
    await expectReason(world.decide('chairman', id, asked, true), 'EXTENSION_NOT_FOUND');
  });

  it('lapses when the task is reported, returned, given to another or stopped', async () => {
    const ends: ((id: string) => Promise<unknown>)[] = [
      (id) => world.reassign('chairman', id, 'stc-other'),
      (id) => world.giveBack('stc-head', id, 'ba-dinh'),
      (id) => world.stop('chairman', id),
      async (id) => {
        await world.accept('stc-head', id);
        return world.complete('stc-head', id);
      },
    ];
    for (const end of ends) {
      const { id } = await world.assign('chairman', 'stc-head');
      await world.extend('stc-head', id, world.inDays(30));
      await end(id);
      const task = await world.get('chairman', id);
      expect(task.extensions[0]?.state).toBe(ExtensionState.LAPSED);
      expect(task.extensionAsked).toBe(false);
      expect(task.allowedActions).not.toContain('DecideExtension');
    }
  });
});
