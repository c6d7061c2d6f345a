import { expectReason } from '@baro/chassis/testing';
import type { GetUnitMapResponse } from '@baro/proto/baro/custody/v1/custody';
import { DwellGrouping, DwellStructure, ListDwellTimesRequest } from '@baro/proto/baro/custody/v1/custody';
import { Unit } from '@baro/proto/baro/directory/v1/directory';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityRows, idOf, personOf, postOf, unitOfPost } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const map = (who: string, unit: string, asOfTime?: Date): Promise<GetUnitMapResponse> =>
  world.as(who, world.client.getUnitMap, { unitId: idOf(unit), asOfTime });

const clause = '12/NQ-HĐND, khoản 3';

describe('GetUnitMap as of a moment', () => {
  const late = at('2026-10-08T17:00:00');
  const due = at('2026-10-14T17:00:00');

  beforeAll(async () => {
    const items = [
      new ToldItem({ dueTime: late }).give('old-director', at('2026-10-05T09:00:00')),
      new ToldItem({ dueTime: due })
        .give('old-official', at('2026-10-05T09:00:00'))
        .give('new-official', at('2026-11-02T09:00:00'), 'succeeded'),
      new ToldItem()
        .give('old-director', at('2026-10-05T09:00:00'))
        .give(undefined, at('2026-10-12T09:00:00')),
      new ToldItem().give('old-director', at('2026-10-13T08:00:00')),
    ];
    await world.hear(items.flatMap((item) => item.events));
  });

  it('counts what lay where then, under the units of then, by what was overdue and due soon then', async () => {
    const then = await map('chairman', 'ubnd', at('2026-10-12T08:59:00'));
    expect(then.total?.counts).toEqual({ open: 3, overdue: 1, dueSoon: 1, notAccepted: 0 });
    expect(then.units.map((row) => [row.unitId, row.counts?.open, row.hasBelow])).toEqual([
      [idOf('old-dept'), 3, true],
    ]);
    const ended = await map('chairman', 'ubnd', at('2026-10-12T09:00:00'));
    expect(ended.total?.counts?.open).toBe(2);
    const dept = await map('chairman', 'old-dept', at('2026-10-12T08:59:00'));
    expect(dept.posts).toMatchObject([
      {
        post: { postId: postOf('old-director'), personId: personOf('old-director') },
        counts: { open: 2, overdue: 1 },
      },
    ]);
    expect(dept.units.map((row) => [row.unitId, row.counts?.open])).toEqual([[idOf('old-division'), 1]]);
  });

  it('says which reorganisations lie between then and now, and none of now', async () => {
    const then = await map('chairman', 'ubnd', at('2026-10-12T08:00:00'));
    expect(then.breaks).toEqual([
      {
        date: '2026-11-01',
        predecessorId: idOf('old-dept'),
        predecessorName: 'Unit old-dept',
        successorId: idOf('new-dept'),
        successorName: 'Unit new-dept',
        part: false,
        legalRef: clause,
      },
    ]);
    expect((await map('chairman', 'ubnd', at('2026-11-02T08:00:00'))).breaks).toEqual([]);
    expect((await map('chairman', 'ubnd')).breaks).toEqual([]);
    expect((await map('chairman', 'ubnd', at('2027-01-01T08:00:00'))).total?.counts?.open).toBe(3);
  });

  it('shows names and places of then', async () => {
    const [validFrom, validTo] = ['2026-10-20', '2026-10-19'];
    const names = [
      { name: 'Tên cũ', parentId: idOf('old-dept'), validFrom: '', validTo },
      { name: 'Tên mới', parentId: idOf('ubnd'), validFrom, validTo: '2026-10-31' },
    ];
    const unit = {
      id: idOf('old-division'),
      code: 'OLD-DIVISION',
      kind: 'division',
      validTo: '2026-10-31',
      names,
    };
    await world.learn({ units: [Unit.fromPartial({ ...unit, name: 'Tên mới', parentId: idOf('ubnd') })] }, 2);
    const before = await map('chairman', 'old-dept', at('2026-10-12T08:59:00'));
    expect(before.units.map((row) => row.unitName)).toEqual(['Tên cũ']);
    const after = await map('chairman', 'ubnd', at('2026-10-21T08:00:00'));
    expect(after.units.map((row) => row.unitName)).toEqual(
      expect.arrayContaining(['Tên mới', 'Unit old-dept']),
    );
    expect((await map('chairman', 'old-dept', at('2026-10-21T08:00:00'))).units).toEqual([]);
    await world.learn(cityRows(), 3);
  });

  it('is for who may see the unit, and refuses no time of this world', async () => {
    const then = at('2026-10-12T08:00:00');
    await expectReason(map('official', 'old-dept', then), 'PERMISSION_DENIED');
    await expectReason(map('chairman', 'ubnd', new Date('0001-01-01T00:00:00Z')), 'FIELD_INVALID', [
      'asOfTime',
    ]);
  });

  it('equals a plain count over whatever happened', async () => {
    const posts = ['council', 'ward-leader', 'ward-official'] as const;
    const start = at('2026-09-01T08:00:00').getTime();
    const history = fc.array(fc.tuple(fc.constantFrom(...posts, undefined), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 8 }), async (lives) => {
        const known = await map('auditor', 'ba-dinh', new Date(start + 4.5 * 3_600_000));
        const plain = { then: 0 };
        for (const life of lives) {
          const item = new ToldItem({ owner: 'ubnd' });
          let hour = 0;
          let holder: string | undefined;
          for (const [to, pause] of life) {
            if (hour + pause <= 4) holder = to;
            hour += pause;
            item.give(to, new Date(start + hour * 3_600_000));
          }
          if (holder && unitOfPost(holder) === 'ba-dinh') plain.then += 1;
          await world.hear(item.events);
        }
        const found = await map('auditor', 'ba-dinh', new Date(start + 4.5 * 3_600_000));
        expect((found.total?.counts?.open ?? 0) - (known.total?.counts?.open ?? 0)).toBe(plain.then);
      }),
      { numRuns: 25 },
    );
  });
});

