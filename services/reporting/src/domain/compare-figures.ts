import Big from 'big.js';
import { Direction, PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { ratioOf } from './decimal.ts';
import { isRatio } from './figure.ts';
import { isPartOfYear, targetOf } from './target.ts';

const hundred = new Big(100);
const percentPlaces = 1;

/** Change from one value to the next: exact, and per cent of the first to one place; texts with a sign, empty for none. */
export interface Change {
  difference: string;
  percent: string;
}

/** A share changes by points: per cent of per cent would mislead. Nothing is measured against 0. */
export function changeOf(
  definition: Pick<IndicatorDefinition, 'valueType'>,
  before: string,
  now: string,
): Change {
  if (before === '' || now === '') return { difference: '', percent: '' };
  const difference = new Big(now).minus(before);
  const percent = isRatio(definition)
    ? undefined
    : ratioOf(difference, new Big(before).abs(), hundred, percentPlaces);
  return { difference: signed(difference), percent: percent ? signed(percent) : '' };
}

function signed(value: Big): string {
  return value.gt(0) ? `+${value.toFixed()}` : value.toFixed();
}

/** How a value stands to the target of its year. */
export type TargetStanding =
  | { kind: 'none' | 'of-whole-year' | 'reached' | 'missed' | 'within' }
  /** Counts from the year's start; so many per cent of the target, to one place. */
  | { kind: 'under-way'; percent: string };

/** How the value of a period stands to what is aimed at in its year. */
export function standingToTarget(
  definition: IndicatorDefinition,
  value: string,
  period: { kind: PeriodKind; number: number; year: number },
): TargetStanding {
  const target = targetOf(definition, period.year);
  const { direction, cumulative } = definition;
  if (target === '' || value === '' || direction === Direction.NEUTRAL) return { kind: 'none' };
  const ended = endsYear(period);
  if (isPartOfYear(definition, period)) return { kind: 'of-whole-year' };
  if (direction === Direction.DOWN) {
    if (new Big(value).gt(target)) return { kind: 'missed' };
    return { kind: cumulative && !ended ? 'within' : 'reached' };
  }
  if (new Big(value).gte(target)) return { kind: 'reached' };
  const percent = ratioOf(new Big(value), new Big(target), hundred, percentPlaces);
  return cumulative && !ended && percent
    ? { kind: 'under-way', percent: percent.toFixed() }
    : { kind: 'missed' };
}

/** The number of the last period of a kind that ends with the year. */
const lastNumbers: Readonly<Partial<Record<PeriodKind, number>>> = {
  [PeriodKind.MONTH]: 12,
  [PeriodKind.QUARTER]: 4,
  [PeriodKind.HALF_YEAR]: 2,
  [PeriodKind.YEAR]: 1,
};

function endsYear({ kind, number }: { kind: PeriodKind; number: number }): boolean {
  return lastNumbers[kind] === number;
}

/** Whether a value from the year's start would be compared with one of another part of another year. */
export function startsAnew(
  { cumulative }: Pick<IndicatorDefinition, 'cumulative'>,
  period: { kind: PeriodKind; year: number },
  formerYear: number,
): boolean {
  const wholeSpans: readonly PeriodKind[] = [PeriodKind.YEAR, PeriodKind.NINE_MONTHS];
  return cumulative && formerYear !== period.year && !wholeSpans.includes(period.kind);
}
