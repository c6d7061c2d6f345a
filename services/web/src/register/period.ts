import { addDays, addMonths, daysBetween, isIsoDate, type IsoDate } from '@baro/directory-client/time';

export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The month of a date. */
export function monthOf(date: IsoDate): Period {
  const from = `${date.slice(0, 7)}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** The month before that of a date. */
export function monthBefore(date: IsoDate): Period {
  return monthOf(addDays(`${date.slice(0, 7)}-01`, -1));
}

/** The year of a date: registers begin on 1 January (NĐ 30/2020 Đ.15). */
export function yearOf(date: IsoDate): Period {
  return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
}

/** The contract shows at most 366 days at once. */
const MOST_DAYS = 366;

export type PeriodFault = 'backwards' | 'tooLong' | undefined;

export function faultOf(period: Period): PeriodFault {
  if (!isIsoDate(period.from) || !isIsoDate(period.to)) return 'backwards';
  const days = daysBetween(period.from, period.to);
  if (days < 0) return 'backwards';
  return days > MOST_DAYS ? 'tooLong' : undefined;
}
