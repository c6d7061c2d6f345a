import { expectReason } from '@baro/chassis/testing';
import { CheckRule, RollUpRule } from '@baro/proto/baro/reporting/v1/resources';
import { SeriesBreakReason } from '@baro/proto/baro/reporting/v1/series';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readIndicators } from '../../services/reporting/reference/index.ts';
import { earlierTerm, idOfUnit, seedUnits } from '../../services/reporting/test/whole-city.ts';
import { startWorld } from '../../services/reporting/test/world.ts';
import type { World } from '../../services/reporting/test/world.ts';
import { ReportedForm, yearly } from './owners.ts';
import { figuresOf, formsOf, partsThatDiffer, toReport } from './published-forms.ts';
import type { ReportedIndicator } from './published-forms.ts';
import { readPublished } from './published-values.ts';
import type { PublishedIndicator } from './published-values.ts';
import { expectedOf, jumpsOf } from './read-again.ts';
import { seriesOf, shownOf } from './shown-series.ts';

/** Hanoi took over Hà Tây: a population before and after is none of the same city. */
const merger = { code: 'XH-DS-01', validFrom: '2008-08-01', year: 2008, legalRef: 'Nghị quyết 15/2008/QH12' };
/** The publication's own parts do not add up, mostly by its rounding: found in the file by hand. */
const doNotAddUp = [
  'KT-NN-01 2007',
  'KT-NN-01 2008',
  'KT-NN-14 2014',
  'XH-DS-01 2011',
  'XH-DS-01 2012',
  'XH-GD-14 2011',
];

