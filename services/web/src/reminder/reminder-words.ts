import { isDueSoon, type WorkingCalendar } from '@baro/directory-client/time';
import type { Reminder } from '../api/types.ts';
import { toInstant } from '../time/format.ts';
import { itemAddress } from '../work/work-item.ts';

/** "Due soon" everywhere in Baro: within two working days (contract: DueState). */
const SOON_WORKING_DAYS = 2;

/** The due state whose mark stands beside a reminder: as it is now, not as it was when the reminder went out. */
export function reminderState(reminder: Reminder, calendar: WorkingCalendar, now = new Date()): string {
  const due = toInstant(reminder.dueTime);
  if (due !== undefined && due < now) return 'DUE_STATE_OVERDUE';
  return isDueSoon(due, now, SOON_WORKING_DAYS, calendar) ? 'DUE_STATE_DUE_SOON' : 'DUE_STATE_IN_TERM';
}

/** What a reminder is about: a finding has a page of its own. */
export function reminderAddress(reminder: Reminder): string {
  return (reminder.findingId ?? '') === '' ? itemAddress(reminder) : `/findings/${reminder.findingId}`;
}

/** A count as it fits on the bell. */
export function bellCount(unread: number): string {
  return unread > 99 ? '99+' : String(unread);
}