describe('ListDwellTimes by structure', () => {
  const dwell = (structure: DwellStructure, fields: Partial<ListDwellTimesRequest> = {}) =>
    world.as(
      'chairman',
      world.client.listDwellTimes,
      ListDwellTimesRequest.fromPartial({
        unitId: idOf('ubnd'),
        dateFrom: '2026-08-01',
        dateTo: '2026-08-31',
        structure,
        ...fields,
      }),
    );

  beforeAll(async () => {
    const [one, two] = [at('2026-08-03T08:00:00'), at('2026-08-03T10:00:00')];
    const items = ['old-director', 'old-official', 'new-director', 'commune-official'].map((post) =>
      new ToldItem().give(post, one).give(undefined, two, 'finished'),
    );
    await world.hear(items.flatMap((item) => item.events));
  });

  it('counts to today’s unit what went over whole, and shows apart with its clause what was parted', async () => {
    const was = await dwell(DwellStructure.AS_WAS);
    const countOf = (rows: typeof was.dwellTimes): Record<string, number> =>
      Object.fromEntries(rows.map((row) => [row.key, row.holdingCount]));
    const [old, young, commune] = [idOf('old-dept'), idOf('new-dept'), idOf('old-commune')];
    expect(countOf(was.dwellTimes)).toMatchObject({ [old]: 2, [young]: 1, [commune]: 1 });
    expect(was.dwellTimes.map((row) => row.apartRef).filter(Boolean)).toEqual([]);
    const is = await dwell(DwellStructure.AS_IS);
    expect(countOf(is.dwellTimes)).toMatchObject({ [young]: 3, [commune]: 1 });
    expect(Object.keys(countOf(is.dwellTimes))).not.toContain(old);
    expect(is.dwellTimes.filter((row) => row.apartRef).map((row) => [row.key, row.apartRef])).toEqual([
      [commune, clause],
    ]);
    expect(is.dwellTimes.find((row) => row.key === commune)?.name).toBe('Unit old-commune');
    expect(is.breaks.map((row) => `${row.date} ${row.part}`).toSorted()).toEqual([
      '2026-11-01 false',
      '2026-11-01 true',
      '2026-11-01 true',
    ]);
  });

  it('finds what went into a unit when that unit alone is asked, and keeps levels whole', async () => {
    const inside = await dwell(DwellStructure.AS_IS, { unitId: idOf('new-dept') });
    expect(inside.dwellTimes.map((row) => [row.key, row.holdingCount])).toEqual([[idOf('new-dept'), 3]]);
    const levels = await dwell(DwellStructure.AS_IS, { grouping: DwellGrouping.LEVEL });
    expect(
      levels.dwellTimes.map((row) => `${row.key} ${row.holdingCount}${row.apartRef}`).toSorted(),
    ).toEqual(['department 3', 'ward 1']);
    await expectReason(dwell(9 as DwellStructure), 'FIELD_INVALID', ['structure']);
  });
});
