import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { PeriodKind, Standing, UnitGroup, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import { SeriesBreakReason } from '@baro/proto/baro/reporting/v1/series';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, share, startSeriesScene } from './series-scene.ts';
import type { SeriesScene } from './series-scene.ts';
import { statementsOf } from './statements.ts';

let scene: SeriesScene;
beforeAll(async () => {
  scene = await startSeriesScene();
}, 120_000);
afterAll(() => scene.world.close());

const unitIds = [idOf('stc'), idOf('ba-dinh')];

/** Values of the city, then of the units that are asked for. */
async function valuesOf(code: string, fields = {}): Promise<(string | undefined)[][]> {
  const { lines } = await scene.series(code, { unitIds, ...fields });
  return lines.map(({ points }) => points.map(({ value }) => value));
}

describe('a series', () => {
  it('says nothing of what is signed until it is rolled up', async () => {
    await scene.report(10, 'stc', ['3', '4']);
    await scene.report(10, 'ba-dinh', ['1', '2']);
    expect(await scene.series(share, { unitIds })).toMatchObject({
      periods: [],
      lines: [{ points: [] }, { points: [] }, { points: [] }],
    });
    await expectReason(scene.grid(share, 10), 'PERIOD_STATE_WRONG');
  });

  it('has the city as rolled up, and what of each unit went in', async () => {
    await scene.rollUp(10);
    expect(await valuesOf(share)).toEqual([['66.67'], ['75'], ['50']]);
    const { periods, lines } = await scene.series(share, {
      unitIds,
      unitGroups: [UnitGroup.COMMUNE],
    });
    expect(periods).toMatchObject([{ year: 2026, number: 10, toDate: '2026-10-14', target: '90' }]);
    expect(lines.map(({ unitGroup, unitName }) => [unitGroup, unitName])).toEqual([
      [UnitGroup.UNSPECIFIED, ''],
      [UnitGroup.COMMUNE, ''],
      [UnitGroup.UNSPECIFIED, 'Unit stc'],
      [UnitGroup.UNSPECIFIED, 'Unit ba-dinh'],
    ]);
    expect(lines.map(({ points: [point] }) => [point?.unitCount, point?.grade])).toEqual([
      [2, ValueGrade.FINAL],
      [1, ValueGrade.FINAL],
      [0, ValueGrade.FINAL],
      [0, ValueGrade.FINAL],
    ]);
  });

  it('holds no part of a year against the target of the year', async () => {
    expect((await scene.series(count)).periods).toMatchObject([{ target: '' }]);
  });

  it('shows a unit as it stood at the roll-up, whatever it signed since', async () => {
    await scene.report(11, 'stc', ['5', '5']);
    await scene.rollUp(11);
    await scene.report(11, 'ba-dinh', ['0', '5']);
    expect(await valuesOf(share)).toEqual([
      ['66.67', '100'],
      ['75', '100'],
      ['50', ''],
    ]);
    await scene.rollUp(11);
    expect(await valuesOf(share)).toEqual([
      ['66.67', '50'],
      ['75', '100'],
      ['50', '0'],
    ]);
  });

  it('shows beside what is restated what it was locked with', async () => {
    await scene.lock(10);
    await scene.correct(10);
    await scene.report(10, 'stc', ['4', '4']);
    const { lines } = await scene.series(share, { unitIds });
    const firsts = lines.map(({ points: [point] }) => point);
    expect(firsts).toMatchObject([
      { value: '83.33', restated: true, lockedValue: '66.67' },
      { value: '100', restated: true, lockedValue: '75' },
      { value: '50', restated: false, lockedValue: '' },
    ]);
  });

  it('breaks for the unit that took over another, and for nobody else', async () => {
    const { lines } = await scene.series(share, { unitIds });
    expect(lines.map(({ breaks }) => breaks)).toMatchObject([
      [],
      [],
      [
        {
          periodId: scene.idOf(11),
          reason: SeriesBreakReason.UNIT_REORGANISED,
          effectiveDate: '2026-11-01',
          unitNames: ['Unit old-ward'],
          legalRef: '12/NQ-HĐND, khoản 3',
        },
      ],
    ]);
  });

  it('breaks everywhere where a version breaks it, and not where a version only says it better', async () => {
    await scene.report(12, 'stc', ['1', '2']);
    await scene.rollUp(12);
    const { lines } = await scene.series(share, { unitIds });
    expect(lines.map(({ breaks }) => breaks.map(({ reason }) => reason))).toEqual([
      [SeriesBreakReason.DEFINITION_CHANGED],
      [SeriesBreakReason.DEFINITION_CHANGED],
      [SeriesBreakReason.UNIT_REORGANISED, SeriesBreakReason.DEFINITION_CHANGED],
    ]);
    expect(lines[0]?.breaks[0]).toMatchObject({
      periodId: scene.idOf(12),
      effectiveDate: '2026-11-15',
      versionNumber: 2,
    });
    const counted = await scene.series(count);
    expect(counted.lines[0]?.breaks).toEqual([]);
    expect(counted.periods.map(({ versionNumber }) => versionNumber)).toEqual([1, 1, 2]);
  });

  it('has the periods that end within the days that are asked for', async () => {
    const days = { fromDate: '2026-10-15', toDate: '2026-11-14' };
    const { periods } = await scene.series(share, days);
    expect(periods.map(({ number }) => number)).toEqual([11]);
    expect((await scene.series(share, { periodKind: PeriodKind.YEAR })).periods).toEqual([]);
  });

  it('costs as many statements for three periods and two units as for one of each', async () => {
    const one = { unitIds: unitIds.slice(0, 1), fromDate: '2026-10-15', toDate: '2026-11-14' };
    const few = await statementsOf(() => scene.series(share, one));
    expect(await statementsOf(() => scene.series(share, { unitIds }))).toBe(few);
  });
});

