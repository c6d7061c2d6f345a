import { localDateOf, localTimeOf, weekdayOf, type IsoDate } from './local-date.ts';
import { isWeekend, type WorkingCalendar } from './working-calendar.ts';

export type Language = 'vi' | 'en';

/** A sentence in both languages of the pages. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

const WEEKDAYS: Record<Language, readonly string[]> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `thứ Sáu 20/11/2026` · `Friday 20 Nov 2026`. */
export function dateInWords(date: IsoDate, language: Language): string {
  return `${WEEKDAYS[language][weekdayOf(date)] ?? ''} ${fullDate(date, language)}`;
}

/** `15:30 thứ Sáu 20/11/2026` · `15:30 Friday 20 Nov 2026`. */
export function instantInWords(instant: Date, language: Language): string {
  return `${localTimeOf(instant)} ${dateInWords(localDateOf(instant), language)}`;
}

/** `21–22/11` · `21–22 Nov`; the year is written only when it is not `year`. */
export function rangeInWords(first: IsoDate, last: IsoDate, year: string, language: Language): string {
  const end = last.slice(0, 4) === year ? shortDate(last, language) : fullDate(last, language);
  if (first === last) return end;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${dayOf(first, language)}–${end}`;
  const sameYear = first.slice(0, 4) === last.slice(0, 4) || first.slice(0, 4) === year;
  return `${sameYear ? shortDate(first, language) : fullDate(first, language)}–${end}`;
}

/** Why a date is off: the holiday's name, else the weekend. */
export function dayOffName(date: IsoDate, calendar: WorkingCalendar, language: Language): string {
  const row = calendar.findDay(date);
  if (row?.dayOff === true) return (language === 'en' ? row.nameEn : undefined) ?? row.name;
  if (isWeekend(date)) return language === 'vi' ? 'cuối tuần' : 'weekend';
  return '';
}

/** `3 working days`, `1 working day`. */
export function plural(count: number, noun: string): string {
  return count === 1 ? `${count} ${noun}` : `${count} ${noun}s`;
}

function fullDate(date: IsoDate, language: Language): string {
  return `${shortDate(date, language)}${language === 'vi' ? '/' : ' '}${date.slice(0, 4)}`;
}

function shortDate(date: IsoDate, language: Language): string {
  const month = date.slice(5, 7);
  const day = dayOf(date, language);
  return language === 'vi' ? `${day}/${month}` : `${day} ${MONTHS[Number(month) - 1] ?? ''}`;
}

function dayOf(date: IsoDate, language: Language): string {
  return language === 'vi' ? date.slice(8, 10) : String(Number(date.slice(8, 10)));
}
