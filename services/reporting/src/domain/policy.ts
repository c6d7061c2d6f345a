import { decide, denied, findDesk, mayBeGivenWork, PostRole } from '@baro/directory-client';
import type { Decision, FindUnit, Staff } from '@baro/directory-client';
import type { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { groupOf, reportingUnitOf } from './unit-group.ts';

/** The receiver's office makes forms and opens periods in the name of the body it works for. */
const keepers: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE, PostRole.TASK_FORCE];
/** Locking binds everybody: never the task force's alone. */
const lockers: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE];
const approvers: readonly PostRole[] = [PostRole.HEAD_OF_DIVISION, PostRole.CHIEF_OF_OFFICE, PostRole.LEADER];

/** Catalogue, forms and periods are public inside the city: everybody who works here sees them, a system as well. */
export function maySeeReports(staff: Staff): boolean {
  return staff.desks.length > 0 || staff.systemUnitId !== '';
}

/** Making forms, opening and rolling up periods, for the unit that receives them. */
export function mayKeepForms(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, keepers, unitId));
}

/** Locking a period, for the unit that receives it. */
export function mayLock(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, lockers, unitId));
}

/** The catalogue is kept by who keeps forms of the unit, or by the administrator of the platform it is on. */
export function mayImport(staff: Staff, unitId: string, treeId: string): Decision {
  const keeper = mayKeepForms(staff, unitId);
  if (keeper.allowed) return keeper;
  return decide(
    staff.desks.find((desk) => desk.role === PostRole.CITY_ADMINISTRATOR && desk.tree === treeId),
  );
}

/** Filling in and checking: everybody who works in the unit or below it, and its system. */
export function mayFill(staff: Staff, unitId: string, find: FindUnit): Decision {
  if (unitId === '') return denied;
  if (staff.systemUnitId === unitId) return { allowed: true, as: { unitId, postId: '', personId: '' } };
  return decide(
    staff.desks.find((desk) => mayBeGivenWork(desk.role) && reportingUnitOf(desk, find) === unitId),
  );
}

/** Approving and sending back: heads of division, chiefs of office and leaders of the unit. */
export function mayApprove(staff: Staff, unitId: string, find: FindUnit): Decision {
  return decide(
    staff.desks.find((desk) => approvers.includes(desk.role) && reportingUnitOf(desk, find) === unitId),
  );
}

/** Signing off is the leader's (NĐ 09/2019/NĐ-CP): of the unit itself, never of one below it. */
export function maySign(staff: Staff, unitId: string): Decision {
  return decide(staff.desks.find((desk) => desk.role === PostRole.LEADER && desk.unitId === unitId));
}

/** Drafts are the unit's own. */
export function maySeeDraft(staff: Staff, unitId: string, find: FindUnit): boolean {
  return mayFill(staff, unitId, find).allowed || staff.desks.some(({ role }) => role === PostRole.AUDITOR);
}

/** What is signed is seen by the unit, by who receives it, and by the auditor. */
export function maySeeSigned(
  staff: Staff,
  { unitId, receiverId }: { readonly unitId: string; readonly receiverId: string },
  find: FindUnit,
): boolean {
  return maySeeDraft(staff, unitId, find) || mayKeepForms(staff, receiverId).allowed;
}

/** Scoring a unit by an index set: who fills in its reports. */
export function mayScore(staff: Staff, unitId: string, find: FindUnit): Decision {
  return mayFill(staff, unitId, find);
}

/** Whether the caller may score a unit of the group at all. */
export function mayScoreAny(staff: Staff, group: UnitGroup, find: FindUnit): boolean {
  const units = [staff.systemUnitId, ...staff.desks.map((desk) => reportingUnitOf(desk, find))];
  return units.some(
    (unitId) => groupOf(find(unitId)?.kind ?? '') === group && mayScore(staff, unitId, find).allowed,
  );
}

/** Verifying what units scored themselves: who keeps forms of the unit that keeps the index set. */
export function mayVerify(staff: Staff, keeperUnitId: string): Decision {
  return mayKeepForms(staff, keeperUnitId);
}

/** Verifying a unit's scores: never by who works in the unit and could have given them. */
export function mayVerifyUnit(
  staff: Staff,
  { unitId, keeperUnitId }: { readonly unitId: string; readonly keeperUnitId: string },
  find: FindUnit,
): Decision {
  return mayScore(staff, unitId, find).allowed ? denied : mayVerify(staff, keeperUnitId);
}

/** Notes and evidence of scores are the unit's own, of who keeps the index set, and of auditors. */
export function maySeeScores(
  staff: Staff,
  { unitId, keeperUnitId }: { readonly unitId: string; readonly keeperUnitId: string },
  find: FindUnit,
): boolean {
  return maySeeDraft(staff, unitId, find) || mayVerify(staff, keeperUnitId).allowed;
}
