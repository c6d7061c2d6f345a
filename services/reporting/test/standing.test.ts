import { eventually, expectReason, tell } from '@baro/chassis/testing';
import type { TestService } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { StandingItems, Trend } from '@baro/proto/baro/reporting/v1/standings';
import type { Component } from '@baro/proto/baro/reporting/v1/standings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countMeasures } from '../src/app/standing/count-measures.ts';
import { criteria, dueTasks } from './standing-scene.ts';
import type { StandingScene } from './standing-scene.ts';
import { lastWeek, startStanding } from './start-standing.ts';
import type { StartedStanding } from './start-standing.ts';
import { statementsOf } from './statements.ts';
import type { World } from './world.ts';

let started: StartedStanding;
let world: World;
let scene: StandingScene;
let tasks: TestService;

const count = (): Promise<void> => countMeasures(world.service.orm, world.clock.now);

function facts(component: Component | undefined): (string | number | undefined)[] {
  const { value = '', counted, among, points, trend, change, place } = component ?? {};
  return [value, counted, among, points, trend, change, place?.place];
}

/** A criterion once more, under another code. */
const again = (criterion: Criterion): Criterion => ({
  ...criterion,
  code: `b${criterion.code}`,
  parentCode: criterion.parentCode && `b${criterion.parentCode}`,
});

/** Jobs of the service make statements of their own now and then: the fewest of three times. */
async function fewestOf(operation: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < 3; time += 1) counts.push(await statementsOf(operation));
  return Math.min(...counts);
}

beforeAll(async () => {
  started = await startStanding();
  ({ scene, world, tasks } = started);
  await count();
});
afterAll(() => started.stop());

