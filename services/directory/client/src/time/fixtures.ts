import { createWorkingCalendar, type CalendarDay, type WorkingCalendar } from './working-calendar.ts';
import type { LegalTerm, TermUnit } from './legal-term.ts';
import type { IsoDate } from './local-date.ts';

// Days off for tests, written down by hand from domain-law.md §8.3; the city's own rows live in ../../../reference.
const OFF: Record<string, string> = {
  'Tết Nguyên đán':
    '2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2025-01-27 2025-01-28 2025-01-29 2025-01-30 ' +
    '2025-01-31 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20',
  'Tết Dương lịch': '2024-01-01 2025-01-01 2026-01-01',
  'Giỗ Tổ Hùng Vương': '2024-04-18 2025-04-07 2026-04-26 2026-04-27',
  'Ngày Chiến thắng': '2024-04-30 2025-04-30 2026-04-30',
  'Ngày Quốc tế lao động': '2024-05-01 2025-05-01 2026-05-01',
  'Quốc khánh': '2024-09-02 2024-09-03 2025-09-01 2025-09-02 2026-09-01 2026-09-02',
  'Ngày Văn hóa Việt Nam': '2026-11-24',
  'Nghỉ hoán đổi': '2024-04-29 2025-05-02 2026-01-02 2026-08-31',
};
const WORKED: readonly IsoDate[] = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];

const days: CalendarDay[] = Object.entries(OFF).flatMap(([name, dates]) =>
  dates
    .split(' ')
    .map((date): CalendarDay => ({ date, dayOff: true, name, legalRef: '', confidence: 'high' })),
);
for (const date of WORKED) {
  days.push({ date, dayOff: false, name: 'Làm bù', legalRef: '', confidence: 'high' });
}

export const calendar: WorkingCalendar = createWorkingCalendar({
  version: 'test-1',
  days,
});

export function term(unit: TermUnit, value: number, change: Partial<LegalTerm> = {}): LegalTerm {
  return {
    code: 'test.term',
    unit,
    value,
    startEvent: 'ngày nhận',
    legalRef: 'Đ.1',
    confidence: 'high',
    ...change,
  };
}

/** An instant by the city's clock, e.g. at('2026-11-20 09:00'). */
export function at(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00+07:00`);
}
