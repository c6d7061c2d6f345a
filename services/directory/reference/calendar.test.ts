import {
  addDays,
  countTerm,
  createWorkingCalendar,
  DEFAULT_OFFICE_HOURS,
  isWorkingDay,
  pickTerm,
} from '@baro/directory-client/time';
import { describe, expect, it } from 'vitest';
import { readReference } from './index.ts';

const { calendarDays, officeHours, legalTerms } = readReference();
const calendar = createWorkingCalendar({ days: calendarDays, officeHours });
const startTime = new Date('2026-07-01T02:00:00Z');

describe('working calendar', () => {
  it.each([
    ['2024', 251],
    ['2025', 250],
    ['2026', 249],
  ])('%s has %i working days', (year, days) => {
    let worked = 0;
    for (let date = `${year}-01-01`; date.startsWith(year); date = addDays(date, 1)) {
      if (isWorkingDay(date, calendar)) worked += 1;
    }
    expect(worked).toBe(days);
  });

  it('has the make-up Saturdays, each paired with a day off and back', () => {
    const makeUps = calendarDays.filter((day) => !day.dayOff);
    expect(makeUps.map((day) => day.date)).toEqual(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22']);
    const unpaired = calendarDays.filter((day) => {
      const other = calendar.findDay(day.swapWith ?? '');
      return day.swapWith !== undefined && (other?.swapWith !== day.date || other.dayOff === day.dayOff);
    });
    expect(unpaired).toEqual([]);
    expect(makeUps.every((day) => day.swapWith !== undefined)).toBe(true);
  });

  it('is firm from 2023 to 2026 and an estimate in 2027', () => {
    expect([calendar.firmFrom, calendar.firmTo]).toEqual(['2023-01-01', '2026-12-31']);
    const of2027 = calendarDays.filter((day) => day.date >= '2027');
    expect(of2027.every((day) => day.confidence === 'estimate')).toBe(true);
  });

  it('has one row per date, in order, and the office hours the client assumes', () => {
    const dates = calendarDays.map((day) => day.date);
    expect(dates).toEqual([...new Set(dates)].toSorted((a, b) => (a < b ? -1 : 1)));
    expect(officeHours.map((row) => row.sessions)).toEqual(DEFAULT_OFFICE_HOURS.map((row) => row.sessions));
  });
});

describe('legal terms', () => {
  it('follow each other under one code without gap or overlap', () => {
    const broken = [...Map.groupBy(legalTerms, (term) => term.code).values()].filter((rows) =>
      rows.slice(1).some((next, index) => rows[index]?.validTo !== addDays(next.validFrom, -1)),
    );
    expect(broken).toEqual([]);
    expect(new Set(legalTerms.map((term) => term.id)).size).toBe(legalTerms.length);
  });

  it('change the acceptance of complaints from 10 days to 7 working days on 2026-07-01', () => {
    const before = pickTerm(legalTerms, 'complaints.accept', '2026-06-30');
    const after = pickTerm(legalTerms, 'complaints.accept', '2026-07-01');
    expect([before?.value, before?.unit]).toEqual([10, 'calendar_day']);
    expect([after?.value, after?.unit, after?.legalRef]).toEqual([
      7,
      'working_day',
      'NĐ 155/2026/NĐ-CP Đ.10',
    ]);
  });

  it('can all be counted and explained in both languages', () => {
    const unsaid = legalTerms.filter((term) => {
      const { explanation } = countTerm({ term, startTime, calendar });
      return !explanation.vi.includes(term.legalRef) || explanation.en.includes(term.startEvent);
    });
    expect(unsaid).toEqual([]);
  });

  it('are unknown exactly where they are defaults of ours', () => {
    const wrong = legalTerms.filter(
      (term) => (term.confidence === 'unknown') !== (term.legalRef === 'cấu hình'),
    );
    expect(wrong).toEqual([]);
    const urgencies = ['normal', 'urgent', 'very_urgent', 'express'];
    const handled = urgencies.map((urgency) =>
      pickTerm(legalTerms, `documents.incoming.handle.${urgency}`, '2026-11-23'),
    );
    expect(handled.every((term) => term?.confidence === 'unknown')).toBe(true);
  });

  it('count sending an electronic document until the next working morning', () => {
    const term = pickTerm(legalTerms, 'documents.outgoing.send_electronic', '2026-11-23');
    const friday = new Date('2026-11-20T09:00:00Z');
    const dueTime = term && countTerm({ term, startTime: friday, calendar }).dueTime;
    expect(dueTime?.toISOString()).toBe('2026-11-23T05:00:00.000Z');
  });
});