describe('where a unit stands', () => {
  it('tells value, points, trend and place, shared where values are equal', async () => {
    const { window, components, unitName, score } = await scene.unit();
    expect([window?.fromDate, window?.toDate, window?.running, window?.number]).toEqual([
      '2026-11-09',
      '2026-11-15',
      false,
      46,
    ]);
    expect(unitName).not.toBe('');
    // 2 of 3; from 50 % (2 of 4) to 60 % (3 of 5), and others rose by 25 and 75 points.
    const counted = components.find(({ criterion }) => criterion?.code === '1.1');
    expect(facts(counted)).toEqual(['66.67', 2, 3, '40', Trend.RISING_SLOWER, '10', 2]);
    expect([counted?.low, counted?.high, counted?.few]).toEqual(['20.77', '93.85', false]);
    expect([counted?.place?.bestPlace, counted?.place?.worstPlace, counted?.place?.peerCount]).toEqual([
      1, 4, 4,
    ]);
    expect([counted?.peerValue, counted?.peerChange]).toEqual(['63.64', '25']);
    expect(counted?.criterion?.target).toBe('95');
    expect(counted?.pointsInTime.filter(({ value }) => value !== '').map(({ value }) => value)).toEqual([
      '50',
      '50',
      '66.67',
    ]);
    expect(counted?.pointsInTime).toHaveLength(13);
    expect([score?.points, score?.scoredPoints, score?.computedPoints]).toEqual(['40', '60', '40']);
    expect(components.map(({ points }) => points)).toEqual(['40', '40', '', '']);
  });

  it('is told for each of the others by the same rule; few items are shown and not placed', async () => {
    const { units, total } = await scene.criterion();
    expect(units.length).toBe(126);
    expect(units.slice(0, 4).map(({ unitId }) => unitId)).toEqual(
      expect.arrayContaining(['xa-0', 'ba-dinh', 'xa-1', 'xa-2'].map(idOf)),
    );
    const of = (unit: string) => units.find(({ unitId }) => unitId === idOf(unit))?.component;
    expect(facts(of('xa-0'))).toEqual(['100', 2, 2, '60', Trend.RISING, '75', 1]);
    expect(facts(of('xa-1'))).toEqual(['66.67', 2, 3, '40', Trend.RISING, '25', 2]);
    expect(facts(of('xa-2'))).toEqual(['0', 0, 2, '0', Trend.FALLING, '-50', 4]);
    expect([...facts(of('xa-3')), of('xa-3')?.few]).toEqual(['100', 1, 1, '60', 0, '', 0, true]);
    expect(facts(of('xa-4'))).toEqual(['', 0, 0, '', 0, '', 0]);
    expect([total?.value, total?.counted, total?.among]).toEqual(['63.64', 7, 11]);
  });

  it('adds up on the dashboard', async () => {
    const { components, units } = await scene.dashboard();
    const [tasksDone] = components;
    expect([
      tasksDone?.total?.value,
      tasksDone?.reachedCount,
      tasksDone?.valuedCount,
      tasksDone?.risingSlowerCount,
      tasksDone?.fallingCount,
    ]).toEqual(['63.64', 2, 5, 1, 1]);
    expect(units.length).toBe(126);
    const asking = units.filter(({ askingCount }) => askingCount > 0).map(({ unitId }) => unitId);
    expect(new Set(asking)).toEqual(new Set(['ba-dinh', 'xa-2'].map(idOf)));
    const placed = units.filter(({ score }) => (score?.place?.place ?? 0) > 0);
    // All but the one that has a single item.
    expect(new Set(placed.map(({ unitId }) => unitId))).toEqual(
      new Set(['ba-dinh', 'xa-0', 'xa-1', 'xa-2'].map(idOf)),
    );
  });

  it('costs as many statements for 126 units as for 20, and for twice the criteria', async () => {
    const wards = await fewestOf(() => scene.dashboard());
    const { setId } = scene;
    const twice = [...criteria(), ...criteria().map(again)];
    await scene.import(twice, { code: 'BCS-SO', unitGroup: UnitGroup.DEPARTMENT });
    const departments = await fewestOf(() => scene.dashboard());
    scene.setId = setId;
    expect(departments).toBe(wards);
  });

  it('leads to the items, to those not done in time as well', async () => {
    const counted = await scene.items();
    const among = await scene.items({ items: StandingItems.AMONG });
    const rest = await scene.items({ items: StandingItems.REST });
    expect([counted.total, among.total, rest.total]).toEqual([2, 3, 1]);
    expect(rest.items[0]?.doneTime).toBeUndefined();
    const ids = (list: typeof among) => list.items.map(({ itemId }) => itemId);
    expect(new Set([...ids(counted), ...ids(rest)])).toEqual(new Set(ids(among)));
    const page = await scene.items({ items: StandingItems.AMONG, pageSize: 2 });
    const next = await scene.items({
      items: StandingItems.AMONG,
      pageSize: 2,
      pageToken: page.nextPageToken,
    });
    expect([...ids(page), ...ids(next)]).toEqual(ids(among));
  });

  it('says by month what the report of the month says', async () => {
    const form = await world.form(['S-TASKS']);
    const { id } = await world.open(form.id, 11);
    const submission = await world.of(id, 'ba-dinh', 'ward-official');
    const { lines } = await world.get(submission.id, 'ward-official');
    const figure = lines[0]?.figures[0];
    const { components, window } = await scene.unit('ba-dinh', {
      windowKind: PeriodKind.MONTH,
      date: '2026-11-01',
    });
    const month = components.find(({ criterion }) => criterion?.code === '1.1');
    expect([window?.fromDate, window?.toDate]).toEqual(['2026-10-15', '2026-11-14']);
    expect([month?.counted, month?.among, month?.value]).toEqual([3, 5, '60']);
    expect([figure?.numerator, figure?.denominator, figure?.value]).toEqual(['3', '5', '60']);
  });
});

describe('a week that runs', () => {
  it('counts what fell due so far, and goes on with every event', async () => {
    const running = async () =>
      (await scene.unit('xa-5', { date: '2026-11-16' })).components.find(
        ({ criterion }) => criterion?.code === '1.1',
      );
    const items = [...dueTasks('xa-5', '11-17', 0, 1), ...dueTasks('xa-5', '11-16', 1, 1)];
    await tell(
      tasks,
      items.flatMap(({ events }) => events),
    );
    await eventually(async () =>
      expect(
        await world.rows('SELECT FROM item_facts WHERE $1 = ANY(unit_ids)', [idOf('xa-5')]),
      ).toHaveLength(2),
    );
    await eventually(async () =>
      expect(
        await world.rows('SELECT FROM item_facts WHERE unit_id = $1 AND finish_time IS NOT NULL', [
          idOf('xa-5'),
        ]),
      ).toHaveLength(1),
    );
    world.clock.now = new Date('2026-11-16T12:00:00Z');
    await count();
    expect(facts(await running()).slice(0, 3)).toEqual(['100', 1, 1]);
    world.clock.now = new Date('2026-11-17T12:00:00Z');
    await count();
    expect(facts(await running()).slice(0, 3)).toEqual(['50', 1, 2]);
    world.clock.now = new Date('2026-11-16T02:00:00Z');
  });

  it('is counted anew after what came late', async () => {
    await tell(
      tasks,
      dueTasks('xa-6', lastWeek, 1, 2).flatMap(({ events }) => events),
    );
    await eventually(async () =>
      expect(await world.rows('SELECT FROM item_facts WHERE unit_id = $1', [idOf('xa-6')])).toHaveLength(2),
    );
    world.clock.now = new Date('2026-11-19T02:00:00Z');
    await count();
    const late = (await scene.criterion('1.1', { date: '2026-11-12' })).units.find(
      ({ unitId }) => unitId === idOf('xa-6'),
    );
    expect(facts(late?.component).slice(0, 3)).toEqual(['50', 1, 2]);
    world.clock.now = new Date('2026-11-16T02:00:00Z');
  });
});