describe('a series is refused', () => {
  it('by the names of the fields that are wrong', async () => {
    await expectReason(scene.series('', { periodKind: 0 }), 'FIELD_INVALID', ['code', 'periodKind']);
    const ids = Array.from({ length: 11 }, () => randomUUID());
    await expectReason(scene.series(share, { unitIds: ids }), 'FIELD_INVALID', ['unitIds']);
    const wrong = { unitIds: ['x', unitIds[0], unitIds[0]], unitGroups: [UnitGroup.COMMUNE, 9] };
    const fields = ['unitGroups[1]', 'unitIds[0]', 'unitIds[2]'];
    await expectReason(scene.series(share, wrong), 'FIELD_INVALID', fields);
    const days = { fromDate: '2015-12-30', toDate: '2026-12-31' };
    await expectReason(scene.series(share, days), 'FIELD_INVALID', ['toDate']);
    await expectReason(scene.series(share, { fromDate: '2027-01-01' }), 'FIELD_INVALID', ['toDate']);
    await expectReason(scene.series(share, { fromDate: '31/12/2026' }), 'FIELD_INVALID', ['fromDate']);
  });

  it('of what is not there', async () => {
    await expectReason(scene.series('VB-99'), 'INDICATOR_NOT_FOUND');
    await expectReason(scene.series(share, { unitIds: [randomUUID()] }), 'UNIT_NOT_FOUND');
    await expectReason(scene.grid('VB-99', 10), 'INDICATOR_NOT_FOUND');
    await expectReason(scene.grid(share, 10, { periodId: randomUUID() }), 'PERIOD_NOT_FOUND');
    const missing = { periodId: '', unitGroup: 0 };
    await expectReason(scene.grid('x', 10, missing), 'FIELD_INVALID', ['code', 'periodId', 'unitGroup']);
  });

  it('to who holds no post', async () => {
    await expectReason(scene.series(share, {}, 'stc-vacant'), 'PERMISSION_DENIED');
    await expectReason(scene.grid(share, 10, {}, 'stc-vacant'), 'PERMISSION_DENIED');
  });
});

describe('a grid', () => {
  it('has every unit of the group that had to report, by name, with its value and how it stands', async () => {
    const { units, groupPoint, unitTarget, period } = await scene.grid(share, 10);
    expect(units.map(({ unitName, point }) => [unitName, point?.value, point?.standing])).toEqual([
      ['Unit ba-dinh', '50', Standing.LATE],
      ['Unit old-ward', '', Standing.MISSING],
    ]);
    expect(groupPoint).toMatchObject({ value: '50', unitCount: 1 });
    expect([unitTarget, period?.target]).toEqual(['90', '90']);
  });

  it('has departments apart, and no target of a sum over the city', async () => {
    const { units, unitTarget } = await scene.grid(count, 10, { unitGroup: UnitGroup.DEPARTMENT });
    expect(units.map(({ unitName, point }) => [unitName, point?.value])).toEqual([['Unit stc', '4']]);
    expect(unitTarget).toBe('');
  });
});
