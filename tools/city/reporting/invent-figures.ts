import { Direction, Figure, RollUpRule, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { BreakdownMember, IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import type { Random } from '../random.ts';

/** How much more each month counts than the one before: a demo shows change, and none that has to be explained. */
const GROWTH = 0.04;

/** Invented figures of one indicator that break no rule: the whole, then each member. `month` counts from 0. */
export function inventFigures(definition: IndicatorDefinition, random: Random, month: number): Figure[] {
  const { code: indicatorCode, breakdowns, direction, valueType } = definition;
  const wanted = direction !== Direction.DOWN;
  const first = wanted ? random.between(120, 600) : random.between(2, 9);
  const count = capped(definition, Math.round(first * (1 + GROWTH * month)));
  if (valueType === ValueType.RATIO) return [ratio(definition, random, month)];
  if (definition.rollUp === RollUpRule.WEIGHTED) {
    return [Figure.fromPartial({ indicatorCode, value: `${count}`, denominator: '120' })];
  }
  return [
    Figure.fromPartial({ indicatorCode, value: `${count}` }),
    ...breakdowns.flatMap(({ members }) =>
      partsOf(count, members).map(([member, value]) =>
        Figure.fromPartial({ indicatorCode, member, value: `${value}` }),
      ),
    ),
  ];
}

function ratio({ code, factor, direction }: IndicatorDefinition, random: Random, month: number): Figure {
  const denominator = Math.round(random.between(120, 600) * (1 + GROWTH * month));
  const percent = direction === Direction.DOWN ? random.between(3, 9) : random.between(85, 99);
  // What is no share is a mean number of something.
  const times = factor === '100' ? percent / 100 : 2 + percent / 10;
  const numerator = Math.round(denominator * times);
  return Figure.fromPartial({
    indicatorCode: code,
    numerator: `${numerator}`,
    denominator: `${denominator}`,
  });
}

function capped({ maxValue }: IndicatorDefinition, value: number): number {
  return maxValue === '' ? value : Math.min(value, Math.floor(Number(maxValue)));
}

/** Parts that add up to the whole, each smaller than the one before. */
function partsOf(whole: number, members: readonly BreakdownMember[]): [member: string, value: number][] {
  const count = members.length;
  const all = (count * (count + 1)) / 2;
  const parts = members.map((_, at) => Math.floor((whole * (count - at)) / all));
  const rest = whole - parts.reduce((sum, part) => sum + part, 0);
  return members.map(({ code }, at) => [code, (parts[at] ?? 0) + (at === 0 ? rest : 0)]);
}