describe('points that are not counted', () => {
  it('come from the last survey, the city’s where the unit has none, and from what was verified', async () => {
    await scene.survey('80');
    const { score: self } = await scene.score('20');
    const before = await scene.unit();
    expect(before.components.map(({ points }) => points)).toEqual(['40', '40', '', '12']);
    expect(before.components[2]?.selfPoints).toBe('20');
    expect([before.components[3]?.surveyOfCity, before.components[3]?.surveyYear]).toEqual([true, 2025]);
    await scene.verify(self?.id ?? '', '15');
    const after = await scene.unit();
    expect(after.components.map(({ points }) => points)).toEqual(['55', '40', '15', '12']);
    expect([after.score?.points, after.score?.scoredPoints]).toEqual(['67', '100']);
    await scene.score('18');
    const again = (await scene.unit()).components[2];
    expect([again?.points, again?.selfPoints, again?.verificationOutdated]).toEqual(['15', '18', true]);
  });
});

describe('a cause', () => {
  it('is given by the heads of the unit, and shown to them, to who keeps the set and to the auditor', async () => {
    const first = await scene.cause('Thiếu người');
    expect(first.cause).toBe('Thiếu người');
    await scene.cause('Thiếu người, đã bổ sung');
    const shown = async (who: string) => (await scene.unit('ba-dinh', {}, who)).components[1]?.cause;
    expect(await Promise.all(['ward-official', 'chief', 'auditor', 'stc-official'].map(shown))).toEqual([
      'Thiếu người, đã bổ sung',
      'Thiếu người, đã bổ sung',
      'Thiếu người, đã bổ sung',
      '',
    ]);
    expect(await world.rows("SELECT FROM outbox WHERE type = 'baro.reporting.v1.CauseGiven'")).toHaveLength(
      2,
    );
  });

  it('is refused to others, and where nothing is counted', async () => {
    await expectReason(scene.cause('x', {}, 'ward-official'), 'PERMISSION_DENIED');
    await expectReason(scene.cause('x', {}, 'stc-director'), 'PERMISSION_DENIED');
    await expectReason(scene.cause('x', { criterionCode: '1.2' }), 'FIELD_INVALID', ['criterionCode']);
    await expectReason(scene.cause('x', { criterionCode: '9' }), 'CRITERION_NOT_FOUND');
    await expectReason(scene.cause('', {}), 'FIELD_INVALID', ['cause']);
    await expectReason(scene.cause('x'.repeat(1_001)), 'FIELD_INVALID', ['cause']);
  });
});

describe('what is asked wrongly', () => {
  it('is refused by field', async () => {
    await expectReason(scene.unit('ba-dinh', { windowKind: PeriodKind.YEAR }), 'FIELD_INVALID', [
      'windowKind',
    ]);
    await expectReason(scene.unit('ba-dinh', { date: '2026-11-23' }), 'FIELD_INVALID', ['date']);
    await expectReason(scene.unit('ba-dinh', { date: '2026-08-16' }), 'FIELD_INVALID', ['date']);
    await expectReason(scene.unit('stc'), 'UNIT_NOT_FOUND');
    await expectReason(scene.criterion('1.2'), 'FIELD_INVALID', ['criterionCode']);
    await expectReason(scene.items({}, 'stc-official'), 'PERMISSION_DENIED');
    await expectReason(scene.items({ criterionCode: '2' }), 'FIELD_INVALID', ['criterionCode']);
    await expectReason(scene.dashboard({ indexSetId: idOf('stc') }), 'INDEX_SET_NOT_FOUND');
  });
});
