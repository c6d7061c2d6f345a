import { chainOf, isUnder, territoryOf } from '@baro/directory-client';
import type { FindUnit } from '@baro/directory-client';

/**
 * Under which row of a unit's map another unit counts: the unit itself, the one directly below it, or undefined when it
 * lies elsewhere. For the city's committee the wards, which lie under the city, are directly below too.
 */
export function rowOf(unitId: string, mapUnitId: string, find: FindUnit): string | undefined {
  if (!isUnder(unitId, mapUnitId, find)) return undefined;
  const chain = chainOf(unitId, find).map((unit) => unit.id);
  const territory = territoryOf(mapUnitId, find);
  const top = chain.includes(mapUnitId) ? mapUnitId : territory;
  const at = chain.indexOf(top);
  return at <= 0 ? top : chain[at - 1];
}

const levels: Record<string, string> = {
  city: 'city',
  people_committee: 'city',
  council: 'city',
  division: 'division',
  ward: 'ward',
  commune: 'ward',
  township: 'ward',
};

/** Level of a kind of unit: city, department (with every other kind), division, ward. */
export function levelOf(kind: string): string {
  return levels[kind] ?? 'department';
}
