import { CalendarDay } from '@baro/proto/baro/directory/v1/directory';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recountMinutes } from '../src/app/recount.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

it('counts holdings that ended anew when a day off is set after the fact, and then never again', async () => {
  const item = new ToldItem()
    .give('head', at('2026-11-03T09:00:00'))
    .give('official', at('2026-11-05T09:00:00'))
    .give(undefined, at('2026-11-05T10:00:00'), 'finished');
  await world.hear(item.events);
  const minutes = async (): Promise<unknown[]> =>
    (
      await world.rows<{ held_minutes: number }>(
        'SELECT held_minutes FROM change_points WHERE item_id = $1 ORDER BY version',
        [item.id],
      )
    ).map((row) => row.held_minutes);
  expect(await minutes()).toEqual([960, 60, null]);
  const day = { date: '2026-11-04', dayOff: true, name: 'Nghỉ', legalRef: 'x', confidence: 'high' };
  await world.learn({ calendarDays: [CalendarDay.fromPartial(day)] });
  await recountMinutes(world.service.orm, world.copy);
  expect(await minutes()).toEqual([480, 60, null]);
  const { orm } = world.service;
  await orm.em.fork().getConnection().execute('UPDATE change_points SET held_minutes = 7 WHERE version = 1');
  await recountMinutes(orm, world.copy);
  expect(await minutes()).toEqual([7, 60, null]);
});
