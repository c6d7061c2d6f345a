import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { listCalendarDays } from '../api/directory-api.ts';
import type { CalendarDay } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { cityToday, showDate } from '../time/format.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { confidenceWord } from './term-words.ts';
import { yearGrid, type GridDay, type GridMonth } from './year-grid.ts';

/** The working calendar of a year: a picture of the months, and the days that differ as a table. */
export function WorkingYear() {
  const m = useMessages();
  const [year, setYear] = useState(Number(cityToday().slice(0, 4)));
  const days = useQuery({
    queryKey: ['calendar-days', year],
    queryFn: ({ signal }) => listCalendarDays(year, signal),
    staleTime: 60_000,
  });
  return (
    <Section title={m.calendar.calendarTitle(year)}>
      <div className="year-tools">
        <Button onClick={() => setYear(year - 1)}>{m.calendar.previousYear}</Button>
        <Button onClick={() => setYear(year + 1)}>{m.calendar.nextYear}</Button>
        {(days.data?.workingDays ?? 0) > 0 && (
          <strong>{m.calendar.workingDays(days.data?.workingDays ?? 0)}</strong>
        )}
        <Legend />
      </div>
      {days.isPending && <LoadingState rows={6} />}
      {days.isError && <ErrorState error={days.error} onRetry={() => void days.refetch()} />}
      {days.isSuccess && <YearPicture year={year} days={days.data.days ?? []} />}
    </Section>
  );
}

function Legend() {
  const m = useMessages();
  return (
    <ul className="year-legend">
      <li className="day-off">{m.calendar.dayOff}</li>
      <li className="day-makeUp">{m.calendar.makeUp}</li>
      <li className="day-weekend">{m.calendar.weekend}</li>
    </ul>
  );
}

function YearPicture({ year, days }: { year: number; days: readonly CalendarDay[] }) {
  const m = useMessages();
  return (
    <>
      {days.length === 0 && <Alert type="warning" showIcon title={m.calendar.noDays} />}
      <div className="year">
        {yearGrid(year, days).map((month) => (
          <Month key={month.month} month={month} year={year} />
        ))}
      </div>
      {days.length > 0 && <SpecialDays days={days} />}
    </>
  );
}

function Month({ month, year }: { month: GridMonth; year: number }) {
  const m = useMessages();
  const [sunday, ...others] = m.time.weekdays;
  return (
    <table className="month">
      <caption>{m.time.month(month.month, year)}</caption>
      <thead>
        <tr>
          {[...others, sunday].map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, at) => (
              <DayCell key={at} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { day: GridDay | undefined }) {
  const m = useMessages();
  if (day === undefined) return <td />;
  const isToday = day.date === cityToday();
  const kindWord =
    day.kind === 'work' || day.kind === 'weekend' ? '' : m.calendar[day.kind === 'off' ? 'dayOff' : 'makeUp'];
  return (
    <td
      className={`day-${day.kind} ${isToday ? 'day-today' : ''}`}
      title={[kindWord, day.name].filter((one) => one !== '').join(': ')}
    >
      {day.day}
      {kindWord !== '' && <span className="visually-hidden"> {kindWord}</span>}
    </td>
  );
}

function SpecialDays({ days }: { days: readonly CalendarDay[] }) {
  const m = useMessages();
  return (
    <details className="special-days">
      <summary>{m.calendar.specialDays}</summary>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{m.calendar.date}</th>
            <th scope="col">{m.calendar.name}</th>
            <th scope="col">{m.calendar.legalRef}</th>
            <th scope="col">{m.calendar.confidence}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date}>
              <td className="nowrap">{showDate(day.date)}</td>
              <td>
                {day.dayOff === true ? m.calendar.dayOff : m.calendar.makeUp}: {day.name}
                {(day.swapWith ?? '') !== '' && (
                  <span className="quiet"> · {m.calendar.swappedWith(showDate(day.swapWith))}</span>
                )}
              </td>
              <td>{day.legalRef}</td>
              <td>{confidenceWord(day.confidence, m)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
