/** A month reports are of. */
export interface ReportMonth {
  year: number;
  number: number;
}

/** Day a report month begins on, in the month before it (NĐ 09/2019/NĐ-CP Đ.12). */
const FIRST_DAY = 15;

/** The last report month whose cut-off has passed on a day `YYYY-MM-DD`, and the one that runs then. */
export function reportMonthsOf(day: string): [ended: ReportMonth, running: ReportMonth] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const running = year * 12 + (month - 1) + (date >= FIRST_DAY ? 1 : 0);
  return [monthOf(running - 1), monthOf(running)];
}

function monthOf(count: number): ReportMonth {
  return { year: Math.floor(count / 12), number: (count % 12) + 1 };
}
