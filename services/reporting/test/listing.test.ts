import { idOf, seedCopy } from '@baro/directory-client/testing';
import { Unit } from '@baro/proto/baro/directory/v1/directory';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** In the order of a Vietnamese dictionary, which is that of no code points. */
const names = ['Phường An Khánh', 'Phường Dương Nội', 'Phường Đống Đa', 'Phường Ô Chợ Dừa', 'Phường Yên Hòa'];

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const units = names.toReversed().map((name) => {
    const span = { name, symbol: '', parentId: idOf('city'), validFrom: '', validTo: '' };
    return Unit.fromPartial({ id: idOf(name), code: idOf(name), kind: 'ward', ...span, names: [span] });
  });
  await seedCopy(world.service.orm.em.fork(), { units });
  await world.import([
    { code: 'A-1', groupName: 'Y tế' },
    { code: 'A-2', groupName: 'Đất đai' },
    { code: 'A-3', groupName: 'Dân số' },
  ]);
}, 120_000);
afterAll(() => world.close());

it('lists units of a period as a Vietnamese reader looks for them, page after page', async () => {
  const period = await world.open((await world.form(['A-1'])).id);
  const seen: string[] = [];
  let pageToken = '';
  do {
    const page = await world.list({ periodId: period.id, pageSize: 2, pageToken });
    seen.push(...page.submissions.map(({ unitName }) => unitName));
    pageToken = page.nextPageToken;
  } while (pageToken);
  expect(seen).toEqual([...names, 'Unit ba-dinh', 'Unit stc']);
});

it('lists groups of the catalogue alike', async () => {
  const { groupNames } = await world.catalogue('');
  expect(groupNames).toEqual(['Dân số', 'Đất đai', 'Y tế']);
});
