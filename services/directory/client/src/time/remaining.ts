import { dueDateOf, endOfDay, localDateOf } from './local-date.ts';
import { workingDaysBetween, type WorkingCalendar } from './working-calendar.ts';
import { plural, type Words } from './words.ts';

/**
 * How much time is left or how long an item is overdue, in words: `còn 3 ngày làm việc`,
 * `đến hạn hôm nay`, `quá hạn 2 ngày làm việc`.
 */
export function remainingInWords(dueTime: Date, now: Date, calendar: WorkingCalendar): Words {
  const today = localDateOf(now);
  const dueDate = dueDateOf(dueTime);
  if (now.getTime() > dueTime.getTime()) {
    if (today === dueDate) return overdueByClock(now.getTime() - dueTime.getTime());
    return overdueByDays(workingDaysBetween(dueDate, today, calendar));
  }
  if (today === dueDate) return dueToday(dueTime, now);
  const days = workingDaysBetween(today, dueDate, calendar);
  if (days === 0) return { vi: 'còn chưa đến 1 ngày làm việc', en: 'less than 1 working day left' };
  return { vi: `còn ${days} ngày làm việc`, en: `${plural(days, 'working day')} left` };
}

function dueToday(dueTime: Date, now: Date): Words {
  if (dueTime.getTime() === endOfDay(localDateOf(now)).getTime()) {
    return { vi: 'đến hạn hôm nay', en: 'due today' };
  }
  const left = byClock(dueTime.getTime() - now.getTime());
  return { vi: `còn ${left.vi}`, en: `${left.en} left` };
}

function overdueByDays(days: number): Words {
  if (days === 0) return { vi: 'quá hạn chưa đến 1 ngày làm việc', en: 'overdue by less than 1 working day' };
  return { vi: `quá hạn ${days} ngày làm việc`, en: `overdue by ${plural(days, 'working day')}` };
}

function overdueByClock(ms: number): Words {
  const by = byClock(ms);
  return { vi: `quá hạn ${by.vi}`, en: `overdue by ${by.en}` };
}

function byClock(ms: number): Words {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return { vi: `${minutes} phút`, en: plural(minutes, 'minute') };
  const hours = Math.floor(minutes / 60);
  return { vi: `${hours} giờ`, en: plural(hours, 'hour') };
}
