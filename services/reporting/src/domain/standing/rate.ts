import { Direction } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import Big from 'big.js';
import { ratioOf } from '../decimal.ts';
import { factorOf } from '../figure.ts';

/** 97.5 % of a normal distribution lies below: an interval of 95 %. */
const z = 1.959964;

/** Items counted, and the items they are of; `among` is null of what is no ratio. */
export interface Rate {
  readonly counted: number;
  readonly among: number | null;
}

/** Value of a rate in the indicator's measure; undefined of nothing. */
export function valueOf({ counted, among }: Rate, definition: IndicatorDefinition): Big | undefined {
  if (among === null) return new Big(counted);
  return ratioOf(new Big(counted), new Big(among), factorOf(definition), definition.decimals);
}

/** An interval in the indicator's measure. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of 95 %: of few items it is wide and never leaves 0 and the factor. Undefined of what is no share of
 * its items.
 */
export function intervalOf({ counted, among }: Rate, definition: IndicatorDefinition): Interval | undefined {
  if (among === null || among === 0 || counted > among) return undefined;
  const share = counted / among;
  const middle = share + z ** 2 / (2 * among);
  const reach = z * Math.sqrt((share * (1 - share)) / among + z ** 2 / (4 * among ** 2));
  const all = 1 + z ** 2 / among;
  const factor = Number(factorOf(definition));
  return {
    low: Math.max(0, (factor * (middle - reach)) / all),
    high: Math.min(factor, (factor * (middle + reach)) / all),
  };
}

/** 1 where more is better, -1 where less is, 0 where neither. */
export function signOf({ direction }: Pick<IndicatorDefinition, 'direction'>): -1 | 0 | 1 {
  if (direction === Direction.UP) return 1;
  return direction === Direction.DOWN ? -1 : 0;
}
