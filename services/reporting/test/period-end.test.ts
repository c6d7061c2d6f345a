import { statementCounter } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { Figure, PeriodState, RollUpRule, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition, Period, Submission } from '@baro/proto/baro/reporting/v1/resources';
import type { RolledFigure } from '@baro/proto/baro/reporting/v1/periods';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIndicatorDefinitions } from '../reference/index.ts';
import { chance, madeFigures } from './made-figures.ts';
import { rolledUp } from './oracle.ts';
import { communes, departments, seedWholeCity } from './whole-city.ts';
import { department, startWorld, ward } from './world.ts';
import type { World } from './world.ts';

/** The demo set, asked of every unit: here all report all of it, and fill in what Baro could count. */
const catalogue = readIndicatorDefinitions().map((definition) => ({
  ...definition,
  collectors: [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT],
  computedBy: '',
}));

/** Counts without parts that anything may be added to. */
const plain = new Set(
  catalogue
    .filter(
      ({ rollUp, breakdowns, maxValue }) =>
        rollUp === RollUpRule.SUM && breakdowns.length + maxValue.length === 0,
    )
    .map(({ code }) => code),
);

type People = readonly [string, string, string];
const people = new Map<string, People>([
  [idOf('ba-dinh'), ward],
  [idOf('stc'), department],
  ...[...communes, ...departments].map(({ name }): [string, People] => [
    idOf(name),
    [`${name}-official`, `${name}-leader`, `${name}-leader`],
  ]),
]);
const peopleOf = (unitId: string): People => people.get(unitId) ?? ward;

let world: World;
let period: Period;
let submissions: Submission[];
/** What each unit has filled in, by submission. */
const filled = new Map<string, Figure[]>();

beforeAll(async () => {
  world = await startWorld();
  await seedWholeCity(world);
  await world.import(catalogue);
  const form = await world.form(catalogue.map(({ code }) => code));
  period = await world.open(form.id);
  submissions = (await world.list({ periodId: period.id, pageSize: 200 })).submissions;
  const next = chance(6);
  for (const { id } of submissions) {
    filled.set(
      id,
      catalogue.flatMap((definition) => madeFigures(definition, next)),
    );
  }
}, 300_000);
afterAll(() => world.close());

/** Every figure the period is rolled up to, of a group or of the city. */
async function allRolled(unitGroup: UnitGroup): Promise<RolledFigure[]> {
  const found: RolledFigure[] = [];
  let pageToken = '';
  do {
    const page = await world.rolledPage(period.id, { unitGroup, pageToken });
    found.push(...page.figures);
    pageToken = page.nextPageToken;
  } while (pageToken);
  return found;
}

/** The same counted apart: code, member and value of what is rolled up. */
function expected(group: UnitGroup): [string, string, string][] {
  const given = submissions
    .filter(({ unitGroup }) => group === UnitGroup.UNSPECIFIED || unitGroup === group)
    .flatMap(({ id }) => filled.get(id) ?? []);
  const byLine = Map.groupBy(given, ({ indicatorCode, member }) => `${indicatorCode} ${member}`);
  return catalogue.flatMap((definition: IndicatorDefinition) => {
    const members = ['', ...definition.breakdowns.flatMap((of) => of.members.map(({ code }) => code))];
    return members.toSorted().flatMap((member): [string, string, string][] => {
      const value = rolledUp(definition, byLine.get(`${definition.code} ${member}`) ?? []);
      return value === undefined ? [] : [[definition.code, member, value]];
    });
  });
}

const lines = (figures: readonly RolledFigure[]) =>
  figures.map(({ indicatorCode, member, value }) => [indicatorCode, member, value]);

/** Fills in, checks, approves and signs for a unit, as its script would. */
async function report({ id, unitId }: Submission): Promise<void> {
  await world.report(id, peopleOf(unitId), filled.get(id) ?? []);
}

