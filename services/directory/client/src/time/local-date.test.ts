import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  atLocalTime,
  daysBetween,
  dueDateOf,
  endOfDay,
  isIsoDate,
  localDateOf,
  localTimeOf,
  startOfDay,
  weekdayOf,
} from './local-date.ts';

describe('local dates', () => {
  it('change at 17:00 UTC', () => {
    expect(localDateOf(new Date('2026-11-25T16:59:59.999Z'))).toBe('2026-11-25');
    expect(localDateOf(new Date('2026-11-25T17:00:00Z'))).toBe('2026-11-26');
    expect(localTimeOf(new Date('2026-11-25T17:05:00Z'))).toBe('00:05');
  });

  it('start and end at the city midnight, and the end belongs to the day it closes', () => {
    expect(startOfDay('2026-11-25').toISOString()).toBe('2026-11-24T17:00:00.000Z');
    expect(endOfDay('2026-11-25')).toEqual(startOfDay('2026-11-26'));
    expect(dueDateOf(endOfDay('2026-11-25'))).toBe('2026-11-25');
    expect(atLocalTime('2026-11-25', '24:00')).toEqual(endOfDay('2026-11-25'));
  });

  it('step over month and leap year ends', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
    expect(weekdayOf('2026-11-22')).toBe(0);
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', ''])('refuse %s', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
  });

  it.each(['25:00', '9:00', '10:60', '24:01'])('refuse the time %s', (text) => {
    expect(() => atLocalTime('2026-11-25', text)).toThrow(RangeError);
  });
});
