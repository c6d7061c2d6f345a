import { chainOf } from '@baro/directory-client';
import type { Desk, FindUnit } from '@baro/directory-client';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';

const groups: Readonly<Record<string, UnitGroup>> = {
  ward: UnitGroup.COMMUNE,
  commune: UnitGroup.COMMUNE,
  township: UnitGroup.COMMUNE,
  department: UnitGroup.DEPARTMENT,
};

/** Group a unit of this kind reports in; unset when it reports nothing. */
export function groupOf(kind: string): UnitGroup {
  return groups[kind] ?? UnitGroup.UNSPECIFIED;
}

/** The unit a desk reports for: its own, or the nearest above it that reports. Empty when none does. */
export function reportingUnitOf(desk: Pick<Desk, 'chain'>, find: FindUnit): string {
  return desk.chain.find((id) => groupOf(find(id)?.kind ?? '') !== UnitGroup.UNSPECIFIED) ?? '';
}

/** The unit itself if it reports, or the nearest above it that does. Empty when none does. */
export function reportingUnitAbove(unitId: string, find: FindUnit): string {
  return reportingUnitOf({ chain: chainOf(unitId, find).map(({ id }) => id) }, find);
}