describe('the end of a period', () => {
  it('asks 126 wards and communes and 20 departments for 171 indicators each', () => {
    const groups = [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT].map(
      (group) => submissions.filter(({ unitGroup }) => unitGroup === group).length,
    );
    expect([groups, catalogue.length]).toEqual([[126, 20], 171]);
  });

  it('finds planted errors before they are signed, each where it is', async () => {
    const [submission] = submissions as [Submission];
    const right = filled.get(submission.id) ?? [];
    const [clerk] = peopleOf(submission.unitId);
    const parts = catalogue.find(({ breakdowns }) => breakdowns.some(({ additive }) => additive));
    const share = catalogue.find(({ maxValue, numeratorName }) => maxValue === '100' && numeratorName !== '');
    const member = parts?.breakdowns.find(({ additive }) => additive)?.members[0]?.code ?? '';
    const wrong = right.map((figure): Figure => {
      if (figure.indicatorCode === share?.code) return { ...figure, numerator: '9', denominator: '2' };
      const planted = figure.indicatorCode === parts?.code && figure.member === member;
      return planted ? { ...figure, value: String(Number(figure.value) + 1) } : figure;
    });
    await world.act(clerk, 'saveFigures', submission.id, { figures: wrong });
    const { fields } = await expectReason(
      world.act(clerk, 'checkSubmission', submission.id),
      'CHECKS_FAILED',
    );
    const found = fields.map(({ field, rule }) => `${field} ${rule}`);
    expect(found.toSorted()).toEqual(
      [`figures[${parts?.code}/${member}] PARTS_DIFFER`, `figures[${share?.code}] OUT_OF_RANGE`].toSorted(),
    );
  });

  it('is signed by all units, eight at a time', async () => {
    const waiting = [...submissions];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await report(next);
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect((await world.period(period.id)).period).toMatchObject({ onTimeCount: 146, missingCount: 0 });
  }, 600_000);

  it('is rolled up to the last digit as counted apart, in as many statements as for two units', async () => {
    const statements = async (id: string): Promise<string[]> => {
      const told: string[] = [];
      const end = statementCounter.listen((text) => told.push(text.trim().slice(0, 30)));
      await world.actOnPeriod('chief', 'rollUpPeriod', id);
      end();
      // The copy of the directory is looked at now and then, whatever is called.
      return told.filter((text) => !text.includes('change, event_time'));
    };
    const small = await world.open((await world.form(['TH-VB-01'])).id);
    for (const unit of ['stc', 'ba-dinh']) {
      const submission = await world.of(small.id, unit);
      const of = filled.get(submissions.find(({ unitId }) => unitId === submission.unitId)?.id ?? '') ?? [];
      const own = of.filter(({ indicatorCode }) => indicatorCode === 'TH-VB-01');
      await world.report(submission.id, peopleOf(submission.unitId), own);
    }
    expect(await statements(period.id)).toEqual(await statements(small.id));
    for (const group of [UnitGroup.UNSPECIFIED, UnitGroup.COMMUNE, UnitGroup.DEPARTMENT]) {
      expect(lines(await allRolled(group))).toEqual(expected(group));
    }
  }, 120_000);

  it('is locked, and a late correction restates what it changes and nothing else', async () => {
    const locked = await world.actOnPeriod('chief', 'lockPeriod', period.id);
    expect(locked.state).toBe(PeriodState.LOCKED);
    const before = await allRolled(UnitGroup.UNSPECIFIED);
    const submission = submissions[100] as Submission;
    const was = filled.get(submission.id) ?? [];
    const changed = was.find(({ indicatorCode, nothing }) => plain.has(indicatorCode) && !nothing);
    const figure = Figure.fromPartial({ ...changed, value: String(Number(changed?.value) + 5) });
    await world.act(peopleOf(submission.unitId)[0], 'correctSubmission', submission.id);
    await world.report(submission.id, peopleOf(submission.unitId), [figure]);
    filled.set(
      submission.id,
      was.map((of) => (of === changed ? figure : of)),
    );
    const after = await allRolled(UnitGroup.UNSPECIFIED);
    expect(lines(after)).toEqual(expected(UnitGroup.UNSPECIFIED));
    const restated = after.filter((of) => of.restated);
    expect(restated).toHaveLength(1);
    const old = before.find(
      ({ indicatorCode, member }) => indicatorCode === figure.indicatorCode && member === '',
    );
    expect(restated[0]).toMatchObject({ indicatorCode: figure.indicatorCode, lockedValue: old?.value });
  }, 120_000);
});
