import { DelegationKind } from '@baro/directory-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idOf, lent, personOf, postOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let item: ToldItem;

/** The head of the division is absent; the official's post is lent for signing only. */
beforeAll(async () => {
  world = await startWorld();
  item = new ToldItem().give('head', at('2026-11-02T09:00:00'));
  const other = new ToldItem().give('official', at('2026-11-02T09:00:00'));
  await world.hear([...item.events, ...other.events]);
  await world.learn({ delegations: [lent('head'), lent('official', DelegationKind.SIGNING)] });
});
afterAll(() => world.close());

const deputy = {
  personId: personOf('stand-in'),
  personName: 'Người stand-in',
  delegationId: idOf('delegation head'),
  validTo: '2026-11-30',
};

const path = (who: string) => world.as(who, world.client.getItemPath, { itemId: item.id });
const posts = async (asOfTime?: Date) => {
  const map = await world.as('director', world.client.getUnitMap, { unitId: idOf('ns'), asOfTime });
  return new Map(map.posts.map((row) => [row.post?.postId, row.deputies]));
};

it('path and map say who acts for an absent holder, and the holder stays the post’s', async () => {
  for (const who of ['director', 'stand-in']) {
    const shown = await path(who);
    expect(shown.deputies).toEqual([deputy]);
    expect(shown.item?.holder).toMatchObject({ postId: postOf('head'), personId: personOf('head') });
    expect(shown.path.map((change) => change.to?.personId)).toEqual([personOf('head')]);
  }
  const shown = await posts();
  expect(shown.get(postOf('head'))).toEqual([deputy]);
  // Signing for somebody is no handling.
  expect(shown.get(postOf('official'))).toEqual([]);
});

it('nobody acts before the absence begins or after it ends', async () => {
  expect((await posts(at('2026-11-02T12:00:00'))).get(postOf('head'))).toEqual([deputy]);
  world.clock.now = at('2026-12-01T09:00:00');
  expect((await path('director')).deputies).toEqual([]);
  expect((await posts()).get(postOf('head'))).toEqual([]);
});
