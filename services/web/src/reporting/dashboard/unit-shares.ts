import type { DashboardUnit } from '../../api/standing-api.ts';
import { compareDecimals, ratioOf } from '../decimal.ts';
import { thirdOf, type TileLevel } from '../series/grid-tiles.ts';

/** A unit on the dashboard by its share of the points of counted criteria. */
export interface UnitShare {
  readonly id: string;
  readonly name: string;
  /** In percent, one place; empty when nothing is scored. */
  readonly share: string;
  readonly level: TileLevel;
  readonly unit: DashboardUnit;
}

/** A tile a unit, in thirds of the group by share. */
export function unitShares(units: readonly DashboardUnit[]): UnitShare[] {
  const shares = units.map(shareOf);
  const sorted = shares.filter((share) => share !== '').toSorted(compareDecimals);
  return units.map((unit, at) => {
    const share = shares[at] ?? '';
    const level = share === '' ? 'none' : thirdOf(share, sorted);
    return { id: unit.unitId ?? '', name: unit.unitName ?? '', share, level, unit };
  });
}

export type ShareSort = 'place' | 'name' | 'asking';

/** By place with those not placed last, by Vietnamese name, or those first that have most to explain. */
export function sortShares(shares: readonly UnitShare[], sort: ShareSort): UnitShare[] {
  const byName = (a: UnitShare, b: UnitShare): number => a.name.localeCompare(b.name, 'vi');
  const placeOf = ({ unit }: UnitShare): number => unit.score?.place?.place || Number.MAX_SAFE_INTEGER;
  const askingOf = ({ unit }: UnitShare): number => unit.askingCount ?? 0;
  const by: Readonly<Record<ShareSort, (a: UnitShare, b: UnitShare) => number>> = {
    place: (a, b) => placeOf(a) - placeOf(b),
    name: byName,
    asking: (a, b) => askingOf(b) - askingOf(a),
  };
  return shares.toSorted((a, b) => by[sort](a, b) || byName(a, b));
}

function shareOf({ score = {} }: DashboardUnit): string {
  const { computedPoints = '', computedScoredPoints = '' } = score;
  return ratioOf(computedPoints, computedScoredPoints, '100', 1) ?? '';
}
