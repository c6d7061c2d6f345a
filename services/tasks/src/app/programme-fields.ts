import { FieldCheck, checkId, checkReason, checkTime, refuseField, tidy } from '@baro/chassis';
import { daysBetween } from '@baro/directory-client';
import { MilestoneKind } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { Milestone, Programme, Project } from '@baro/proto/baro/tasks/v1/programme_resources';

/** Longest period of a programme: a term of the Council and a year on either side. */
const maxDays = 7 * 366;
/** Most đồng of a plan or figure; well within what a number holds exactly. */
export const maxDong = 1_000_000_000_000_000;

/** Fields of a programme that may change. */
export const updatable = ['name', 'dateFrom', 'dateTo', 'sourceNumberSymbol', 'sourceIssuerName'] as const;

/** What was typed, as it is kept. */
export function typedProgramme(programme: Programme) {
  const { name, dateFrom, dateTo, sourceNumberSymbol, sourceIssuerName } = programme;
  return {
    name: tidy(name),
    dateFrom,
    dateTo,
    sourceNumberSymbol: tidy(sourceNumberSymbol),
    sourceIssuerName: tidy(sourceIssuerName),
  };
}

/** Checks those of the fields that are asked for. */
export function checkProgramme(
  check: FieldCheck,
  typed: ReturnType<typeof typedProgramme>,
  asked: ReadonlySet<string>,
): void {
  if (asked.has('name')) checkReason(check, 'programme.name', typed.name, 300);
  for (const field of ['dateFrom', 'dateTo'] as const) {
    if (!asked.has(field) || !check.required(`programme.${field}`, typed[field])) continue;
    check.isoDate(`programme.${field}`, typed[field]);
  }
  if (asked.has('sourceNumberSymbol')) {
    check.text('programme.sourceNumberSymbol', typed.sourceNumberSymbol, 60);
  }
  if (asked.has('sourceIssuerName')) check.text('programme.sourceIssuerName', typed.sourceIssuerName, 200);
}

/** The period must run forward. @throws AppError FIELD_INVALID */
export function checkPeriod({ dateFrom, dateTo }: { dateFrom: string; dateTo: string }): void {
  const days = daysBetween(dateFrom, dateTo);
  const field = 'programme.dateTo';
  if (days < 0) refuseField(field, 'BEFORE_START', 'is before the first day', 'phải sau ngày bắt đầu');
  if (days > maxDays) {
    refuseField(field, 'TOO_LONG', `is more than ${maxDays} days later`, `kỳ không quá ${maxDays} ngày`);
  }
}

/** What was typed of a project, as it is kept. */
export function typedProject({ name, ownerUnitId, totalPlanDong }: Project) {
  return { name: tidy(name), ownerUnitId, totalPlanDong };
}

/** Checks those of the fields that are asked for. */
export function checkProject(
  check: FieldCheck,
  typed: ReturnType<typeof typedProject>,
  asked: ReadonlySet<string>,
): void {
  if (asked.has('name')) checkReason(check, 'project.name', typed.name, 300);
  if (asked.has('ownerUnitId')) checkId(check, 'project.ownerUnitId', typed.ownerUnitId);
  if (asked.has('totalPlanDong')) checkDong(check, 'project.totalPlanDong', typed.totalPlanDong, 1);
}

/** What was typed of a milestone, as it is kept. */
export function typedMilestone({ title, targetDong, targetBasisPoints, dueTime, legalRef }: Milestone) {
  return { title: tidy(title), targetDong, targetBasisPoints, dueTime, legalRef: tidy(legalRef) };
}

/** Checks those of the fields that are asked for; the target must be of the kind. */
export function checkMilestone(
  check: FieldCheck,
  typed: ReturnType<typeof typedMilestone>,
  asked: ReadonlySet<string>,
): void {
  if (asked.has('title')) checkReason(check, 'milestone.title', typed.title, 300);
  if (asked.has('dueTime') && check.required('milestone.dueTime', typed.dueTime)) {
    checkTime(check, 'milestone.dueTime', typed.dueTime);
  }
  if (asked.has('legalRef')) check.text('milestone.legalRef', typed.legalRef, 200);
}

/** An amount has đồng, a share hundredths of a per cent, a step neither. @throws AppError FIELD_INVALID */
export function checkTarget(
  kind: MilestoneKind,
  target: { targetDong: number; targetBasisPoints: number },
): void {
  const check = new FieldCheck();
  const isAmount = kind === MilestoneKind.AMOUNT;
  const [least, most] = isAmount ? [1, maxDong] : [0, 0];
  checkDong(check, 'milestone.targetDong', target.targetDong, least, most);
  const [lowest, highest] = kind === MilestoneKind.SHARE ? [1, 10_000] : [0, 0];
  check.range('milestone.targetBasisPoints', target.targetBasisPoints, lowest, highest);
  check.throwIfAny();
}

/** Whole đồng within limits. */
export function checkDong(check: FieldCheck, field: string, value: number, min: number, max = maxDong): void {
  check.range(field, Number.isInteger(value) ? value : Number.NaN, min, max);
}
