import { png } from '@baro/chassis/files/testing';
import { idOf } from '@baro/directory-client/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskFiles } from './task-files.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let files: TaskFiles;
beforeAll(async () => {
  world = await startWorld();
  files = new TaskFiles(world);
});
afterAll(async () => {
  files.close();
  await world.close();
});

/** What each change of hands says: number, whether the holder before had acted, who made it. */
const changesOf = (id: string): Promise<unknown[]> =>
  world.rows(
    `SELECT (body->'data'->>'changeNumber')::int AS number, coalesce((body->'data'->>'acted')::boolean, false) AS acted,
       body->'data'->>'byPersonId' AS by
     FROM outbox WHERE type = 'baro.custody.v1.CustodyChanged' AND aggregate_id = $1 ORDER BY seq`,
    [id],
  );
const change = (number: number, acted: boolean, by: string) => ({ number, acted, by: idOf(`person ${by}`) });

describe('what a change of hands says of the holder before', () => {
  it('is that nothing was done when it was only accepted', async () => {
    const { id } = await world.accepted('stc-head');
    await world.handOver('stc-head', id, 'stc-official', { note: '' });
    await world.accept('stc-official', id);
    await world.handOver('stc-official', id, 'stc-head', { note: '' });
    await world.reassign('chairman', id, 'stc-official');
    expect(await changesOf(id)).toEqual([
      change(1, false, 'chairman'),
      change(2, false, 'stc-head'),
      change(3, false, 'stc-official'),
      change(4, false, 'chairman'),
    ]);
  });

  it('is that there was an act with a report, an obstacle, a request for extension, a child, a file or words', async () => {
    const acts: [string, (id: string) => Promise<unknown>][] = [
      ['report', (id) => world.progress('stc-head', id, 30)],
      ['obstacle', (id) => world.raise('stc-head', id, 'stc-director')],
      ['extension', (id) => world.extend('stc-head', id, world.inDays(30))],
      [
        'child',
        (id) =>
          world.assign('stc-head', 'stc-official', {
            unit: 'stc-ns',
            fields: { parentId: id, dueTime: world.inDays(9) },
          }),
      ],
    ];
    for (const [name, act] of [
      ...acts,
      ['file', (id: string) => files.upload('stc-head', id, png)] as const,
    ]) {
      const { id } = await world.accepted('stc-head');
      await act(id);
      await world.handOver('stc-head', id, 'stc-official', { note: '' });
      await world.handOver('stc-official', id, 'stc-head', { note: '' });
      expect([name, ...(await changesOf(id)).slice(1)]).toEqual([
        name,
        change(2, true, 'stc-head'),
        change(3, false, 'stc-official'),
      ]);
    }
    const { id } = await world.accepted('stc-head');
    await world.handOver('stc-head', id, 'stc-official', { note: 'Đ/c làm phần số liệu' });
    expect((await changesOf(id)).at(-1)).toEqual(change(2, true, 'stc-head'));
  });

  it('is nothing of the holder’s when somebody else acts on the task', async () => {
    const { id } = await world.accepted('stc-head');
    await world.assign('stc-director', 'stc-other', {
      unit: 'stc',
      fields: { parentId: id, dueTime: world.inDays(9) },
    });
    await world.handOver('stc-head', id, 'stc-official', { note: '' });
    expect((await changesOf(id)).at(-1)).toEqual(change(2, false, 'stc-head'));
  });
});
