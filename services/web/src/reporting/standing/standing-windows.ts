import { addDays, daysBetween } from '@baro/directory-client/time';
import type { StandingPoint, StandingWindow } from '../../api/standing-api.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { showDate } from '../../time/format.ts';
import { periodName, periodSpan } from '../period-words.ts';

/** How many weeks or months lie behind the last one that can be asked for, as the service has it. */
const MOST_BACK = 13;

/** `Kỳ tháng 11/2026 (01/11–30/11/2026)`. */
export function windowTitle(window: StandingWindow | undefined, m: Messages): string {
  if (window === undefined) return '';
  return `${periodName(window, m)} (${periodSpan(window.fromDate, window.toDate)})`;
}

/** A day of the week or month before; none when it lies too far back. */
export function dayBefore({ kind, fromDate = '' }: StandingWindow, today: string): string | undefined {
  if (fromDate === '' || windowsBetween(kind, fromDate, today) >= MOST_BACK) return undefined;
  return addDays(fromDate, -1);
}

/** A day of the week or month after; none when it has not begun. */
export function dayAfter({ toDate = '', running = false }: StandingWindow): string | undefined {
  return toDate === '' || running ? undefined : addDays(toDate, 1);
}

/** What a point is called below an axis: a month by its number, a week by its first day. */
export function pointName({ fromDate = '' }: StandingPoint, window: StandingWindow): string {
  if (window.kind === 'PERIOD_KIND_WEEK') return showDate(fromDate).slice(0, 5);
  const { year = 0, number = 1 } = window;
  const months = year * 12 + number - 1 - monthsBetween(fromDate, window.fromDate ?? fromDate);
  return `${(months % 12) + 1}/${Math.floor(months / 12)}`;
}

/** What it is called in a table: `Kỳ tháng 11/2026`, `Tuần từ 02/11/2026`. */
export function pointTitle(point: StandingPoint, window: StandingWindow, m: Messages): string {
  if (window.kind === 'PERIOD_KIND_WEEK') return m.standing.weekFrom(showDate(point.fromDate));
  return m.standing.month(pointName(point, window));
}

/** How many weeks or months lie between two days. */
function windowsBetween(kind: string | undefined, from: string, to: string): number {
  if (kind !== 'PERIOD_KIND_WEEK') return monthsBetween(from, to);
  return Math.floor(daysBetween(from, to) / 7);
}

/** Whole months: those of the state do not begin on the first. */
function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - Number(toDay < fromDay);
}
