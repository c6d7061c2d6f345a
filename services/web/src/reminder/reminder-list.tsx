import { Button } from 'antd';
import { Link } from 'react-router';
import type { Reminder } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { useRemaining, useWorkingCalendar } from '../state/calendar.ts';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { LoadingState } from '../ui/states.tsx';
import { itemTitle } from '../work/work-item.ts';
import { reminderAddress, reminderState } from './reminder-words.ts';

interface ReminderListProps {
  /** None while they are being read. */
  readonly reminders: readonly Reminder[] | undefined;
  readonly onRead: (ids: readonly string[]) => void;
  readonly onGo: () => void;
}

/** Reminders, newest first; opening an item reads its reminder. */
export function ReminderList({ reminders, onRead, onGo }: ReminderListProps) {
  const m = useMessages();
  const remaining = useRemaining();
  const calendar = useWorkingCalendar();
  if (reminders === undefined || calendar === undefined) return <LoadingState rows={2} />;
  if (reminders.length === 0) return <p className="quiet">{m.reminder.none}</p>;
  return (
    <section className="reminders" aria-label={m.reminder.title}>
      <ul>
        {reminders.map((reminder) => (
          <li key={reminder.id}>
            {reminder.kind !== 'REMINDER_KIND_FINDING' && (
              <DueMark state={reminderState(reminder, calendar)} text={remaining(reminder.dueTime)} />
            )}
            <Link
              to={reminderAddress(reminder)}
              onClick={() => {
                onRead([reminder.id ?? '']);
                onGo();
              }}
            >
              {itemTitle(reminder, m)}
            </Link>
            <span className="quiet">
              {reminder.kind === 'REMINDER_KIND_ESCALATED' && `${m.reminder.escalated} · `}
              {reminder.kind === 'REMINDER_KIND_FINDING'
                ? m.finding.reminder(showDue(reminder.dueTime))
                : `${m.document.due} ${showDue(reminder.dueTime)}`}{' '}
              · {m.reminder.sent(showInstant(reminder.createTime))}
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => onRead(reminders.map((one) => one.id ?? ''))}>
        {m.reminder.readAll}
      </Button>
    </section>
  );
}
