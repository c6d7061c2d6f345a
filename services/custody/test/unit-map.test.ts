import { expectReason } from '@baro/chassis/testing';
import type { GetUnitMapResponse, MapRow } from '@baro/proto/baro/custody/v1/custody';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldWorkCounts } from '../src/store/count-store.ts';
import { idOf, personOf, postOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const began = at('2026-11-02T09:00:00');
const late = at('2026-11-06T17:00:00');
const soon = at('2026-11-10T17:00:00');
const morning = at('2026-11-09T08:30:00');

const held = (to: string, dueTime?: Date, awaiting = false): ToldItem =>
  new ToldItem({ owner: 'ubnd', ...(dueTime ? { dueTime } : {}) }).give(to, began, 'routed', { awaiting });

beforeAll(async () => {
  world = await startWorld();
  const items = [
    held('chairman', soon),
    held('chief'),
    held('director', late, true),
    held('vice', morning),
    held('head', late),
    held('head', soon),
    held('official'),
    held('other', soon),
    held('ward-official', late),
    held('old-ward', late),
    held('council', late),
    held('director').give(undefined, began, 'finished'),
  ];
  await world.hear(items.flatMap((item) => item.events));
});
afterAll(() => world.close());

const map = (who: string, unit: string): Promise<GetUnitMapResponse> =>
  world.as(who, world.client.getUnitMap, { unitId: idOf(unit), asOfTime: undefined });
const brief = ({ unitId, counts, hasBelow }: MapRow): unknown => [
  unitId,
  counts?.open,
  counts?.overdue,
  counts?.dueSoon,
  counts?.notAccepted,
  hasBelow,
];

describe('GetUnitMap', () => {
  it('counts what lies in a unit, per unit directly below with all below it, per post with its holder today', async () => {
    const response = await map('director', 'stc');
    expect(response.total).toMatchObject({ unitName: 'Unit stc', hasBelow: true });
    expect(response.total?.counts).toEqual({ open: 6, overdue: 3, dueSoon: 2, notAccepted: 1 });
    expect(response.units.map(brief)).toEqual([
      [idOf('ns'), 3, 1, 1, 0, false],
      [idOf('tcdn'), 1, 0, 1, 0, false],
    ]);
    expect(response.posts).toMatchObject([
      { post: { postId: postOf('director'), personId: personOf('director'), personName: 'Người director' } },
      { post: { postId: postOf('vice'), personName: 'Người vice' }, counts: { open: 1, overdue: 1 } },
    ]);
  });

  it('spans the whole city for its committee, closed units too, and leaves the Council to itself', async () => {
    const response = await map('chairman', 'ubnd');
    expect(response.total?.counts).toEqual({ open: 10, overdue: 5, dueSoon: 3, notAccepted: 1 });
    expect(response.units.map(brief)).toEqual([
      [idOf('stc'), 6, 3, 2, 1, true],
      [idOf('ba-dinh'), 1, 1, 0, 0, false],
      [idOf('old-ward'), 1, 1, 0, 0, false],
      [idOf('vp'), 1, 0, 0, 0, false],
    ]);
    expect(response.posts).toHaveLength(1);
    expect((await map('council', 'hdnd')).total?.counts?.open).toBe(1);
    const [unheld] = (await map('auditor', 'old-ward')).posts;
    expect(unheld).toMatchObject({ post: { unitId: idOf('old-ward'), postId: '', personId: '' } });
    expect((await map('auditor', 'th')).total?.counts).toEqual({
      open: 0,
      overdue: 0,
      dueSoon: 0,
      notAccepted: 0,
    });
  });

  it('says the same once the changes are added to the counters', async () => {
    const before = [await map('chairman', 'ubnd'), await map('director', 'stc')];
    while ((await foldWorkCounts(world.service.orm.em.fork(), 5)) > 0);
    expect([await map('chairman', 'ubnd'), await map('director', 'stc')]).toEqual(before);
    expect(await world.rows('SELECT FROM work_count_changes')).toEqual([]);
  });

  it('is for those who oversee the unit and for the auditor', async () => {
    for (const who of ['head', 'director', 'vice', 'chairman', 'deputy', 'chief', 'force', 'auditor']) {
      expect([who, (await map(who, 'ns')).total?.counts?.open]).toEqual([who, 3]);
    }
    for (const who of [
      'official',
      'other',
      'clerk',
      'council',
      'ward-leader',
      'administrator',
      'ward-system',
    ]) {
      await expectReason(map(who, 'ns'), 'PERMISSION_DENIED');
    }
    await expectReason(map('head', 'stc'), 'PERMISSION_DENIED');
    await expectReason(map('head', 'tcdn'), 'PERMISSION_DENIED');
    await expectReason(map('director', 'ubnd'), 'PERMISSION_DENIED');
    await expectReason(map('chairman', 'hdnd'), 'PERMISSION_DENIED');
    await expectReason(map('stranger', 'ns'), 'CALLER_UNKNOWN');
  });

  it('names a missing unit to the auditor only, refuses bad ids, keeps whose posts were shown', async () => {
    await expectReason(map('auditor', 'nowhere'), 'UNIT_NOT_FOUND');
    await expectReason(map('chairman', 'nowhere'), 'PERMISSION_DENIED');
    const bad = world.as('chairman', world.client.getUnitMap, { unitId: 'x', asOfTime: undefined });
    await expectReason(bad, 'FIELD_INVALID', ['unitId']);
    await map('director', 'stc');
    const rows = await world.rows<{ details: { ids: string[] } }>(
      "SELECT details FROM audit WHERE action = 'map' AND unit_id = $1 ORDER BY create_time DESC LIMIT 1",
      [idOf('stc')],
    );
    expect(rows[0]?.details.ids).toEqual([personOf('director'), personOf('vice')]);
  });
});
