import type { Session } from '@baro/directory-client';
import { postHolder } from '@baro/directory-client';
import { MilestoneKind } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { Milestone, MilestoneReport, Project } from '@baro/proto/baro/tasks/v1/programme_resources';
import { actualLine, milestoneStateOf, planLine, reachDateOf } from '../domain/milestones.ts';
import { milestoneActions, programmeFacts, projectActions } from '../domain/programme-actions.ts';
import type {
  MilestoneReportRow,
  MilestoneRow,
  ProgrammeRow,
  ProjectRow,
} from '../store/programme-entities.ts';
import type { ProjectParts } from '../store/programme-store.ts';

/** Projects of a programme with their milestones. */
export function showProjects(session: Session, programme: ProgrammeRow, parts: ProjectParts): Project[] {
  return parts.projects.map((project) => {
    const milestones = parts.milestones.filter(({ projectId }) => projectId === project.id);
    const ids = new Set(milestones.map(({ id }) => id));
    const reports = parts.reports.filter(({ milestoneId }) => ids.has(milestoneId));
    return showProject(session, programme, project, milestones, reports);
  });
}

function showProject(
  session: Session,
  programme: ProgrammeRow,
  project: ProjectRow,
  milestones: readonly MilestoneRow[],
  reports: readonly MilestoneReportRow[],
): Project {
  const { id, programmeId, name, ownerUnitId, totalPlanDong } = project;
  const steps = new Set(milestones.filter(({ kind }) => kind === MilestoneKind.STEP).map((one) => one.id));
  // What is disbursed is the project's, whichever milestone it was reported for.
  const amounts = reports.filter(({ milestoneId }) => !steps.has(milestoneId));
  const facts = programmeFacts(programme);
  return {
    id,
    programmeId,
    name,
    ownerUnitId,
    totalPlanDong,
    ownerUnitName: session.directory.unit(ownerUnitId, session.now)?.name ?? '',
    milestones: milestones.map((milestone): Milestone => {
      const own = reports.filter(({ milestoneId }) => milestoneId === milestone.id);
      const counting = steps.has(milestone.id) ? own : amounts;
      const reachDate = reachDateOf(milestone, totalPlanDong, counting);
      return {
        ...pickFields(milestone),
        state: milestoneStateOf(milestone.dueTime, reachDate, session.now),
        reachDate,
        reports: own.map((report) => showReport(session, report)),
        allowedActions: milestoneActions(session.staff, facts, ownerUnitId),
      };
    }),
    planLine: planLine(milestones, totalPlanDong),
    actualLine: actualLine(amounts, totalPlanDong),
    allowedActions: projectActions(session.staff, facts),
  };
}

function pickFields({ id, title, kind, targetDong, targetBasisPoints, dueTime, legalRef }: MilestoneRow) {
  return { id, title, kind, targetDong, targetBasisPoints, dueTime, legalRef };
}

function showReport(session: Session, report: MilestoneReportRow): MilestoneReport {
  const { id, amountDong, done, asOfDate, note, reportTime } = report;
  const by = {
    unitId: report.byUnitId,
    postId: report.byPostId ?? null,
    personId: report.byPersonId ?? null,
  };
  return {
    id,
    amountDong,
    done,
    asOfDate,
    note,
    reportTime,
    documentId: report.documentId ?? '',
    by: postHolder(session, by, reportTime),
  };
}
