import type { PeriodKindName, ReportPeriod } from '../api/reporting-types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import { showDate } from '../time/format.ts';

/** How many periods of a kind a year has. */
const COUNTS: Readonly<Record<PeriodKindName, number>> = {
  PERIOD_KIND_MONTH: 12,
  PERIOD_KIND_QUARTER: 4,
  PERIOD_KIND_HALF_YEAR: 2,
  PERIOD_KIND_NINE_MONTHS: 1,
  PERIOD_KIND_YEAR: 1,
  PERIOD_KIND_WEEK: 53,
};

/** A kind we know; the month for any other. */
export function kindOf(kind: string | undefined): PeriodKindName {
  const kinds = Object.keys(COUNTS) as PeriodKindName[];
  return kinds.find((one) => one === kind) ?? 'PERIOD_KIND_MONTH';
}

/** How many periods a year has; the last number one may have. */
export function periodsOfYear(kind: string | undefined): number {
  return COUNTS[kindOf(kind)];
}

type Named = Pick<ReportPeriod, 'kind' | 'year' | 'number'>;

/** A period as the law names it: `Kỳ tháng 11/2026`. */
export function periodName({ kind, year = 0, number = 0 }: Named, m: Messages): string {
  return m.reporting.periodNames[kindOf(kind)](number, year);
}

/** The days of a period: `15/10–14/11/2026`; the first year only where it is another. */
export function periodSpan(fromDate: string | undefined, toDate: string | undefined): string {
  const [from, to] = [showDate(fromDate), showDate(toDate)];
  const isOneYear = from.length === 10 && from.slice(6) === to.slice(6);
  return `${isOneYear ? from.slice(0, 5) : from}–${to}`;
}

/** Name and days: `Kỳ tháng 11/2026 (15/10–14/11/2026)`. */
export function periodTitle(period: ReportPeriod | undefined, m: Messages): string {
  if (period === undefined) return '';
  return `${periodName(period, m)} (${periodSpan(period.fromDate, period.toDate)})`;
}

/** The number of the period a day lies in by the common calendar: what is most likely opened next. */
export function likelyNumber(kind: string | undefined, today: string): number {
  const month = Number(today.slice(5, 7));
  switch (kindOf(kind)) {
    case 'PERIOD_KIND_MONTH':
      return month;
    case 'PERIOD_KIND_QUARTER':
      return Math.ceil(month / 3);
    case 'PERIOD_KIND_HALF_YEAR':
      return Math.ceil(month / 6);
    case 'PERIOD_KIND_WEEK': {
      const days = Date.parse(`${today}T00:00:00Z`) - Date.parse(`${today.slice(0, 4)}-01-01T00:00:00Z`);
      return Math.floor(days / 604_800_000) + 1;
    }
    case 'PERIOD_KIND_NINE_MONTHS':
    case 'PERIOD_KIND_YEAR':
      return 1;
  }
}
