import { PostRole, decide, findDesk, mayHandle } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';
import { TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';

/** Facts of a task that decide who may act on it. */
export interface TaskFacts {
  /** Unit that assigns. */
  readonly unitId: string;
  readonly state: TaskState;
  /** Post that holds it; empty when nobody does. */
  readonly holderPostId: string;
  /** Post that assigned it. */
  readonly assignerPostId: string;
  /** Whether a request for extension waits. */
  readonly extensionOpen: boolean;
  /** Whether a later due time may still be asked for: it has one, and that has not passed. */
  readonly mayExtend: boolean;
}

const leaders: readonly PostRole[] = [PostRole.LEADER, PostRole.CHIEF_OF_OFFICE];
/** The task force prepares and assigns in the name of the unit it serves, a head of division within the division. */
const assigningRoles: readonly PostRole[] = [...leaders, PostRole.TASK_FORCE, PostRole.HEAD_OF_DIVISION];

/** Assigning in the name of a unit. */
export function mayAssign(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, assigningRoles, unitId));
}

/** A table is taken in by the unit's records clerk, its task force, or the administrator of its tree. */
export function mayImport(staff: Staff, unitId: string, treeId: string): Decision {
  const administrator = staff.desks.find(
    (desk) => desk.role === PostRole.CITY_ADMINISTRATOR && desk.tree === treeId,
  );
  return decide(findDesk(staff, [PostRole.RECORDS_CLERK, PostRole.TASK_FORCE], unitId) ?? administrator);
}

/** What is assigned is directed by the post that assigned it, or by a leader of its unit. */
export function mayDirect(staff: Staff, task: Pick<TaskFacts, 'unitId' | 'assignerPostId'>): Decision {
  const own = mayHandle(staff, task.assignerPostId);
  return own.allowed ? own : decide(findDesk(staff, leaders, task.unitId));
}

/** Files of the assignment are those of who directs it; the records clerk of its unit scans them in. */
export function mayAttachToAssignment(
  staff: Staff,
  task: Pick<TaskFacts, 'unitId' | 'assignerPostId'>,
): Decision {
  const own = mayDirect(staff, task);
  return own.allowed ? own : decide(findDesk(staff, [PostRole.RECORDS_CLERK], task.unitId));
}

/** Assigning what is only drafted is assigning it the first time: who took it in may not do it for that alone. */
export function mayReassign(
  staff: Staff,
  task: Pick<TaskFacts, 'unitId' | 'assignerPostId' | 'state'>,
): Decision {
  return task.state === TaskState.DRAFTED ? mayAssign(staff, task.unitId) : mayDirect(staff, task);
}

/** Programmes are kept by who assigns for the whole unit: a head of division's are not the unit's. */
const keepers: readonly PostRole[] = [...leaders, PostRole.TASK_FORCE];
/** A figure is the unit's own: its head gives it, or the clerk through whom what the unit says goes out. */
const reporters: readonly PostRole[] = [...leaders, PostRole.HEAD_OF_DIVISION, PostRole.RECORDS_CLERK];

/** Making and changing programmes of a unit, with their projects and milestones. */
export function mayKeepProgramme(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, keepers, unitId));
}

/** Reporting for a project of the unit. */
export function mayReportMilestone(staff: Staff, ownerUnitId: string): Decision {
  return decide(findDesk(staff, reporters, ownerUnitId));
}

/** The task force urges (architecture.md §7), and who leads the unit or its office. */
const urgingRoles: readonly PostRole[] = [...leaders, PostRole.TASK_FORCE];

/** Urging in the name of a unit. */
export function mayUrge(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, urgingRoles, unitId));
}

/** Facts of an urging letter that decide who may act on it. */
export interface LetterFacts {
  readonly unitId: string;
  readonly state: UrgingLetterState;
  readonly signerPostId: string;
}

/** A letter is asked for again by who urges, or by who is to sign it. */
export function mayAskNumber(staff: Staff, letter: LetterFacts): Decision {
  const signer = mayHandle(staff, letter.signerPostId);
  return signer.allowed ? signer : mayUrge(staff, letter.unitId);
}
