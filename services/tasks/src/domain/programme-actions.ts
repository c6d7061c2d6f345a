import type { Decision, Staff } from '@baro/directory-client';
import { mayKeepProgramme, mayReportMilestone } from './policy.ts';

/** Facts of a programme, a project of it and its milestones that decide who may act. */
export interface ProgrammeFacts {
  /** Unit that assigns. */
  readonly unitId: string;
  readonly closed: boolean;
}

/** The facts of a programme as it is stored. */
export function programmeFacts(row: { unitId: string; closeTime?: Date | null | undefined }): ProgrammeFacts {
  return { unitId: row.unitId, closed: Boolean(row.closeTime) };
}

type Rule = (staff: Staff, programme: ProgrammeFacts, ownerUnitId: string) => Decision;

const keeper: Rule = (staff, programme) => mayKeepProgramme(staff, programme.unitId);
const reporter: Rule = (staff, _, ownerUnitId) => mayReportMilestone(staff, ownerUnitId);

const ofProgramme = {
  UpdateProgramme: keeper,
  AddTasksToProgramme: keeper,
  RemoveTaskFromProgramme: keeper,
  CloseProgramme: keeper,
  AddProject: keeper,
};
const ofProject = { UpdateProject: keeper, AddMilestone: keeper };
const ofMilestone = { UpdateMilestone: keeper, ReportMilestone: reporter };
const rules = { ...ofProgramme, ...ofProject, ...ofMilestone };

export type ProgrammeAction = keyof typeof rules;

/** Whether and as whom the caller may do the action, open or closed. `ownerUnitId`: of the project it is about. */
export function decideProgramme(
  action: ProgrammeAction,
  staff: Staff,
  programme: ProgrammeFacts,
  ownerUnitId: string,
): Decision {
  return rules[action](staff, programme, ownerUnitId);
}

function allowed(
  table: Partial<Record<ProgrammeAction, Rule>>,
  staff: Staff,
  programme: ProgrammeFacts,
  ownerUnitId: string,
): string[] {
  if (programme.closed) return [];
  return Object.entries(table)
    .filter(([, rule]) => rule(staff, programme, ownerUnitId).allowed)
    .map(([action]) => action);
}

/** RPCs that will work on the programme now. */
export function programmeActions(staff: Staff, programme: ProgrammeFacts): string[] {
  return allowed(ofProgramme, staff, programme, '');
}

/** RPCs that will work on the project now. */
export function projectActions(staff: Staff, programme: ProgrammeFacts): string[] {
  return allowed(ofProject, staff, programme, '');
}

/** RPCs that will work on a milestone of a project of the unit now. */
export function milestoneActions(staff: Staff, programme: ProgrammeFacts, ownerUnitId: string): string[] {
  return allowed(ofMilestone, staff, programme, ownerUnitId);
}
