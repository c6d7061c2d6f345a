import { expectReason, tell } from '@baro/chassis/testing';
import { DelegationKind } from '@baro/directory-client';
import type { GetItemPathResponse } from '@baro/proto/baro/custody/v1/custody';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldWorkCounts } from '../src/store/count-store.ts';
import { idOf, lent } from './city.ts';
import { letter } from './letters.ts';
import { Logs, wholeLedger } from './rebuild-world.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
/** Of the department; the committee's clerk had it, a division's official has it. */
const item = letter({ owner: 'stc', dueTime: at('2026-11-20T17:00:00') })
  .give('clerk', at('2026-11-03T09:00:00'), 'received')
  .give('official', at('2026-11-04T09:00:00'))
  .describe({ state: 'VERIFYING' }, at('2026-11-04T10:00:00'));
/** A task somebody made of it: whoever holds that is no holder of the letter. */
const task = new ToldItem({
  kind: 'task',
  service: 'tasks',
  owner: 'ubnd',
  parent: item,
  facts: { subject: 'task' },
}).give('ward-official', at('2026-11-04T09:00:00'));

beforeAll(async () => {
  world = await startWorld();
  await world.hear([...item.events, ...task.events]);
});
afterAll(() => world.close());

const path = (who: string, itemId: string = item.id): Promise<GetItemPathResponse> =>
  world.as(who, world.client.getItemPath, { itemId });

describe('GetItemPath of a letter', () => {
  it('is shown to the post that holds it', async () => {
    const { item: shown, path: way } = await path('official');
    expect([shown?.itemId, shown?.state, way.length]).toEqual([item.id, 'VERIFYING', 2]);
  });

  it('is as if it were not there to everybody else: who held it, who decides it, those over its holder, the unit, the book, who holds a task of it', async () => {
    const others = [
      'clerk',
      'director',
      'chairman',
      'deputy',
      'chief',
      'force',
      'vice',
      'head',
      'colleague',
      'other',
      'ward-official',
    ];
    for (const who of [...others, 'administrator', 'council', 'ward-leader', 'ward-system']) {
      await expectReason(path(who), 'PERMISSION_DENIED');
      await expectReason(path(who, idOf('nothing')), 'PERMISSION_DENIED');
    }
    await expectReason(path('auditor'), 'ITEM_NOT_FOUND');
    await expectReason(path('stranger'), 'CALLER_UNKNOWN');
  });

  it('is not named in the path of what was made of it', async () => {
    expect((await path('ward-official', task.id)).waitedForBy).toBeUndefined();
    expect((await path('official')).waitsFor.map(({ subject }) => subject)).toEqual(['task']);
  });

  it('is shown to who stands in during absence for a post that has it, never to who signs alone', async () => {
    await expectReason(path('stand-in'), 'PERMISSION_DENIED');
    await world.learn({ delegations: [lent('official', DelegationKind.SIGNING)] }, 2);
    await expectReason(path('stand-in'), 'PERMISSION_DENIED');
    await world.learn({ delegations: [lent('official')] }, 3);
    expect((await path('stand-in')).item?.itemId).toBe(item.id);
  });

  it('keeps the working minutes of each hand', async () => {
    const { path: way } = await path('official');
    expect(way[0]?.heldWorkingMinutes).toBe(480);
  });
});

it(
  'a rebuild takes letters in and keeps them out of the counters of units',
  { timeout: 120_000 },
  async () => {
    const logs = await Logs.open(world);
    const fold = async (): Promise<void> => {
      while ((await foldWorkCounts(world.service.orm.em.fork(), 1_000)) > 0);
    };
    const ward = letter({ owner: 'ba-dinh' }).give('ward-official', at('2026-11-03T09:00:00'), 'received');
    await world.hear(ward.events);
    await fold();
    const before = await wholeLedger(world);
    expect(before['counts']).toContainEqual(
      expect.objectContaining({ kind: 'complaint', unit_id: idOf('ba-dinh') }),
    );
    expect(before['units']).toEqual([{ unit_id: idOf('ba-dinh'), open: 1, awaiting: 0 }]);
    await tell(logs.complaints, [...ward.events, ...item.events]);
    await tell(logs.tasks, task.events);
    expect(await logs.rebuild()).toBe(5);
    await fold();
    expect(await wholeLedger(world)).toEqual(before);
    await expectReason(path('auditor', ward.id), 'ITEM_NOT_FOUND');
    await logs.close();
  },
);
