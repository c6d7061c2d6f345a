import { dueDateOf, workingDaysBetween } from '@baro/directory-client';
import type { WorkingCalendar } from '@baro/directory-client';

/** Working days from one due time to another; negative when the second is earlier. */
export function workingDaysMoved(from: Date, to: Date, calendar: WorkingCalendar): number {
  const [first, last] = [dueDateOf(from), dueDateOf(to)];
  if (last >= first) return workingDaysBetween(first, last, calendar);
  return -workingDaysBetween(last, first, calendar);
}
