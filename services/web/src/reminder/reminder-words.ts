import type { Reminder } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';

/** What a reminder said when it went out; how long is left now, the item's own page says. */
export function reminderWords(reminder: Reminder, m: Messages): string {
  const days = reminder.workingDays ?? 0;
  if (reminder.kind === 'REMINDER_KIND_OVERDUE') return m.reminder.overdue(days);
  return days === 0 ? m.reminder.today : m.reminder.ahead(days);
}

/** The due state whose mark stands beside it. */
export function reminderState(reminder: Reminder): string {
  return reminder.kind === 'REMINDER_KIND_OVERDUE' ? 'DUE_STATE_OVERDUE' : 'DUE_STATE_DUE_SOON';
}

/** A count as it fits on the bell. */
export function bellCount(unread: number): string {
  return unread > 99 ? '99+' : String(unread);
}
