import {
  PeriodState,
  Standing,
  SubmissionState,
  UnitGroup,
  ValueGrade,
} from '@baro/proto/baro/reporting/v1/resources';
import type { Figure, Period } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from './definitions.ts';
import { department, startWorld, ward } from './world.ts';
import type { World } from './world.ts';

let world: World;
let period: Period;
beforeAll(async () => {
  world = await startWorld();
  await world.import(kinds);
  const form = await world.form(['VB-01', 'VB-02', 'VB-03', 'VB-04', 'VB-05']);
  period = await world.open(form.id);
}, 120_000);
afterAll(() => world.close());

const figures = (indicatorCode: string, ...of: Partial<Figure>[]): Partial<Figure>[] =>
  of.map((figure) => ({ indicatorCode, ...figure }));

const sheet = (numbers: { digital: string; paper: string; total: string }): Partial<Figure>[] => [
  ...figures('VB-01', { value: numbers.total }, { member: 'dien-tu', value: numbers.digital }),
  ...figures('VB-01', { member: 'giay', value: numbers.paper }),
  ...figures('VB-02', { numerator: '2', denominator: '3' }),
  ...figures('VB-03', { value: '4.5', denominator: '10' }),
  ...figures('VB-04', { value: '100' }),
];

describe('a period from opening to restatement', () => {
  it('has the days of the decree, a due time with its reason, and a submission of each unit that reports', async () => {
    expect(period).toMatchObject({
      fromDate: '2026-10-15',
      toDate: '2026-11-14',
      state: PeriodState.OPEN,
      unitCount: 2,
    });
    // Saturday the 14th, then two working days: 24:00 of Tuesday the 17th in the city.
    expect(period.dueTime).toEqual(new Date('2026-11-17T17:00:00Z'));
    expect(period.dueExplanationVi).toContain('2 ngày làm việc');
    const { submissions } = await world.list({ periodId: period.id });
    expect(
      submissions.map(({ unitName, unitGroup, askedCount }) => [unitName, unitGroup, askedCount]),
    ).toEqual([
      ['Unit ba-dinh', UnitGroup.COMMUNE, 7],
      ['Unit stc', UnitGroup.DEPARTMENT, 6],
    ]);
    expect(submissions.every(({ standing }) => standing === Standing.IN_TERM)).toBe(true);
  });

  it('is signed by one unit in time, with the ratio computed', async () => {
    const { id } = await world.of(period.id, 'stc');
    const signed = await world.report(id, department, sheet({ digital: '7', paper: '3', total: '10' }));
    expect(signed).toMatchObject({
      state: SubmissionState.SIGNED,
      standing: Standing.ON_TIME,
      signedRevision: 1,
    });
    const { lines, revisions } = await world.get(id);
    expect(lines.map(({ figures: [whole] }) => whole?.value)).toEqual(['10', '66.67', '4.5', '100']);
    expect(revisions).toMatchObject([{ revision: 1, signerName: 'Người stc-director', changedCount: 6 }]);
  });

  it('is signed late by the other, and missing until then', async () => {
    world.clock.now = new Date('2026-11-18T02:00:00Z');
    const before = await world.period(period.id);
    expect(before.period).toMatchObject({ onTimeCount: 1, lateCount: 0, missingCount: 1 });
    const missing = await world.list({ periodId: period.id, standing: Standing.MISSING });
    expect(missing.submissions.map(({ unitName }) => unitName)).toEqual(['Unit ba-dinh']);
    const { id } = await world.of(period.id, 'ba-dinh');
    const more = figures('VB-05', { value: '1.25' });
    const first = sheet({ digital: '1', paper: '1', total: '2' });
    await world.act('ward-official', 'saveFigures', id, { figures: [...first, ...more] });
    const other = figures('VB-02', { numerator: '1', denominator: '7' });
    const signed = await world.report(id, ward, other);
    expect(signed).toMatchObject({ standing: Standing.LATE, filledCount: 7, askedCount: 7 });
    expect((await world.period(period.id)).period).toMatchObject({
      onTimeCount: 1,
      lateCount: 1,
      missingCount: 0,
    });
  });

  it('is rolled up: sums, ratios of sums, weighted averages, and nothing of what does not add up', async () => {
    const rolled = await world.actOnPeriod('task-force', 'rollUpPeriod', period.id);
    expect(rolled).toMatchObject({ state: PeriodState.ROLLED_UP, rollUpNumber: 1 });
    const city = await world.rolled(period.id);
    expect(
      city.map(({ indicatorCode, member, value, unitCount }) => [indicatorCode, member, value, unitCount]),
    ).toEqual([
      ['VB-01', '', '12', 2],
      ['VB-01', 'dien-tu', '8', 2],
      ['VB-01', 'giay', '4', 2],
      // 3 of 10, and never the mean of 66.67 and 14.29.
      ['VB-02', '', '30', 2],
      ['VB-03', '', '4.5', 2],
      ['VB-04', '', '200', 2],
    ]);
    const communes = await world.rolled(period.id, { unitGroup: UnitGroup.COMMUNE });
    expect(communes.find(({ indicatorCode }) => indicatorCode === 'VB-02')?.value).toBe('14.29');
  });

  it('is locked, and a correction after that is a new signed version that restates the city', async () => {
    const locked = await world.actOnPeriod('chief', 'lockPeriod', period.id);
    expect(locked).toMatchObject({
      state: PeriodState.LOCKED,
      rollUpNumber: 2,
      allowedActions: ['ExportPeriodReport'],
    });
    const { id } = await world.of(period.id, 'stc');
    await world.act('stc-official', 'correctSubmission', id, { reason: 'Sót 5 văn bản giấy' });
    // What is signed stands until the correction is.
    expect((await world.rolled(period.id))[0]).toMatchObject({ value: '12', restated: false });
    const fixed = figures('VB-01', { value: '15' }, { member: 'giay', value: '8' });
    const signed = await world.report(id, department, fixed);
    expect(signed).toMatchObject({ revision: 2, signedRevision: 2, standing: Standing.ON_TIME });
    const city = await world.rolled(period.id);
    expect(city[0]).toMatchObject({ value: '17', restated: true, lockedValue: '12', rollUpNumber: 3 });
    expect(city.filter(({ restated }) => restated).map(({ member }) => member)).toEqual(['', 'giay']);
    const asLocked = await world.rolled(period.id, { rollUpNumber: 2 });
    expect(asLocked[0]).toMatchObject({ value: '12', restated: false });
    const { rollUps } = await world.period(period.id);
    expect(rollUps[0]).toMatchObject({
      number: 3,
      changedCount: 4,
      correctedUnitName: 'Unit stc',
      reason: 'Sót 5 văn bản giấy',
    });
  });

  it('keeps both signed versions, each with who, when and why', async () => {
    const { id } = await world.of(period.id, 'stc');
    const { revisions } = await world.get(id, 'chief');
    expect(
      revisions.map(({ revision, reason, changedCount, grade }) => [revision, reason, changedCount, grade]),
    ).toEqual([
      [2, 'Sót 5 văn bản giấy', 2, ValueGrade.FINAL],
      [1, '', 6, ValueGrade.FINAL],
    ]);
    const first = await world.signed(id, 1);
    const second = await world.signed(id, 2);
    expect([first, second].map((version) => version.figures[0]?.value)).toEqual(['10', '15']);
  });

  it('tells each act once, version by version', async () => {
    const { id } = await world.of(period.id, 'stc');
    const rows = await world.rows<{ type: string; version: number }>(
      `SELECT type, aggregate_version AS version FROM outbox WHERE aggregate_id = $1 ORDER BY seq`,
      [id],
    );
    const acts = ['Filled', 'Checked', 'Approved', 'Signed'];
    expect(rows.map(({ type }) => type.split('Submission').at(-1))).toEqual([
      ...acts,
      'CorrectionBegun',
      ...acts,
    ]);
    expect(rows.map(({ version }) => version)).toEqual(rows.map((_, at) => at + 1));
  });
});
