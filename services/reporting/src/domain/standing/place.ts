import { Place } from '@baro/proto/baro/reporting/v1/standings';
import type Big from 'big.js';
import type { Interval } from './rate.ts';

/** A peer that is placed. */
export interface Placed {
  readonly unitId: string;
  /** The more, the better. */
  readonly rank: Big;
  /** Its interval, the more the better as well; the value itself when there is none. */
  readonly interval: Interval;
}

/** Places of peers: equal values share one, and what cannot be told apart is said. */
export function placesOf(peers: readonly Placed[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { unitId, rank, interval } of peers) {
    const before = peers.filter((peer) => peer.rank.gt(rank)).length;
    const surelyBefore = peers.filter((peer) => peer.interval.low > interval.high).length;
    const surelyAfter = peers.filter((peer) => peer.interval.high < interval.low).length;
    places.set(
      unitId,
      Place.fromPartial({
        place: before + 1,
        bestPlace: surelyBefore + 1,
        worstPlace: peers.length - surelyAfter,
        peerCount: peers.length,
      }),
    );
  }
  return places;
}
