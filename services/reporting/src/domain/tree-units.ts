import { chainOf, unitsOn } from '@baro/directory-client';
import type { Directory, FindUnit, UnitView } from '@baro/directory-client';
import type { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { groupOf } from './unit-group.ts';

function topOf(unitId: string, find: FindUnit): string {
  return chainOf(unitId, find).at(-1)?.id ?? unitId;
}

/** Units of the whole tree a unit belongs to, as they stand on a date. */
export function treeUnits(directory: Directory, unitId: string, date: string): UnitView[] {
  const top = topOf(unitId, unitsOn(directory, date));
  return directory.subtree(top, date).flatMap((id) => directory.unit(id, date) ?? []);
}

/** What says which units an index set compares. */
interface Comparing {
  /** Unit that keeps it. */
  readonly unitId: string;
  readonly unitGroup: UnitGroup;
}

/** Units a set compares: those of its group in the tree its keeper belongs to, as forms ask them. */
export function comparedUnits(directory: Directory, set: Comparing, date: string): UnitView[] {
  return treeUnits(directory, set.unitId, date).filter(({ kind }) => groupOf(kind) === set.unitGroup);
}

/** Whether the set compares the unit. */
export function isCompared(find: FindUnit, set: Comparing, unit: UnitView): boolean {
  return groupOf(unit.kind) === set.unitGroup && topOf(unit.id, find) === topOf(set.unitId, find);
}
