import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { OfficialState, TaskPartState, TaskSourceKind, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const at = (name: string): string => idOf(`post ${name}`);

describe('AssignTask', () => {
  it('gives a task to its lead and parts to co-ordinators, and tells both', async () => {
    const dueTime = world.inDays(5);
    const task = await world.assign('chairman', 'stc-director', {
      parts: [{ post: 'ward-leader', dueTime }, { post: 'stc-official' }],
    });
    expect(task).toMatchObject({
      state: TaskState.ASSIGNED,
      officialState: OfficialState.OPEN_IN_TERM,
      leadPostId: at('stc-director'),
      leadUnitId: idOf('stc'),
      leadUnitName: 'Unit stc',
      etag: '1',
    });
    expect(task.originalDueTime).toEqual(task.dueTime);
    expect(task.holder?.postId).toBe(at('stc-director'));
    expect(task.assigner?.postId).toBe(at('chairman'));
    expect(task.parts.map((part) => [part.holder?.postId, part.state, part.dueTime])).toEqual([
      [at('ward-leader'), TaskPartState.ASSIGNED, dueTime],
      [at('stc-official'), TaskPartState.ASSIGNED, task.dueTime],
    ]);
    expect(task.allowedActions).toEqual(['ReassignTask', 'StopTask', 'UploadTaskAttachment']);
    expect((await world.get('stc-director', task.id)).allowedActions).toEqual([
      'AcceptTaskItem',
      'HandOverTaskItem',
      'ReturnTask',
      'RequestExtension',
      'UploadTaskAttachment',
    ]);
    const events = await world.rows<{ subject: string; aggregate_version: number; body: Body }>(
      `SELECT subject, aggregate_version, body FROM outbox WHERE aggregate_id = ANY($1::uuid[]) ORDER BY seq`,
      [[task.id, ...task.parts.map((part) => part.id)]],
    );
    expect(events.map((event) => [event.subject, event.aggregate_version])).toEqual([
      ['baro.tasks.item.changed_hands.UBND', 1],
      ['baro.tasks.item.changed_hands.UBND', 1],
      ['baro.tasks.item.changed_hands.UBND', 1],
      ['baro.tasks.task.assigned.UBND', 1],
    ]);
    expect(events[0]?.body.data).toMatchObject({
      itemKind: 'task',
      reason: 'assigned',
      to: { unitId: idOf('stc'), postId: at('stc-director'), personId: idOf('person stc-director') },
      facts: { rootId: task.id, state: 'ASSIGNED', awaiting: true, numberSymbol: '98/NQ-CP' },
    });
    expect(events[1]?.body.data).toMatchObject({ itemKind: 'task_part', parentItemId: task.id });
    const audits = await world.rows<{ action: string }>('SELECT action FROM audit WHERE subject_id = $1', [
      task.id,
    ]);
    expect(audits).toEqual([{ action: 'assign' }]);
  });

  interface Body {
    data: Record<string, unknown>;
  }

  it.each([
    ['chairman', 'ubnd', 'ward-leader'],
    ['chief', 'ubnd', 'stc-director'],
    ['task-force', 'ubnd', 'stc-head'],
    ['chief', 'vpubnd', 'official-th'],
    ['stc-director', 'stc', 'stc-other'],
    ['stc-head', 'stc-ns', 'stc-official'],
    ['hdnd-leader', 'hdnd', 'verifier'],
  ])('%s assigns in the name of %s to %s', async (who, unit, lead) => {
    const task = await world.assign(who, lead, { unit });
    expect(task.holder?.postId).toBe(at(lead));
    expect((await world.get(who, task.id)).id).toBe(task.id);
  });

  it.each([
    ['stc-official', 'stc', 'stc-other'],
    ['stc-clerk', 'stc', 'stc-other'],
    ['stc-head', 'stc', 'stc-other'],
    ['stc-director', 'ubnd', 'stc-head'],
    ['head-th', 'vpubnd', 'official-th'],
    ['auditor', 'ubnd', 'stc-director'],
    ['administrator', 'ubnd', 'stc-director'],
    ['ward-system', 'ba-dinh', 'ward-official'],
    ['hdnd-leader', 'ubnd', 'stc-director'],
  ])('%s does not in the name of %s', async (who, unit, lead) => {
    await expectReason(world.assign(who, lead, { unit }), 'PERMISSION_DENIED');
  });

  it('refuses what the writ of the unit does not reach', async () => {
    const outside = [
      ['stc-director', 'stc', 'ward-leader'],
      ['stc-head', 'stc-ns', 'stc-other'],
      ['chairman', 'ubnd', 'hdnd-clerk'],
    ] as const;
    for (const [who, unit, lead] of outside) {
      await expectReason(world.assign(who, lead, { unit }), 'FIELD_INVALID', ['task.leadPostId']);
    }
    const parts = [{ post: 'ward-leader' }];
    const foreign = world.assign('stc-director', 'stc-head', { unit: 'stc', parts });
    await expectReason(foreign, 'FIELD_INVALID', ['parts[0].postId']);
    await expectReason(world.assign('chairman', 'auditor'), 'FIELD_INVALID', ['task.leadPostId']);
  });

  it('asks for the clears', async () => {
    const fields = {
      work: ' ',
      product: '',
      leadPostId: '',
      dueTime: undefined,
      sourceKind: TaskSourceKind.UNSPECIFIED,
    };
    await expectReason(world.assign('chairman', 'stc-head', { fields }), 'FIELD_INVALID', [
      'task.work',
      'task.product',
      'task.leadPostId',
      'task.dueTime',
      'task.sourceKind',
    ]);
    const standing = await world.assign('chairman', 'stc-head', { fields: { standing: true } });
    expect(standing.dueTime).toBeUndefined();
    const both = { standing: true, dueTime: world.inDays(1) };
    await expectReason(world.assign('chairman', 'stc-head', { fields: both }), 'FIELD_INVALID', [
      'task.dueTime',
    ]);
    const long = { work: 'a'.repeat(501), urgency: 6, sourceDate: 'x', sourceDocumentId: 'x' };
    await expectReason(world.assign('chairman', 'stc-head', { fields: long }), 'FIELD_INVALID', [
      'task.work',
      'task.urgency',
      'task.sourceDate',
      'task.sourceDocumentId',
    ]);
  });

  it('checks co-ordinators: each once, not the lead, in time for it', async () => {
    const parts = [{ post: 'stc-head' }, { post: 'stc-other' }, { post: 'stc-other' }];
    await expectReason(world.assign('chairman', 'stc-head', { parts }), 'FIELD_INVALID', [
      'parts[0].postId',
      'parts[2].postId',
    ]);
    const late = [{ post: 'stc-other', dueTime: world.inDays(30) }];
    await expectReason(world.assign('chairman', 'stc-head', { parts: late }), 'FIELD_INVALID', [
      'parts[0].dueTime',
    ]);
    const many = Array.from({ length: 31 }, () => ({ post: 'stc-other' }));
    const refused = await expectReason(
      world.assign('chairman', 'stc-head', { parts: many }),
      'FIELD_INVALID',
    );
    expect(refused.fields.map((fault) => fault.rule)).toContain('TOO_MANY');
  });

  it('names what is not there', async () => {
    const unknown = { unitId: randomUUID() };
    await expectReason(world.assign('chairman', 'stc-head', { fields: unknown }), 'UNIT_NOT_FOUND');
    await expectReason(world.assign('chairman', 'stc-head', { unit: 'old-ward' }), 'UNIT_CLOSED');
    await expectReason(world.assign('chairman', 'nobody'), 'POST_NOT_FOUND');
    await expectReason(world.assign('chairman', 'stc-vacant'), 'POST_VACANT');
    const past = { dueTime: world.inDays(-1) };
    await expectReason(world.assign('chairman', 'stc-head', { fields: past }), 'DUE_TIME_PAST');
    const parts = [{ post: 'stc-other', dueTime: world.inDays(-1) }];
    await expectReason(world.assign('chairman', 'stc-head', { parts }), 'DUE_TIME_PAST');
    const parentId = randomUUID();
    await expectReason(world.assign('chairman', 'stc-head', { fields: { parentId } }), 'TASK_NOT_FOUND');
  });

  it('acts once for a request id, and only checks when asked to', async () => {
    const requestId = randomUUID();
    const request = world.assignment('stc-head', { requestId });
    const token = await world.token('chairman');
    const send = () => call(world.client, world.client.assignTask, request, { token });
    const first = await send();
    expect(await send()).toEqual(first);
    const rows = await world.rows('SELECT 1 FROM task_hands WHERE item_id = $1', [first.task?.id]);
    expect(rows).toHaveLength(1);
    await expectReason(world.assign('chairman', 'stc-head', { requestId: 'x' }), 'FIELD_INVALID', [
      'requestId',
    ]);
    const count = 'SELECT count(*)::int AS n FROM tasks';
    const before = await world.rows<{ n: number }>(count);
    const checked = await world.assign('chairman', 'stc-head', { validateOnly: true });
    expect(checked.leadUnitId).toBe(idOf('stc-ns'));
    expect(await world.rows<{ n: number }>(count)).toEqual(before);
    const parentId = randomUUID();
    const missing = world.assign('chairman', 'stc-head', { validateOnly: true, fields: { parentId } });
    await expectReason(missing, 'TASK_NOT_FOUND');
  });
});

describe('GetTask', () => {
  it('shows a task to its book, its hands and those over them, and to nobody else', async () => {
    const { id } = await world.assign('chairman', 'stc-head', { parts: [{ post: 'ward-official' }] });
    const sees = ['chairman', 'deputy', 'clerk', 'chief', 'task-force', 'auditor'];
    sees.push('stc-head', 'stc-director', 'ward-official', 'ward-leader');
    for (const who of sees) expect([who, (await world.get(who, id)).id]).toEqual([who, id]);
    const blind = ['stc-official', 'stc-other', 'stc-clerk', 'head-th', 'official-th', 'hdnd-leader'];
    blind.push('verifier', 'administrator', 'ward-clerk', 'ward-system');
    for (const who of blind) await expectReason(world.get(who, id), 'PERMISSION_DENIED');
  });

  it('tells only who may see everything that there is none', async () => {
    await expectReason(world.get('auditor', randomUUID()), 'TASK_NOT_FOUND');
    await expectReason(world.get('chairman', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(world.get('chairman', 'x'), 'FIELD_INVALID', ['id']);
  });

  it('keeps showing it to who once held it, and to the head of division who assigned it', async () => {
    const { id } = await world.assign('stc-head', 'stc-official', { unit: 'stc-ns' });
    expect((await world.get('stc-head', id)).allowedActions).toEqual([
      'ReassignTask',
      'StopTask',
      'UploadTaskAttachment',
    ]);
    await world.handOver('stc-official', id, 'stc-head');
    expect((await world.get('stc-official', id)).allowedActions).toEqual([]);
  });
});
