import { randomUUID } from 'node:crypto';
import { DelegationKind, directoryCopy } from '@baro/directory-client';
import { addDirectoryRows, delegationRow, idOf, reorganisedRows } from '@baro/directory-client/testing';
import { AppError } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import { Position, TaskPartState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { succeedItem } from '../src/app/succeed-item.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const at = (name: string): string => idOf(`post ${name}`);
const before = new Date('2026-11-02T09:00:00+07:00');
const after = new Date('2026-11-09T09:00:00+07:00');

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Runs the command as the worker does, in one own act; twice, since it may come doubled. */
async function succeed(itemId: string, to: string): Promise<void> {
  const asked = SuccessionAsked.fromPartial({
    runId: randomUUID(),
    itemId,
    toPostId: at(to),
    by: { unitId: idOf('vpubnd'), postId: at('chief'), personId: idOf('person chief') },
  });
  const deps = { directory: directoryCopy.open() };
  for (const _ of [1, 2]) await world.service.act('commands', (tx) => succeedItem(deps, asked, tx));
}

/** What an act of the service itself refuses with. */
const refused = async (itemId: string, to: string): Promise<string> =>
  succeed(itemId, to).then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.reason : 'FAILED'),
  );

const item = async (id: string) =>
  (
    await world.rows<{ version: number; due_time: Date | null; awaiting: boolean; holder_post_id: string }>(
      'SELECT version, due_time, awaiting, holder_post_id FROM task_items WHERE id = $1',
      [id],
    )
  )[0];

describe('a task, part or obstacle of a closed unit', () => {
  it('stays where it is while the unit is in force', async () => {
    world.clock.now = before;
    const { id } = await world.assign('chairman', 'stc-official');
    expect(await refused(id, 'stc-other')).toBe('UNIT_IN_FORCE');
    expect(await refused(randomUUID(), 'stc-other')).toBe('ITEM_ENDED');
    expect(await world.hands(id)).toHaveLength(1);
  });

  it('goes over with state, due time and clock, once, and is led and ended by the unit that follows', async () => {
    world.clock.now = before;
    const parts = [{ post: 'stc-head' }, { post: 'ward-official' }];
    const { id, dueTime } = await world.assign('chairman', 'stc-official', { parts });
    const led = await world.accept('stc-official', id);
    const [own, foreign] = led.parts.map((part) => part.id);
    const raised = await world.raise('stc-official', id, 'stc-head');
    const obstacle = raised.obstacles[0]?.id ?? '';
    const drafted = await world.assign('stc-head', 'stc-official', { unit: 'stc-ns' });
    await world.accept('stc-official', drafted.id);
    await world.complete('stc-official', drafted.id);
    await addDirectoryRows(
      world.service.orm,
      reorganisedRows('stc-ns', '2026-11-04', '2026-11-05', { 'stc-tcdn': SuccessionRelation.WHOLE }),
    );
    world.clock.now = after;

    expect(await refused(id, 'ward-official')).toBe('NOT_SUCCESSOR');
    expect(await refused(id, 'stc-head')).toBe('POST_NOT_FOUND');
    expect(await refused(foreign ?? '', 'stc-other')).toBe('UNIT_IN_FORCE');
    for (const one of [id, own ?? '', obstacle, drafted.id]) await succeed(one, 'stc-other');

    expect(await world.hands(id)).toEqual(['assigned >stc-official', 'succeeded stc-official>stc-other']);
    expect(await world.hands(own ?? '')).toEqual(['assigned >stc-head', 'succeeded stc-head>stc-other']);
    expect(await world.hands(obstacle)).toEqual(['raised >stc-head', 'succeeded stc-head>stc-other']);
    expect(await item(id)).toMatchObject({ version: 2, due_time: dueTime, awaiting: false });
    expect(await item(own ?? '')).toMatchObject({ version: 2, awaiting: true });

    const task = await world.get('stc-other', id);
    expect(task).toMatchObject({ state: TaskState.ACCEPTED, leadPostId: at('stc-other'), dueTime });
    expect(task.parts[0]).toMatchObject({ state: TaskPartState.ASSIGNED, postId: at('stc-other') });
    await world.answer('stc-other', obstacle);
    await world.accept('stc-other', own ?? '');
    await world.finish('stc-other', own ?? '', Position.AGREE);
    await world.accept('ward-official', foreign ?? '');
    await world.finish('ward-official', foreign ?? '', Position.AGREE);
    await world.complete('stc-other', id);
    expect((await world.confirm('chairman', id)).state).toBe(TaskState.CONFIRMED);
    expect(await refused(id, 'stc-other')).toBe('ITEM_ENDED');
    // What the closed unit had assigned is confirmed by the one that follows.
    expect((await world.confirm('stc-other', drafted.id)).state).toBe(TaskState.CONFIRMED);
  });

  it('told the ledger and the audit of itself, by whom and in which run', async () => {
    const events = await world.rows<{ reason: string; version: number; from: string; to: string }>(
      `SELECT body->'data'->>'reason' AS reason, aggregate_version AS version,
         body->'data'->'from'->>'postId' AS from, body->'data'->'to'->>'postId' AS to
       FROM outbox WHERE body->'data'->>'reason' = 'succeeded' AND body->'data'->>'itemKind' = 'task'
       ORDER BY seq LIMIT 1`,
    );
    expect(events).toEqual([
      { reason: 'succeeded', version: 3, from: at('stc-official'), to: at('stc-other') },
    ]);
    const audits = await world.rows<{ account_id: string; details: Record<string, string> }>(
      `SELECT account_id, details FROM audit WHERE action = 'succeed' ORDER BY id`,
    );
    expect(audits).toHaveLength(4);
    expect(audits[0]).toMatchObject({
      account_id: 'system:tasks',
      details: { toPostId: at('stc-other'), postId: at('chief') },
    });
    expect(audits[0]?.details['runId']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is handed on inside the unit that follows, to no other', async () => {
    world.clock.now = before;
    const rows = await world.rows<{ id: string }>(
      `SELECT id FROM task_items WHERE holder_post_id = $1 AND kind = 1`,
      [at('stc-official')],
    );
    world.clock.now = after;
    const id = rows[0]?.id ?? '';
    await succeed(id, 'stc-other');
    await expectReason(world.handOver('stc-other', id, 'ward-official'), 'FIELD_INVALID', ['postId']);
    const delegation = delegationRow(
      DelegationKind.ABSENCE,
      'stc-other',
      'deputy',
      '2026-11-01',
      '2026-11-30',
    );
    await addDirectoryRows(world.service.orm, [delegation]);
    await new Promise((resolve) => setTimeout(resolve, 250)); // the copy believes for 200 ms that nothing changed
    // Who stands in for the post acts for it.
    expect((await world.accept('deputy', id)).state).toBe(TaskState.ACCEPTED);
  });

  it('that a closed unit had assigned is directed by the leaders of the one that follows', async () => {
    world.clock.now = before;
    const { id } = await world.assign('ward-leader', 'ward-official', { unit: 'ba-dinh' });
    await addDirectoryRows(
      world.service.orm,
      reorganisedRows('ba-dinh', '2026-11-04', '2026-11-05', { stc: SuccessionRelation.WHOLE }),
    );
    world.clock.now = after;
    await succeed(id, 'stc-other');
    await expectReason(world.stop('hdnd-leader', id), 'PERMISSION_DENIED');
    expect((await world.get('stc-director', id)).allowedActions).toContain('StopTask');
    expect((await world.stop('stc-director', id)).state).toBe(TaskState.STOPPED);
  });
});
