import Big from 'big.js';
import { CheckRule, Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { CheckFinding, IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { setsOf } from './computed/sets-of.ts';
import { readDecimal, writeDecimal } from './decimal.ts';
import { isFilled, isRatio } from './figure.ts';
import { membersOf } from './asked.ts';

/** What was signed for the period before. */
export interface Former {
  /** Figures of the indicator by member. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** Whether that period is of the same report year. */
  readonly sameYear: boolean;
  /** Whether the meaning is the same, so that the two can be compared. */
  readonly comparable: boolean;
}

/** Looks at the figures of one indicator. @returns where they break a rule, in order of the members */
export function checkLine(
  definition: IndicatorDefinition,
  figures: ReadonlyMap<string, Figure>,
  former: Former | undefined,
): CheckFinding[] {
  const findings: CheckFinding[] = [];
  for (const member of membersOf(definition)) {
    const figure = figures.get(member) ?? Figure.create();
    const found = (rule: CheckRule, expected = '', value = figure.value): void => {
      findings.push({ indicatorCode: definition.code, member, rule, expected, found: value });
    };
    if (!isFilled(figure, definition)) found(CheckRule.MISSING, '', '');
    else if (isRatio(definition) && figure.value === '' && Number(figure.numerator) !== 0) {
      found(CheckRule.DENOMINATOR_ZERO, '', figure.numerator);
    } else {
      checkRange(definition, figure, found);
      if (former?.comparable) checkFormer(definition, figure, former, found);
    }
  }
  return [...findings, ...checkParts(definition, figures)];
}

type Found = (rule: CheckRule, expected?: string) => void;

function checkRange(definition: IndicatorDefinition, figure: Figure, found: Found): void {
  const value = readDecimal(figure.value);
  const [min, max] = [readDecimal(definition.minValue), readDecimal(definition.maxValue)];
  if (value && min && value.lt(min)) found(CheckRule.OUT_OF_RANGE, writeDecimal(min));
  if (value && max && value.gt(max)) found(CheckRule.OUT_OF_RANGE, writeDecimal(max));
}

function checkFormer(definition: IndicatorDefinition, figure: Figure, former: Former, found: Found): void {
  const before = readDecimal(former.figures.get(figure.member)?.value ?? '');
  if (!before) return;
  const value = figure.nothing ? new Big(0) : readDecimal(figure.value);
  if (!value) return;
  if (definition.cumulative && former.sameYear && value.lt(before)) {
    found(CheckRule.CUMULATIVE_FELL, writeDecimal(before));
  }
  // What is counted cannot be mistyped.
  if (setsOf(definition, figure.member)) return;
  const allowed = before.abs().times(definition.jumpPercent);
  const jumps =
    definition.jumpPercent > 0 && !before.eq(0) && value.minus(before).abs().times(100).gt(allowed);
  if (jumps && figure.reason === '') found(CheckRule.JUMP_WITHOUT_REASON, writeDecimal(before));
}

/** Parts of a breakdown that adds up, against the whole; only where all are there. */
function checkParts(
  { code, breakdowns }: IndicatorDefinition,
  figures: ReadonlyMap<string, Figure>,
): CheckFinding[] {
  const whole = valueOf(figures.get(''));
  if (!whole) return [];
  return breakdowns.flatMap(({ additive, members }): CheckFinding[] => {
    const parts = members.map((member) => valueOf(figures.get(member.code)));
    if (!additive || parts.includes(undefined)) return [];
    const sum = parts.reduce<Big>((total, part) => total.plus(part ?? 0), new Big(0));
    if (sum.eq(whole)) return [];
    const rule = CheckRule.PARTS_DIFFER;
    const [first] = members;
    return [
      {
        indicatorCode: code,
        member: first?.code ?? '',
        rule,
        expected: writeDecimal(whole),
        found: writeDecimal(sum),
      },
    ];
  });
}

/** Nothing counts as 0. */
function valueOf(figure: Figure | undefined): Big | undefined {
  return figure?.nothing ? new Big(0) : readDecimal(figure?.value ?? '');
}
