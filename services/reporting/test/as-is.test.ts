import { call } from '@baro/chassis';
import { addDirectoryRows, idOf, reorganisedRows } from '@baro/directory-client/testing';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import { GetIndicatorSeriesRequest, UnitBasis } from '@baro/proto/baro/reporting/v1/series';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from './definitions.ts';
import { seedWholeCity } from './whole-city.ts';
import { startWorld, ward } from './world.ts';
import type { World } from './world.ts';

/** A share, and what adds up. */
const [share, count] = ['VB-02', 'VB-06'];
const { WHOLE, PART } = SuccessionRelation;
const peopleOf = (unit: string): readonly [string, string, string] =>
  unit === 'ba-dinh' ? ward : [`${unit}-official`, `${unit}-leader`, `${unit}-leader`];

let world: World;

/** Reports a share and a count as the people of a unit. */
async function report(periodId: string, unit: string, [numerator, denominator]: [string, string]) {
  const { id } = await world.of(periodId, unit);
  await world.report(id, peopleOf(unit), [
    { indicatorCode: share, numerator, denominator },
    { indicatorCode: count, value: denominator },
  ]);
}

async function series(code: string, unitBasis: UnitBasis, units = ['ba-dinh', 'xa-3', 'xa-5']) {
  const request = GetIndicatorSeriesRequest.fromPartial({
    code,
    periodKind: PeriodKind.MONTH,
    toDate: '2026-12-31',
    unitIds: units.map(idOf),
    unitBasis,
  });
  const { indicators } = world;
  const { lines } = await call(
    indicators,
    indicators.getIndicatorSeries,
    request,
    await world.tokenOf('auditor'),
  );
  return lines.slice(1);
}

const shown = async (code: string, basis: UnitBasis) =>
  (await series(code, basis)).map(({ points }) =>
    points.map(({ value, notComparable, partCount }) =>
      notComparable ? 'not comparable' : `${value} of ${partCount}`,
    ),
  );

beforeAll(async () => {
  world = await startWorld();
  await seedWholeCity(world);
  await world.import([{ ...kinds[1] }, { code: count }]);
  const form = await world.form([share, count]);
  world.clock.now = new Date('2026-10-16T02:00:00Z');
  const before = await world.open(form.id, 10);
  await report(before.id, 'ba-dinh', ['1', '2']);
  await report(before.id, 'xa-0', ['1', '3']);
  await report(before.id, 'xa-3', ['1', '1']);
  await report(before.id, 'xa-1', ['1', '4']);
  await report(before.id, 'xa-2', ['1', '5']);
  await report(before.id, 'xa-5', ['3', '4']);
  world.clock.now = new Date('2026-11-16T02:00:00Z');
  // The ward takes over the whole of one; a commune the whole of another, and a part of a third.
  await addDirectoryRows(world.service.orm, [
    ...reorganised('xa-0', { 'ba-dinh': WHOLE }),
    ...reorganised('xa-1', { 'xa-3': WHOLE }),
    ...reorganised('xa-2', { 'xa-3': PART, 'xa-4': PART }),
  ]);
  await world.actOnPeriod('chief', 'rollUpPeriod', before.id);
  const after = await world.open(form.id, 11);
  await report(after.id, 'ba-dinh', ['4', '6']);
  await report(after.id, 'xa-3', ['5', '8']);
  world.clock.now = new Date('2026-11-16T03:00:00Z');
  await world.actOnPeriod('chief', 'rollUpPeriod', after.id);
});
afterAll(() => world.close());

/** As `reorganisedRows` has it of the test city's own units. */
function reorganised(unit: string, successors: Record<string, SuccessionRelation>) {
  return reorganisedRows(unit, '2026-10-31', '2026-11-01', successors, { kind: 'commune', parent: 'city' });
}

it('shows each unit as it was by itself', async () => {
  expect(await shown(count, UnitBasis.AS_WAS)).toEqual([
    ['2 of 0', '6 of 0'],
    ['1 of 0', '8 of 0'],
    ['4 of 0', ' of 0'],
  ]);
  expect((await series(count, UnitBasis.AS_WAS)).map(({ breaks }) => breaks.length)).toEqual([1, 1, 0]);
});

it('puts together what is one unit today, a ratio from its parts, and says what cannot be', async () => {
  expect(await shown(count, UnitBasis.AS_IS)).toEqual([
    ['5 of 2', '6 of 1'],
    ['not comparable', '8 of 1'],
    ['4 of 1', ' of 1'],
  ]);
  // 1 of 2 and 1 of 3 are 2 of 5: never the mean of 50 and 33.33.
  expect((await shown(share, UnitBasis.AS_IS))[0]).toEqual(['40 of 2', '66.67 of 1']);
});

it('breaks only where the mapping does not carry', async () => {
  const lines = await series(count, UnitBasis.AS_IS);
  expect(lines.map(({ breaks }) => breaks.length)).toEqual([0, 1, 0]);
});

it('puts nothing together that one of the parts did not report', async () => {
  const silent = await series(count, UnitBasis.AS_IS, ['xa-4', 'xa-6']);
  expect(silent.map(({ points }) => points.map(({ notComparable }) => notComparable))).toEqual([
    [true, false],
    [false, false],
  ]);
});
