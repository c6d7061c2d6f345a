import { createWorkingCalendar, remainingInWords, type WorkingCalendar } from '@baro/directory-client/time';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listCalendarDays } from '../api/directory-api.ts';
import type { CalendarDay } from '../api/types.ts';
import { useLanguage } from '../i18n/language.tsx';
import { cityToday, toInstant } from '../time/format.ts';

const DAY_MS = 86_400_000;

/**
 * The city's working calendar of last, this and next year; none until it is read, as one without its days off
 * counts wrong; weekends alone when it could not be read.
 */
export function useWorkingCalendar(): WorkingCalendar | undefined {
  const year = Number(cityToday().slice(0, 4));
  const answers = useQueries({
    queries: [year - 1, year, year + 1].map((one) => ({
      queryKey: ['calendar-days', one],
      queryFn: ({ signal }: { signal: AbortSignal }) => listCalendarDays(one, signal),
      staleTime: DAY_MS,
    })),
  });
  const isPending = answers.some((answer) => answer.isPending);
  const days = answers.map((answer) => answer.data?.days);
  // Built anew only when a year arrives.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the three years are the dependencies
  const calendar = useMemo(() => toCalendar(days.flatMap((one) => one ?? [])), days);
  return isPending ? undefined : calendar;
}

/** A function that says how long is left until a due time, in the words of the platform; nothing until it can count. */
export function useRemaining(): (dueTime: string | undefined) => string {
  const calendar = useWorkingCalendar();
  const { language } = useLanguage();
  return (dueTime) => {
    const due = toInstant(dueTime);
    return due === undefined || calendar === undefined
      ? ''
      : remainingInWords(due, new Date(), calendar)[language];
  };
}

function toCalendar(days: readonly CalendarDay[]): WorkingCalendar {
  return createWorkingCalendar({
    days: days.map((day) => ({
      date: day.date ?? '',
      dayOff: day.dayOff ?? false,
      name: day.name ?? '',
      legalRef: day.legalRef ?? '',
      confidence: 'high',
    })),
    officeHours: [],
  });
}
