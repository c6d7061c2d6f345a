import { FieldCheck, nameId, type CallContext } from '@baro/chassis';
import { addDays, calendarDay, createWorkingCalendar, isWorkingDay } from '@baro/directory-client';
import {
  CalendarDay,
  type ListCalendarDaysRequest,
  type ListCalendarDaysResponse,
  type SetCalendarDayRequest,
  type SetCalendarDayResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkCalendarDay } from '../domain/checks.ts';
import { findRow } from '../store/aggregate-store.ts';
import { readCalendarDays } from '../store/term-store.ts';
import { administer, askerOf, type House } from './house.ts';

const CALENDAR_SPACE = '0190a000-0000-7000-8000-00000000ca1e';

/** The id of a day: a date is one day in every installation. */
export function calendarDayId(date: string): string {
  return nameId(date, CALENDAR_SPACE);
}

/** Days of a year that differ from the week, and how many working days it has. */
export async function listCalendarDays(
  house: House,
  request: ListCalendarDaysRequest,
  ctx: CallContext,
): Promise<ListCalendarDaysResponse> {
  const check = new FieldCheck();
  check.range('year', request.year, 2000, 2100);
  check.throwIfAny();
  await askerOf(house, ctx);
  const days = await readCalendarDays(ctx.em, request.year);
  return { days, workingDays: countWorkingDays(request.year, days) };
}

function countWorkingDays(year: number, days: readonly CalendarDay[]): number {
  const calendar = createWorkingCalendar({ days: days.map(calendarDay) });
  let count = 0;
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar)) count += 1;
  }
  return count;
}

/** Sets one day; what it was before stays in the event log. */
export async function setCalendarDay(
  house: House,
  request: SetCalendarDayRequest,
  ctx: CallContext,
): Promise<SetCalendarDayResponse> {
  const asked = request.day ?? CalendarDay.create();
  const check = new FieldCheck();
  checkCalendarDay(check, 'day', asked);
  check.throwIfAny();
  return administer(house, ctx, request, async (changes) => {
    const id = calendarDayId(asked.date);
    const before = await findRow(changes.em, 'calendar_day', id, { lock: true });
    const day = await changes.save('calendar_day', 'set', { before, row: { ...asked, id } });
    return { day };
  });
}
