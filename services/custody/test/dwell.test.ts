import { expectReason } from '@baro/chassis/testing';
import { DwellGrouping, ListDwellTimesRequest } from '@baro/proto/baro/custody/v1/custody';
import type { ListDwellTimesResponse } from '@baro/proto/baro/custody/v1/custody';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, personOf, postOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const minute = 60_000;

/** An item that lay so many working minutes with a post, from Tuesday 08:00 on. */
function lay(post: string, minutes: number, from = at('2026-11-03T08:00:00')): ToldItem {
  return new ToldItem()
    .give(post, from)
    .give(undefined, new Date(from.getTime() + minutes * minute), 'finished');
}

beforeAll(async () => {
  world = await startWorld();
  const items = [
    ...[10, 20, 30, 40].map((minutes) => lay('official', minutes)),
    lay('head', 100),
    lay('other', 60),
    lay('director', 5),
    lay('ward-official', 200),
    lay('council', 50),
    lay('official', 200, at('2026-10-30T08:00:00')),
    // Ends at 24:00 of the last day: the next day's first instant.
    lay('other', 16 * 60, at('2026-11-04T08:00:00')),
    new ToldItem().give('official', at('2026-11-03T08:00:00')),
  ];
  await world.hear(items.flatMap((item) => item.events));
});
afterAll(() => world.close());

const dwell = (
  who: string,
  unit: string,
  fields: Partial<ListDwellTimesRequest> = {},
): Promise<ListDwellTimesResponse> =>
  world.as(
    who,
    world.client.listDwellTimes,
    ListDwellTimesRequest.fromPartial({
      unitId: idOf(unit),
      dateFrom: '2026-11-02',
      dateTo: '2026-11-04',
      ...fields,
    }),
  );
const brief = ({ dwellTimes }: ListDwellTimesResponse): unknown[] =>
  dwellTimes.map((row) => [row.key, row.holdingCount, row.medianMinutes, row.maxMinutes]);

describe('ListDwellTimes', () => {
  it('measures by unit with all below it, over the holdings that ended in the period', async () => {
    expect(brief(await dwell('director', 'stc'))).toEqual([
      [idOf('tcdn'), 1, 60, 60],
      [idOf('ns'), 5, 30, 100],
      [idOf('stc'), 1, 5, 5],
    ]);
    expect(brief(await dwell('chairman', 'ubnd'))).toEqual([
      [idOf('ba-dinh'), 1, 200, 200],
      [idOf('stc'), 7, 30, 100],
    ]);
    expect(brief(await dwell('director', 'stc', { dateTo: '2026-11-05' }))).toContainEqual([
      idOf('tcdn'),
      2,
      270,
      480,
    ]);
    expect(brief(await dwell('director', 'stc', { dateFrom: '2026-11-04' }))).toEqual([]);
  });

  it('measures by post, person and level with percentiles and names', async () => {
    const byPost = await dwell('vice', 'stc', { grouping: DwellGrouping.POST });
    expect(byPost.dwellTimes.find((row) => row.key === postOf('official'))).toEqual({
      key: postOf('official'),
      name: 'Title official, Unit ns',
      apartRef: '',
      holdingCount: 4,
      medianMinutes: 25,
      p75Minutes: 33,
      p95Minutes: 39,
      maxMinutes: 40,
    });
    const byPerson = await dwell('director', 'stc', { grouping: DwellGrouping.PERSON });
    expect(byPerson.dwellTimes[0]).toMatchObject({
      key: personOf('head'),
      name: 'Người head',
      medianMinutes: 100,
    });
    expect(brief(await dwell('chairman', 'ubnd', { grouping: DwellGrouping.LEVEL }))).toEqual([
      ['ward', 1, 200, 200],
      ['division', 6, 35, 100],
      ['department', 1, 5, 5],
    ]);
  });

  it('gives page by page, and refuses pages of other lists', async () => {
    const seen: unknown[] = [];
    let pageToken = '';
    do {
      const page = await dwell('director', 'stc', { pageSize: 1, pageToken });
      seen.push(...brief(page));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(seen).toEqual(brief(await dwell('director', 'stc')));
    expect(seen).toHaveLength(3);
    const { nextPageToken } = await dwell('director', 'stc', { pageSize: 1 });
    await expectReason(dwell('director', 'ns', { pageToken: nextPageToken }), 'PAGE_TOKEN_INVALID');
    await expectReason(dwell('director', 'stc', { pageSize: -1 }), 'FIELD_INVALID', ['pageSize']);
  });

  it('measures people only for who heads the unit and for the auditor, and keeps who looked', async () => {
    const people = (who: string): Promise<unknown> => dwell(who, 'ns', { grouping: DwellGrouping.PERSON });
    for (const who of ['head', 'director', 'chairman', 'auditor']) await people(who);
    for (const who of [
      'vice',
      'deputy',
      'chief',
      'force',
      'official',
      'colleague',
      'administrator',
      'ward-system',
    ]) {
      await expectReason(people(who), 'PERMISSION_DENIED');
    }
    const audited = await world.rows("SELECT FROM audit WHERE action = 'measure' AND unit_id = $1", [
      idOf('ns'),
    ]);
    expect(audited).toHaveLength(4);
  });

  it('is for those who oversee the unit', async () => {
    for (const who of ['vice', 'deputy', 'chief', 'force']) await dwell(who, 'ns');
    for (const who of ['official', 'clerk', 'council', 'ward-leader', 'administrator', 'ward-system']) {
      await expectReason(dwell(who, 'ns'), 'PERMISSION_DENIED');
    }
    await expectReason(dwell('chairman', 'hdnd'), 'PERMISSION_DENIED');
    await expectReason(dwell('chairman', 'nowhere'), 'PERMISSION_DENIED');
    await expectReason(dwell('auditor', 'nowhere'), 'UNIT_NOT_FOUND');
    await expectReason(dwell('stranger', 'ns'), 'CALLER_UNKNOWN');
  });

  it('refuses bad fields', async () => {
    const refused = (fields: Partial<ListDwellTimesRequest>, field: string): Promise<unknown> =>
      expectReason(dwell('director', 'stc', fields), 'FIELD_INVALID', [field]);
    await refused({ unitId: '' }, 'unitId');
    await refused({ dateFrom: '' }, 'dateFrom');
    await refused({ dateFrom: '2026-02-30' }, 'dateFrom');
    await refused({ dateTo: '2026-11-01' }, 'dateTo');
    await refused({ dateTo: '2027-11-04' }, 'dateTo');
    await refused({ grouping: 9 as DwellGrouping }, 'grouping');
    await dwell('director', 'stc', { dateTo: '2027-11-03' });
  });
});
