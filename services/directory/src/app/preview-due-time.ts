import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import {
  calendarDay,
  countable,
  countTerm,
  createWorkingCalendar,
  localDateOf,
  type CountedTerm,
} from '@baro/directory-client';
import {
  TermUnit,
  type CalendarDay,
  type LegalTerm,
  type PreviewDueTimeRequest,
  type PreviewDueTimeResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkText } from '../domain/checks.ts';
import { readCalendarDays, readLegalTerms } from '../store/term-store.ts';
import { askerOf, type House } from './house.ts';

/** Counts a term from a start event by the row in force that day, and says in words how. */
export async function previewDueTime(
  house: House,
  request: PreviewDueTimeRequest,
  ctx: CallContext,
): Promise<PreviewDueTimeResponse> {
  const check = new FieldCheck();
  checkText(check, 'termCode', request.termCode, 100);
  check.required('startTime', request.startTime);
  const { startTime = ctx.now } = request;
  const year = startTime.getUTCFullYear();
  if (Number.isNaN(year) || year < 2000 || year > 2100) {
    check.add('startTime', 'OUT_OF_RANGE', 'is not between 2000 and 2100', 'phải từ năm 2000 đến 2100');
  }
  check.throwIfAny();
  await askerOf(house, ctx);
  const [row] = await readLegalTerms(ctx.em, request.termCode, localDateOf(startTime));
  const term = row && countable(row);
  if (!term) throw new AppError('LEGAL_TERM_NOT_FOUND');
  const days = await readCalendarDays(ctx.em);
  const counted = countTerm({
    term,
    startTime,
    calendar: createWorkingCalendar({ days: days.map(calendarDay) }),
  });
  if (row.unit !== TermUnit.HOUR) demandCalendar(days, counted);
  return {
    dueTime: counted.dueTime,
    dueDate: counted.dueDate,
    explanationVi: counted.explanation.vi,
    explanationEn: counted.explanation.en,
    legalTerm: row satisfies LegalTerm,
  };
}

/** Days off are decided year by year; a year without one row is a year nobody loaded. */
function demandCalendar(days: readonly CalendarDay[], { startDate, dueDate }: CountedTerm): void {
  const known = new Set(days.map((day) => day.date.slice(0, 4)));
  const [first = '', last = ''] = [startDate, dueDate].toSorted().map((date) => date.slice(0, 4));
  for (let year = Number(first); year <= Number(last); year += 1) {
    if (!known.has(String(year))) {
      throw new AppError('CALENDAR_MISSING', { metadata: { year: String(year) } });
    }
  }
}
