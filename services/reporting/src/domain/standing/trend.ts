import { Trend } from '@baro/proto/baro/reporting/v1/standings';
import type Big from 'big.js';

/** How a value went, in its measure. */
export interface Going {
  readonly trend: Trend;
  readonly change: Big | undefined;
  readonly peerChange: Big | undefined;
}

/** Change of the peer in the middle: half of the peers change as much or more; undefined of none. */
export function middleChange(changes: readonly Big[], sign: -1 | 0 | 1): Big | undefined {
  const sorted = changes.toSorted((one, other) => one.cmp(other) * (sign === -1 ? 1 : -1));
  return sorted[Math.ceil(sorted.length / 2) - 1];
}

/** How a value goes in its good direction; rising, but slower than half of its peers, is told apart. */
export function trendOf(change: Big | undefined, peerChange: Big | undefined, sign: -1 | 0 | 1): Going {
  const known = { change, peerChange };
  if (!change || sign === 0) return { ...known, trend: Trend.UNSPECIFIED };
  const better = change.times(sign);
  if (better.eq(0)) return { ...known, trend: Trend.LEVEL };
  if (better.lt(0)) return { ...known, trend: Trend.FALLING };
  const slower = peerChange !== undefined && better.lt(peerChange.times(sign));
  return { ...known, trend: slower ? Trend.RISING_SLOWER : Trend.RISING };
}

/** Whether a unit is asked for a cause. */
export function asksForCause(trend: Trend): boolean {
  return trend === Trend.FALLING || trend === Trend.RISING_SLOWER;
}
