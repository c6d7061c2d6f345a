import { expectReason } from '@baro/chassis/testing';
import { Figure, PeriodKind, PeriodState, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import type { Period, Submission } from '@baro/proto/baro/reporting/v1/resources';
import type { World } from '../../services/reporting/test/world.ts';
import { figuresOf } from './published-forms.ts';
import type { OwnersForm } from './published-forms.ts';

/** What a form needs beside its indicators to be of a year. */
export const yearly = { periodKind: PeriodKind.YEAR, cutOffCode: 'calendar', name: 'Số liệu công bố' };

/** A form whose years are reported, signed and locked. */
export class ReportedForm {
  readonly form: OwnersForm;
  readonly periods = new Map<number, Period>();
  /** What the check found before reasons were given: `<year> <field> <rule>`. */
  readonly found: string[] = [];
  private readonly world: World;

  constructor(world: World, form: OwnersForm) {
    this.world = world;
    this.form = form;
  }

  /** Reports every year, one after the other; of `answered` every other department says that it has nothing. */
  async report(answered: (year: number) => boolean): Promise<void> {
    const { form, world } = this;
    const { id } = await world.form(
      form.indicators.map(({ definition }) => definition.code),
      yearly,
    );
    for (const year of form.years) {
      const period = await world.open(id, 1, 'chief', year);
      await this.fill(await world.of(period.id, form.owner), year);
      if (answered(year)) await this.answerForOthers(period);
      await world.actOnPeriod('chief', 'rollUpPeriod', period.id);
      const locked = await world.actOnPeriod('chief', 'lockPeriod', period.id, {
        acceptMissing: !answered(year),
      });
      if (locked.state !== PeriodState.LOCKED) throw new Error(`${year} is not locked`);
      this.periods.set(year, locked);
    }
  }

  private async fill({ id }: Submission, year: number): Promise<void> {
    const { world, form } = this;
    const [official, leader] = [`${form.owner}-official`, `${form.owner}-leader`];
    const figures = figuresOf(form, year);
    await world.act(official, 'saveFigures', id, { figures });
    const { findings } = await world.get(id, official);
    this.found.push(...findings.map((of) => `${year} ${of.indicatorCode}/${of.member} ${of.rule}`));
    if (findings.length > 0) {
      await expectReason(world.act(official, 'checkSubmission', id), 'CHECKS_FAILED');
      const reason = 'Theo số liệu đã công bố';
      const asked = figures.filter(({ indicatorCode, member }) =>
        findings.some((of) => of.indicatorCode === indicatorCode && of.member === member),
      );
      await world.act(official, 'saveFigures', id, {
        figures: asked.map((figure) => ({ ...figure, reason })),
      });
    }
    await world.act(official, 'checkSubmission', id);
    await world.act(leader, 'approveSubmission', id);
    const grade = form.preliminary.includes(year) ? ValueGrade.PRELIMINARY : ValueGrade.FINAL;
    await world.act(leader, 'signSubmission', id, { grade });
  }

  private async answerForOthers({ id }: Period): Promise<void> {
    const { world, form } = this;
    const { submissions } = await world.list({ periodId: id, pageSize: 200 });
    const nothing = figuresOf(form, form.years[0] ?? 0).map(({ indicatorCode, member }) =>
      Figure.fromPartial({ indicatorCode, member, nothing: true }),
    );
    for (const other of submissions) {
      const name = other.unitName.replace('Unit ', '');
      const own = name === 'stc' ? (['stc-official', 'stc-head', 'stc-director'] as const) : undefined;
      const people = own ?? ([`${name}-official`, `${name}-leader`, `${name}-leader`] as const);
      if (name !== form.owner) await world.report(other.id, people, nothing);
    }
  }
}
