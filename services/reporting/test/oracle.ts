import { RollUpRule } from '@baro/proto/baro/reporting/v1/resources';
import type { Figure, IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';

/** Whole numbers alone, so that nothing is rounded but once: six places are all a figure has. */
const unit = 1_000_000n;

/** A decimal text in millionths. */
function millionths(text: string): bigint {
  const [, sign = '', whole = '0', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const size = BigInt(whole) * unit + BigInt(places.padEnd(6, '0') || '0');
  return sign ? -size : size;
}

/** So many of 1 / `one` as the shortest decimal text. */
function textOf(size: bigint, one: bigint): string {
  const digits = String(one).length - 1;
  const absolute = String(size < 0n ? -size : size).padStart(digits + 1, '0');
  const places = absolute.slice(absolute.length - digits).replace(/0+$/, '');
  const whole = absolute.slice(0, absolute.length - digits);
  return `${size < 0n ? '-' : ''}${whole}${places && `.${places}`}`;
}

/** numerator / denominator to so many places, half away from zero, as text. */
function divided(numerator: bigint, denominator: bigint, decimals: number): string {
  if (denominator === 0n) return '';
  const one = 10n ** BigInt(decimals);
  const negative = numerator < 0n !== denominator < 0n;
  const [top, bottom] = [numerator, denominator].map((size) => (size < 0n ? -size : size)) as [
    bigint,
    bigint,
  ];
  const rounded = (2n * top * one + bottom) / (2n * bottom);
  return textOf(negative ? -rounded : rounded, one);
}

const sum = (texts: readonly string[]): bigint => texts.reduce((total, text) => total + millionths(text), 0n);

/**
 * What a figure of units comes to, counted apart from the service: no SQL, no library, no code of it. Undefined when the
 * indicator is not rolled up.
 */
export function rolledUp(definition: IndicatorDefinition, figures: readonly Figure[]): string | undefined {
  const { rollUp, decimals, factor } = definition;
  const given = figures.filter(({ nothing }) => !nothing);
  switch (rollUp) {
    case RollUpRule.SUM:
    case RollUpRule.LAST: {
      const values = given.map(({ value }) => value).filter((value) => value !== '');
      return values.length === 0 ? '' : textOf(sum(values), unit);
    }
    case RollUpRule.RATIO_OF_SUMS: {
      const numerator = sum(given.map((figure) => figure.numerator)) * millionths(factor || '1');
      return divided(numerator, sum(given.map((figure) => figure.denominator)) * unit, decimals);
    }
    case RollUpRule.WEIGHTED: {
      const products = given.map((figure) => millionths(figure.value) * millionths(figure.denominator));
      const numerator = products.reduce((total, product) => total + product, 0n);
      return divided(numerator, sum(given.map(({ denominator }) => denominator)) * unit, decimals);
    }
    default:
      return undefined;
  }
}

/** What the second value has more than the first, as the shortest decimal text. */
export function difference(before: string, now: string): string {
  return textOf(millionths(now) - millionths(before), unit);
}
