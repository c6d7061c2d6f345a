import { PostRole, decide, isUnder, treeOf } from '@baro/directory-client';
import type { Decision, Desk, FindUnit, Staff } from '@baro/directory-client';

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

/** Whether the post heads the unit or one above it. */
function heads(desk: Desk, unitId: string, find: FindUnit): boolean {
  return desk.head && heading.includes(desk.role) && isUnder(unitId, desk.unitId, find);
}

/**
 * What is about people of a unit (dwell times by person, findings): whoever heads the unit or one above it, and the
 * auditor. Never a deputy, office or peer.
 */
export function mayMeasurePeople(staff: Staff, unitId: string, find: FindUnit): boolean {
  return mayAudit(staff) || staff.desks.some((desk) => heads(desk, unitId, find));
}

const petitionKinds: readonly string[] = ['petition', 'petition_part'];

/** Where a petition lies and the way it took: its page shows the holder to everybody who works here, or a system. */
export function mayFollowPetition(staff: Staff, itemKind: string): boolean {
  return petitionKinds.includes(itemKind) && (staff.desks.length > 0 || staff.systemUnitId !== '');
}

/** Whether the post is that of the head who decides for the unit. */
export function decidesFor(desk: Desk, unitId: string): boolean {
  return desk.head && desk.role === PostRole.LEADER && desk.unitId === unitId;
}

/**
 * A confidential item: the post that holds it, and nobody else, not who held it before nor the head who decides it. Whom a
 * letter denounces is known where it is kept, and there its way is shown to those who are not kept away from it.
 */
export function maySeeConfidential(staff: Staff, holderPostId: string | null): boolean {
  return staff.desks.some((desk) => desk.postId === holderPostId);
}

/** The event feed of a unit: a system of that unit. People have their pages; a unit above has a system and a feed of its own. */
export function mayReadFeed(staff: Staff, unitId: string): boolean {
  return staff.systemUnitId !== '' && staff.systemUnitId === unitId;
}

/** What decides who may do what with a finding. */
export interface FindingFacts {
  readonly unitId: string;
  /** Post of the named person. */
  readonly postId: string;
  /** Named person. */
  readonly personId: string;
  /** Replied, concluded, or the time for the reply is over. */
  readonly open: boolean;
}

/** Who calls: `personId` is empty for a system. */
export interface Reader {
  readonly staff: Staff;
  readonly personId: string;
}

/** Whether the post answers for the named person; whoever has the very post that is named judges nobody in it. */
function answersFor(desk: Desk, finding: FindingFacts, find: FindUnit): boolean {
  return desk.postId !== finding.postId && heads(desk, finding.unitId, find);
}

/** The named person, always and at whatever post; once it is open, who answers for the person, and the auditor. */
export function maySeeFinding({ staff, personId }: Reader, finding: FindingFacts, find: FindUnit): boolean {
  if (mayReply(personId, finding)) return true;
  if (!finding.open) return false;
  return mayAudit(staff) || staff.desks.some((desk) => answersFor(desk, finding, find));
}

/** The named person alone: nobody stands in for a reply. */
export function mayReply(personId: string, finding: Pick<FindingFacts, 'personId'>): boolean {
  return personId === finding.personId;
}

/** Who answers for the named person concludes, once it is open; never that person, at whatever other post. */
export function mayConclude({ staff, personId }: Reader, finding: FindingFacts, find: FindUnit): Decision {
  const able = finding.open && !mayReply(personId, finding);
  return decide(staff.desks.find((desk) => able && answersFor(desk, finding, find)));
}

/** Roles that answer for what becomes of a closed unit's work. */
const leading: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE];

/** Whether the post's writ runs over the unit: that of an office for the body it serves too. */
function governs(desk: Desk, unitId: string, find: FindUnit): boolean {
  return [desk.unitId, ...desk.serves].some((governing) => isUnder(unitId, governing, find));
}

/**
 * Handing a closed unit's items over: the city administrator, who carries the reorganisation out in the directory, and a
 * leader or chief of office over the closed unit or over every unit that follows. One of several that follow decides
 * nothing for the others.
 */
export function mayHandUnitOver(
  staff: Staff,
  unit: { id: string; successorIds: readonly string[] },
  find: FindUnit,
): Decision {
  const administers = (desk: Desk): boolean =>
    desk.role === PostRole.CITY_ADMINISTRATOR && desk.tree === treeOf(unit.id, find);
  const leads = (desk: Desk): boolean =>
    leading.includes(desk.role) &&
    (governs(desk, unit.id, find) ||
      (unit.successorIds.length > 0 && unit.successorIds.every((id) => governs(desk, id, find))));
  return decide(staff.desks.find((desk) => administers(desk) || leads(desk)));
}
