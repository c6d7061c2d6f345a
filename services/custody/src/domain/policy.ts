import { PostRole, isUnder } from '@baro/directory-client';
import type { Desk, FindUnit, Staff } from '@baro/directory-client';

/** Roles that oversee a unit and all below it. */
const overseeing: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE, PostRole.TASK_FORCE];

/** Roles that answer for their people. */
const heading: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE, PostRole.HEAD_OF_DIVISION];

function mayAudit(staff: Staff): boolean {
  return staff.desks.some((desk) => desk.role === PostRole.AUDITOR);
}

/** Whether the post oversees the unit: an office for the body it serves too, a head of division the own division. */
function oversees(desk: Desk, unitId: string, find: FindUnit): boolean {
  if (desk.role === PostRole.HEAD_OF_DIVISION) return isUnder(unitId, desk.unitId, find);
  if (!overseeing.includes(desk.role)) return false;
  return [desk.unitId, ...desk.serves].some((governing) => isUnder(unitId, governing, find));
}

/** Work list, map and dwell times of a unit: those who oversee it, and the auditor. Not its peers, not who works there. */
export function maySeeUnitWork(staff: Staff, unitId: string, find: FindUnit): boolean {
  return mayAudit(staff) || staff.desks.some((desk) => oversees(desk, unitId, find));
}

/** Dwell times by person: whoever heads the unit or one above it, and the auditor. Never a deputy, office or peer. */
export function mayMeasurePeople(staff: Staff, unitId: string, find: FindUnit): boolean {
  const heads = (desk: Desk): boolean =>
    desk.head && heading.includes(desk.role) && isUnder(unitId, desk.unitId, find);
  return mayAudit(staff) || staff.desks.some((desk) => heads(desk));
}
