import { topDown, type KnownGroup, type WantedAccount, type WantedGroup } from '../domain/account.ts';
import type { Keycloak } from '../keycloak/keycloak.ts';

/** What was found out of step and mended. */
export interface Mended {
  differences: number;
}

/** Makes the groups what the unit tree of today is. @returns group id by unit */
export async function keepGroups(
  keycloak: Keycloak,
  wanted: readonly WantedGroup[],
  mended: Mended,
): Promise<Map<string, string>> {
  const known = await keycloak.listGroups();
  const byUnit = new Map(known.map((group) => [group.unitId, group]));
  const groupOf = new Map<string, string>();
  for (const unit of topDown(wanted)) {
    const parent = groupOf.get(unit.parentId) ?? '';
    groupOf.set(unit.unitId, await keepGroup(keycloak, unit, byUnit.get(unit.unitId), parent, mended));
  }
  // From below: what stays has moved out by now.
  for (const group of known.toReversed()) {
    if (groupOf.get(group.unitId) === group.id) continue;
    await keycloak.deleteGroup(group.id);
    mended.differences += 1;
  }
  return groupOf;
}

async function keepGroup(
  keycloak: Keycloak,
  { unitId, code }: WantedGroup,
  known: KnownGroup | undefined,
  parentGroupId: string,
  mended: Mended,
): Promise<string> {
  if (known && known.code === code && known.parentGroupId === parentGroupId) return known.id;
  mended.differences += 1;
  if (!known) return keycloak.createGroup(unitId, code, parentGroupId);
  await keycloak.placeGroup(known, code, parentGroupId);
  return known.id;
}

/** Puts into each unit's group who acts there today, and nobody else. */
export async function keepMembers(
  keycloak: Keycloak,
  groupOf: ReadonlyMap<string, string>,
  people: readonly WantedAccount[],
  mended: Mended,
): Promise<void> {
  const members = new Map<string, Set<string>>([...groupOf.keys()].map((unitId) => [unitId, new Set()]));
  for (const { accountId, unitIds } of people) {
    if (accountId !== '') for (const unitId of unitIds) members.get(unitId)?.add(accountId);
  }
  for (const [unitId, groupId] of groupOf) {
    const wanted = members.get(unitId) ?? new Set<string>();
    const known = await keycloak.listMembers(groupId);
    const joining = [...wanted].filter((id) => !known.has(id));
    const leaving = [...known].filter((id) => !wanted.has(id));
    for (const id of joining) await keycloak.join(id, groupId);
    for (const id of leaving) await keycloak.leave(id, groupId);
    mended.differences += joining.length + leaving.length;
  }
}
