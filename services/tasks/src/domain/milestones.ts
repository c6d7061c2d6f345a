import { dueDateOf } from '@baro/directory-client';
import { MilestoneKind, MilestoneState } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { PlanPoint } from '@baro/proto/baro/tasks/v1/programme_resources';

/** What a milestone is measured by. Amounts in đồng, shares in hundredths of a per cent. */
export interface Target {
  readonly kind: MilestoneKind;
  readonly targetDong: number;
  readonly targetBasisPoints: number;
  readonly dueTime: Date;
}

/** A figure reported. */
export interface Figure {
  readonly amountDong: number;
  readonly done: boolean;
  readonly asOfDate: string;
  readonly reportTime: Date;
}

const whole = 10_000;

/** Of each day the figure reported last, days in order. */
export function figuresThatCount<F extends Figure>(figures: readonly F[]): F[] {
  const byDate = new Map<string, F>();
  for (const figure of figures.toSorted((a, b) => a.reportTime.getTime() - b.reportTime.getTime())) {
    byDate.set(figure.asOfDate, figure);
  }
  return [...byDate.values()].toSorted((a, b) => (a.asOfDate < b.asOfDate ? -1 : 1));
}

/** Amount of a target in đồng; a share is rounded up, so that it is never reached below. A step has none. */
export function amountOf(target: Omit<Target, 'dueTime'>, planDong: number): number {
  if (target.kind !== MilestoneKind.SHARE) return target.targetDong;
  // Beyond 2^53 on the way: 10^15 đồng in hundredths of a per cent.
  const product = BigInt(planDong) * BigInt(target.targetBasisPoints);
  return Number((product + BigInt(whole - 1)) / BigInt(whole));
}

/** Share of the plan in hundredths of a per cent, rounded down. */
export function basisPointsOf(amountDong: number, planDong: number): number {
  return Number((BigInt(amountDong) * BigInt(whole)) / BigInt(planDong));
}

/** First day on which the figures that count reach the target; empty when none does. */
export function reachDateOf(target: Target, planDong: number, figures: readonly Figure[]): string {
  const wanted = amountOf(target, planDong);
  const reaches = ({ amountDong, done }: Figure): boolean =>
    target.kind === MilestoneKind.STEP ? done : amountDong >= wanted;
  return figuresThatCount(figures).find(reaches)?.asOfDate ?? '';
}

/** Reached by the due day or after it; else by the clock. */
export function milestoneStateOf(dueTime: Date, reachDate: string, now: Date): MilestoneState {
  if (reachDate) {
    return reachDate <= dueDateOf(dueTime) ? MilestoneState.REACHED_ON_TIME : MilestoneState.REACHED_LATE;
  }
  return now > dueTime ? MilestoneState.OVERDUE : MilestoneState.IN_TERM;
}

/** The plan line of a project: amounts and shares by due day, of one day the highest. */
export function planLine(targets: readonly Target[], planDong: number): PlanPoint[] {
  const byDate = new Map<string, number>();
  for (const target of targets.filter(({ kind }) => kind !== MilestoneKind.STEP)) {
    const date = dueDateOf(target.dueTime);
    byDate.set(date, Math.max(byDate.get(date) ?? 0, amountOf(target, planDong)));
  }
  const line = [...byDate].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return line.map(([date, amountDong]) => point(date, amountDong, planDong));
}

/** The actual line of a project: the amounts that count by day. */
export function actualLine(figures: readonly Figure[], planDong: number): PlanPoint[] {
  return figuresThatCount(figures).map(({ asOfDate, amountDong }) => point(asOfDate, amountDong, planDong));
}

function point(date: string, amountDong: number, planDong: number): PlanPoint {
  return { date, amountDong, basisPoints: basisPointsOf(amountDong, planDong) };
}
