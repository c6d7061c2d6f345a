import { createWorkingCalendar, endOfDay } from '@baro/directory-client';
import { ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import { describe, expect, it } from 'vitest';
import { reminderRules } from './reminder-rules.ts';

// Tết 2026: off from Monday 16 to Friday 20 February.
const tet = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'];
const calendar = createWorkingCalendar({
  days: tet.map((date) => ({
    date,
    dayOff: true,
    name: 'Tết Nguyên đán',
    legalRef: '',
    confidence: 'high' as const,
  })),
  version: 'test',
});
const days = { ahead: [15, 7, 3], overdue: [1, 5] };
const at = (text: string): Date => new Date(`${text}+07:00`);

describe('reminderRules', () => {
  it('counts working days across Tết, the most pressing step first', () => {
    const rules = reminderRules(days, at('2026-02-12T09:00'), calendar);
    expect(rules.map((rule) => [rule.kind, rule.workingDays, rule.upTo])).toEqual([
      [ReminderKind.OVERDUE, 5, endOfDay('2026-02-05')],
      [ReminderKind.OVERDUE, 1, endOfDay('2026-02-11')],
      // Friday 13, then Monday 23 and Tuesday 24 February.
      [ReminderKind.AHEAD, 3, endOfDay('2026-02-24')],
      [ReminderKind.AHEAD, 7, endOfDay('2026-03-02')],
      [ReminderKind.AHEAD, 15, endOfDay('2026-03-12')],
    ]);
  });

  it('says what was due on Friday is one working day late on Monday', () => {
    const [late] = reminderRules({ ahead: [], overdue: [1] }, at('2026-03-02T08:00'), calendar);
    expect(late?.upTo).toEqual(endOfDay('2026-02-27'));
  });

  it('reminds nobody on a day off', () => {
    expect(reminderRules(days, at('2026-02-17T09:00'), calendar)).toEqual([]);
    expect(reminderRules(days, at('2026-02-14T09:00'), calendar)).toEqual([]);
  });
});
