import { Figure, RollUpRule, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';

/** Numbers that look like chance and are the same in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Figures of one unit for an indicator that break no rule. */
export function madeFigures(definition: IndicatorDefinition, next: () => number): Figure[] {
  const { code: indicatorCode, valueType, rollUp, breakdowns, decimals } = definition;
  const figure = (fields: Partial<Figure>) => Figure.fromPartial({ indicatorCode, ...fields });
  const whole = (most: number) => String(Math.floor(next() * most));
  if (valueType === ValueType.RATIO) {
    const denominator = Math.floor(next() * 500);
    return [
      figure({ numerator: String(Math.floor(next() * (denominator + 1))), denominator: String(denominator) }),
    ];
  }
  const digits = decimals === 0 ? '' : `.${whole(10 ** decimals).padStart(decimals, '0')}`;
  if (rollUp === RollUpRule.WEIGHTED) {
    const value = bounded(definition, `${whole(40)}${digits}`);
    return [figure({ value, denominator: whole(300) })];
  }
  if (breakdowns.length === 0) {
    return next() < 0.05
      ? [figure({ nothing: true })]
      : [figure({ value: bounded(definition, `${whole(90)}${digits}`) })];
  }
  return withParts(definition, figure, next);
}

/** Into the range of the definition, whatever it is. */
function bounded({ minValue, maxValue }: IndicatorDefinition, value: string): string {
  if (minValue !== '' && Number(value) < Number(minValue)) return minValue;
  return maxValue !== '' && Number(value) > Number(maxValue) ? maxValue : value;
}

/** A whole and the members of each breakdown, which add up to it. */
function withParts(
  { breakdowns, maxValue }: IndicatorDefinition,
  figure: (fields: Partial<Figure>) => Figure,
  next: () => number,
): Figure[] {
  const total = Math.floor(next() * Math.min(400, Number(maxValue || 400)));
  const parts = breakdowns.flatMap(({ members }) => {
    let left = total;
    return members.map(({ code: member }, at) => {
      const part = at === members.length - 1 ? left : Math.floor(next() * (left + 1));
      left -= part;
      return figure({ member, value: String(part) });
    });
  });
  return [figure({ value: String(total) }), ...parts];
}
