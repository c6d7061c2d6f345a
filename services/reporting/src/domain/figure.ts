import Big from 'big.js';
import { RollUpRule, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { Figure, IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { ratioOf, readDecimal, writeDecimal } from './decimal.ts';

/** Whether a value is made of numerator and denominator. */
export function isRatio({ valueType }: Pick<IndicatorDefinition, 'valueType'>): boolean {
  return valueType === ValueType.RATIO;
}

/** Whether a value is given with its weight. */
export function isWeighted({ rollUp }: Pick<IndicatorDefinition, 'rollUp'>): boolean {
  return rollUp === RollUpRule.WEIGHTED;
}

/** Factor of a ratio. */
export function factorOf({ factor }: Pick<IndicatorDefinition, 'factor'>): Big {
  return readDecimal(factor) ?? new Big(1);
}

/** The figure as kept: numbers in their shortest text, a ratio computed, what is weighted with value times weight. */
export function completeFigure(figure: Figure, definition: IndicatorDefinition): Figure {
  if (figure.nothing) return { ...figure, value: '', numerator: '', denominator: '' };
  const value = readDecimal(figure.value);
  const numerator = readDecimal(figure.numerator);
  const denominator = readDecimal(figure.denominator);
  const kept = {
    ...figure,
    value: writeDecimal(value),
    numerator: writeDecimal(numerator),
    denominator: writeDecimal(denominator),
  };
  if (isRatio(definition)) {
    const ratio =
      numerator && denominator
        ? ratioOf(numerator, denominator, factorOf(definition), definition.decimals)
        : undefined;
    return { ...kept, value: writeDecimal(ratio) };
  }
  if (isWeighted(definition)) {
    return { ...kept, numerator: writeDecimal(value && denominator ? value.times(denominator) : undefined) };
  }
  return { ...kept, numerator: '', denominator: '' };
}

/** Whether something is said: a value, both parts of one, or that there is nothing. */
export function isFilled(figure: Figure, definition: IndicatorDefinition): boolean {
  if (figure.nothing) return true;
  if (isRatio(definition)) return figure.numerator !== '' && figure.denominator !== '';
  return figure.value !== '' && (!isWeighted(definition) || figure.denominator !== '');
}

/** Whether anything at all was written. */
export function isBlank({ value, numerator, denominator, nothing, reason }: Figure): boolean {
  return !nothing && [value, numerator, denominator, reason].every((text) => text === '');
}
