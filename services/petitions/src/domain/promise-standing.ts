import type { IsoDate } from '@baro/directory-client';

/** What of a promise tells whether it was kept in time. */
export interface PromiseDates {
  readonly originalDueDate: IsoDate;
  /** Day on which what stands now was reported; none while nothing is. */
  readonly reportDate?: IsoDate | null | undefined;
}

/** Whether it was not kept by the first due date: a date it was moved to since heals nothing. */
export function isBroken({ originalDueDate, reportDate }: PromiseDates, today: IsoDate): boolean {
  return (reportDate ?? today) > originalDueDate;
}
