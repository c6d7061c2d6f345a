import { chainOf, unitsOn } from '@baro/directory-client';
import type { Directory, UnitView } from '@baro/directory-client';

/** Units of the whole tree a unit belongs to, as they stand on a date. */
export function treeUnits(directory: Directory, unitId: string, date: string): UnitView[] {
  const top = chainOf(unitId, unitsOn(directory, date)).at(-1)?.id ?? unitId;
  return directory.subtree(top, date).flatMap((id) => directory.unit(id, date) ?? []);
}