describeNeeding('realData', "the city's published values, each reported by who leads in it", (folder) => {
  let world: World;
  let published: PublishedIndicator[];
  let reported: ReportedIndicator[];
  let forms: ReportedForm[];
  const find = (code: string): ReportedIndicator => {
    const found = reported.find(({ definition }) => definition.code === code);
    if (!found) throw new Error(`no published values of ${code}`);
    return found;
  };
  const formOf = (code: string): ReportedForm => {
    const found = forms.find(({ form }) =>
      form.indicators.some(({ definition }) => definition.code === code),
    );
    if (!found) throw new Error(`no form asks for ${code}`);
    return found;
  };

  beforeAll(async () => {
    published = await readPublished(folder);
    reported = published.map(toReport);
    world = await startWorld();
    forms = formsOf(reported).map((form) => new ReportedForm(world, form));
    const owners = new Set(reported.map(({ definition }) => definition.ownerName));
    await seedUnits(
      world,
      [...owners].map((name) => ({ name, kind: 'department' })),
    );
    const { validFrom, legalRef } = merger;
    const definitions = reported.map(({ definition }) => definition);
    const after = { ...find(merger.code).definition, validFrom, legalRef, breaksSeries: true };
    const reply = await world.import([...definitions, after]);
    if (reply.refusals.length > 0) throw new Error(JSON.stringify(reply.refusals));
  }, 240_000);
  afterAll(() => world.close());

  it('are there for 51 of the 171 indicators, of years a report can be of since 2000', async () => {
    expect([published.length, forms.length, forms.flatMap(({ form }) => form.years).length]).toEqual([
      51, 27, 255,
    ]);
    const before = reported.flatMap(({ whole }) => [...whole.keys()].filter((year) => year < 2000));
    expect(before).toHaveLength(55);
    const { id } = await world.form(['KT-TM-01'], yearly);
    await expectReason(world.open(id, 1, 'chief', 1999), 'FIELD_INVALID', ['year']);
    // No term of the law is of so long ago: the city has to configure one.
    await expectReason(world.open(id, 1, 'chief', 2015), 'TERM_MISSING');
    await earlierTerm(world);
  });

  it('a planted error is found where it is, and nothing else', async () => {
    const { form } = formOf('KT-NN-04');
    const { id } = await world.form(
      form.indicators.map(({ definition }) => definition.code),
      yearly,
    );
    const period = await world.open(id, 1, 'chief', 2010);
    const submission = await world.of(period.id, form.owner);
    const official = `${form.owner}-official`;
    const planted = figuresOf(form, 2010).flatMap((figure) => {
      const { indicatorCode, member, value } = figure;
      // A part above its whole, a typing error of a digit too many, a number with a sign, one left out.
      if (indicatorCode === 'KT-NN-04' && member === 'lua') return { ...figure, value: `9${value}` };
      if (indicatorCode === 'KT-NN-03') return { ...figure, value: `-${value}` };
      return indicatorCode === 'KT-NN-10' ? [] : figure;
    });
    await world.act(official, 'saveFigures', submission.id, { figures: planted });
    const { fields } = await expectReason(
      world.act(official, 'checkSubmission', submission.id),
      'CHECKS_FAILED',
    );
    expect(fields.map(({ field, rule }) => `${field} ${rule}`).toSorted()).toEqual([
      'figures[KT-NN-03] OUT_OF_RANGE',
      'figures[KT-NN-04/lua] PARTS_DIFFER',
      'figures[KT-NN-10] MISSING',
    ]);
    const tooFine = { indicatorCode: 'KT-NN-10', value: '12.5' };
    const save = world.act(official, 'saveFigures', submission.id, { figures: [tooFine] });
    await expectReason(save, 'FIELD_INVALID', ['figures[KT-NN-10].value']);
  });

  it('are asked for reasons where they jump and for nothing else, signed, rolled up and locked year by year', async () => {
    const waiting = [...forms];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const everybody = next === formOf('KT-NN-04');
        await next.report((year) => everybody && year === 2015);
      }
    };
    await Promise.all([work(), work(), work()]);
    const jumps = reported.flatMap(({ definition, whole, members, years }) =>
      [['', whole] as const, ...members].flatMap(([member, series]) => {
        const { code, breakdowns, jumpPercent } = definition;
        const asked = member === '' || breakdowns.some((of) => of.members.some((one) => one.code === member));
        const found = asked ? jumpsOf(series, years, jumpPercent) : [];
        return found
          .filter((year) => code !== merger.code || year !== merger.year)
          .map((year) => `${year} ${code}/${member} ${CheckRule.JUMP_WITHOUT_REASON}`);
      }),
    );
    expect(jumps.length).toBeGreaterThan(50);
    expect(forms.flatMap(({ found }) => found).toSorted()).toEqual(jumps.toSorted());
    const answered = formOf('KT-NN-04').periods.get(2015);
    expect(answered).toMatchObject({ unitCount: 11, lateCount: 11, missingCount: 0 });
  }, 1_200_000);

  it('are shown to the last digit by the series, of the city where values add up and of who reported them', async () => {
    for (const { definition, valuesTable } of readIndicators().filter((of) => of.valuesTable !== '')) {
      const { code, ownerName } = definition;
      const { definition: asked, years } = find(code);
      const expected = expectedOf(folder, code, valuesTable).filter(([year]) => years.includes(year));
      const shown = await shownOf(world, code, idOfUnit(ownerName));
      expect([code, shown.unit]).toEqual([code, expected]);
      expect([code, shown.city]).toEqual([code, asked.rollUp === RollUpRule.NONE ? [] : expected]);
      expect([code, shown.preliminary]).toEqual([code, formOf(code).form.preliminary]);
    }
  });

  it('are rolled up member by member as published', async () => {
    for (const { definition, years, members } of reported.filter(
      (of) => of.definition.breakdowns.length > 0,
    )) {
      const year = years.at(-1) ?? 0;
      const rolled = await world.rolled(formOf(definition.code).periods.get(year)?.id ?? '');
      const own = rolled.filter(
        ({ indicatorCode, member }) => indicatorCode === definition.code && member !== '',
      );
      const asked = definition.breakdowns.flatMap((breakdown) => breakdown.members.map(({ code }) => code));
      expect(own.map(({ member, value }) => [member, value])).toEqual(
        asked.toSorted().map((member) => [member, members.get(member)?.get(year)?.value]),
      );
    }
  });

  it('break where the city became another', async () => {
    const [early] = await seriesOf(world, merger.code, idOfUnit(find(merger.code).definition.ownerName));
    const of2008 = early?.periods.find(({ year }) => year === merger.year)?.periodId;
    const { legalRef, validFrom: effectiveDate } = merger;
    const broken = {
      periodId: of2008,
      reason: SeriesBreakReason.DEFINITION_CHANGED,
      effectiveDate,
      legalRef,
    };
    expect(early?.lines.map(({ breaks }) => breaks)).toMatchObject([[broken], [broken]]);
  });

  it('whose parts do not add up are refused by the demo set’s own definitions', async () => {
    const own = published.filter(({ definition }) =>
      doNotAddUp.some((place) => place.startsWith(definition.code)),
    );
    const trials = own.map((of) => {
      const breakdowns = of.definition.breakdowns;
      return {
        ...toReport(of),
        definition: { ...toReport(of).definition, breakdowns, code: `THU.${of.definition.code}` },
      };
    });
    await world.import(trials.map(({ definition }) => definition));
    const { id } = await world.form(
      trials.map(({ definition }) => definition.code),
      yearly,
    );
    const found: string[] = [];
    for (const year of [2006, 2007, 2008, 2010, 2011, 2012, 2014, 2015]) {
      const { id: periodId } = await world.open(id, 1, 'chief', year);
      const submission = await world.of(periodId, 'Sở Y tế');
      const form = { owner: 'Sở Y tế', years: [year], preliminary: [], indicators: trials };
      const figures = figuresOf(form, year).filter(({ value }) => value !== '');
      await world.act('Sở Y tế-official', 'saveFigures', submission.id, { figures });
      const { findings } = await world.get(submission.id, 'Sở Y tế-official');
      const differ = findings.filter(({ rule }) => rule === CheckRule.PARTS_DIFFER);
      found.push(...differ.map(({ indicatorCode }) => `${indicatorCode.replace('THU.', '')} ${year}`));
    }
    expect([...new Set(found)].toSorted()).toEqual(doNotAddUp);
    const inFile = own.flatMap(({ definition, whole, members }) =>
      definition.breakdowns.flatMap((breakdown) =>
        partsThatDiffer(breakdown, whole, members, [...whole.keys()]).map(
          (year) => `${definition.code} ${year}`,
        ),
      ),
    );
    expect([...new Set(inFile)].toSorted()).toEqual(doNotAddUp);
  });
});
