import { isCountedInDays, type LegalTerm, type TermUnit } from './legal-term.ts';
import { plural, type Language } from './words.ts';

export interface Phrases {
  readonly length: (term: LegalTerm) => string;
  readonly before: (term: LegalTerm) => string;
  readonly from: string;
  readonly fromMoment: string;
  readonly eventComma: string;
  readonly afterCutOff: (cutOff: string, start: string) => string;
  readonly onDayOff: (start: string) => string;
  readonly morning: string;
  readonly firstExcluded: string;
  readonly off: string;
  readonly makeUp: string;
  readonly paused: string;
  readonly rolledOver: (date: string, name: string) => string;
  readonly estimated: string;
  readonly ends: string;
}

const UNITS_VI: Record<TermUnit, string> = {
  working_day: 'ngày làm việc',
  calendar_day: 'ngày',
  week: 'tuần',
  month: 'tháng',
  year: 'năm',
  working_hour: 'giờ làm việc',
  hour: 'giờ',
};

const UNITS_EN: Record<TermUnit, string> = {
  working_day: 'working day',
  calendar_day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  working_hour: 'working hour',
  hour: 'hour',
};

/** The fixed words of an explanation, by language. */
export const PHRASES: Record<Language, Phrases> = {
  vi: {
    length: (term) => lengthInWords(term, 'vi'),
    before: (term) => `chậm nhất ${lengthInWords(term, 'vi')} trước`,
    from: 'kể từ',
    fromMoment: 'kể từ',
    eventComma: '',
    afterCutOff: (cutOff, start) => `sau ${cutOff}, tính như ${start}`,
    onDayOff: (start) => `ngày nghỉ, tính như ${start}`,
    morning: 'trong buổi sáng',
    firstExcluded: 'không tính ngày đầu',
    off: 'nghỉ',
    makeUp: 'làm bù',
    paused: 'tạm dừng',
    rolledOver: (date, name) =>
      `ngày cuối ${date} là ngày nghỉ${name === '' ? '' : ` (${name})`}, chuyển sang ngày làm việc tiếp theo`,
    estimated: 'lịch nghỉ trong thời gian này mới là dự kiến',
    ends: 'hết hạn',
  },
  en: {
    length: (term) => lengthInWords(term, 'en'),
    before: (term) => `at the latest ${lengthInWords(term, 'en')} before`,
    from: 'from',
    fromMoment: 'from',
    eventComma: ',',
    afterCutOff: (cutOff, start) => `after ${cutOff}, counted as ${start}`,
    onDayOff: (start) => `a day off, counted as ${start}`,
    morning: 'in the morning',
    firstExcluded: 'first day not counted',
    off: 'days off',
    makeUp: 'make-up days worked',
    paused: 'paused',
    rolledOver: (date, name) =>
      `the last day, ${date}, is a day off${name === '' ? '' : ` (${name})`} and moves to the next working day`,
    estimated: 'the days off of this time are still an estimate',
    ends: 'ends at',
  },
};

/** `7 ngày làm việc` · `7 working days`; zero days is the same day, zero hours is at once. */
export function lengthInWords(term: Pick<LegalTerm, 'unit' | 'value'>, language: Language): string {
  const vi = language === 'vi';
  if (term.value === 0 && isCountedInDays(term)) return vi ? 'trong ngày làm việc' : 'the same working day';
  if (term.value === 0) return vi ? 'ngay' : 'at once';
  return vi ? `${term.value} ${UNITS_VI[term.unit]}` : plural(term.value, UNITS_EN[term.unit]);
}
