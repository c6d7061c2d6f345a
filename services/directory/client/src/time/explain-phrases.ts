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
  readonly eventExcluded: string;
  readonly off: string;
  readonly makeUp: string;
  readonly paused: string;
  readonly leftThen: (left: string, resumed: string) => string;
  readonly pausedSince: (date: string, left: string) => string;
  /** `further`: the days off after the last day, '' when there is none. */
  readonly rolledOver: (date: string, name: string, further: string) => string;
  readonly notRolledOver: (name: string, lastWorkingDate: string) => string;
  readonly estimated: string;
  readonly originally: string;
  readonly ends: string;
  readonly extension: (number: number, decided: string) => string;
  readonly extensionToCome: (number: number, decided: string, length: string) => string;
  readonly ourDefault: string;
  readonly keptNumber: string;
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
    eventExcluded: 'không tính chính ngày đó',
    off: 'nghỉ',
    makeUp: 'làm bù',
    paused: 'tạm dừng',
    leftThen: (left, resumed) => `khi đó còn ${left}, tính tiếp từ ${resumed}`,
    pausedSince: (date, left) => `tạm dừng từ ${date}, còn ${left}, tính tiếp từ ngày có quyết định tiếp tục`,
    rolledOver: (date, name, further) =>
      `ngày cuối ${date} là ngày nghỉ${inBrackets(name)}${further === '' ? '' : `, nghỉ tiếp ${further}`}, ` +
      'chuyển sang ngày làm việc tiếp theo',
    notRolledOver: (name, lastWorkingDate) =>
      `ngày cuối là ngày nghỉ${inBrackets(name)}, không được chuyển sang ngày sau; ` +
      `ngày làm việc cuối cùng còn trong hạn là ${lastWorkingDate}`,
    estimated: 'lịch nghỉ trong thời gian này mới là dự kiến',
    originally: 'hạn ban đầu',
    ends: 'hết hạn',
    extension: (number, decided) => `gia hạn lần ${number} (quyết định ${decided}):`,
    extensionToCome: (number, decided, length) =>
      `gia hạn lần ${number} (quyết định ${decided}): thêm ${length} sau khi tính tiếp`,
    ourDefault: 'mặc định của hệ thống vì chưa tìm thấy quy định, cần cấu hình',
    keptNumber: 'giữ số của luật cũ, chưa đối chiếu văn bản mới',
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
    eventExcluded: 'that day not counted',
    off: 'days off',
    makeUp: 'make-up days worked',
    paused: 'paused',
    leftThen: (left, resumed) => `${left} left then, running again from ${resumed}`,
    pausedSince: (date, left) =>
      `paused since ${date}, ${left} left, running again from the day of the decision to resume`,
    rolledOver: (date, name, further) =>
      `the last day, ${date}, is a day off${inBrackets(name)}${further === '' ? '' : `, as are ${further},`} ` +
      'and moves to the next working day',
    notRolledOver: (name, lastWorkingDate) =>
      `the last day is a day off${inBrackets(name)} and may not move to a later one; ` +
      `the last working day in time is ${lastWorkingDate}`,
    estimated: 'the days off of this time are still an estimate',
    originally: 'originally due at',
    ends: 'ends at',
    extension: (number, decided) => `extension ${number} (decided on ${decided}):`,
    extensionToCome: (number, decided, length) =>
      `extension ${number} (decided on ${decided}): ${length} more once it runs again`,
    ourDefault: 'a default of this platform as no rule was found, to be configured',
    keptNumber: 'number kept from the older law, not yet checked against the new text',
  },
};

/** `7 ngày làm việc` · `7 working days`; zero days is the same day, zero hours is at once. */
export function lengthInWords(term: Pick<LegalTerm, 'unit' | 'value'>, language: Language): string {
  const vi = language === 'vi';
  if (term.value === 0 && isCountedInDays(term)) return vi ? 'trong ngày làm việc' : 'the same working day';
  if (term.value === 0) return vi ? 'ngay' : 'at once';
  return vi ? `${term.value} ${UNITS_VI[term.unit]}` : plural(term.value, UNITS_EN[term.unit]);
}

/** How many days of a term, also none: `21 ngày`, `0 working days`. Months and years are told in days. */
export function countInWords(term: Pick<LegalTerm, 'unit'>, count: number, language: Language): string {
  const unit = term.unit === 'working_day' ? 'working_day' : 'calendar_day';
  return language === 'vi' ? `${count} ${UNITS_VI[unit]}` : plural(count, UNITS_EN[unit]);
}

function inBrackets(name: string): string {
  return name === '' ? '' : ` (${name})`;
}
