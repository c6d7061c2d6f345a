import { describe, expect, it } from 'vitest';
import { vi } from '../i18n/vi/index.ts';
import { bellCount, reminderState, reminderWords } from './reminder-words.ts';

describe('a reminder', () => {
  it('says on which side of the due time it is, and by how much', () => {
    const ahead = { kind: 'REMINDER_KIND_AHEAD', workingDays: 3 };
    expect(reminderWords(ahead, vi)).toBe(vi.reminder.ahead(3));
    expect(reminderState(ahead)).toBe('DUE_STATE_DUE_SOON');
    const overdue = { kind: 'REMINDER_KIND_OVERDUE', workingDays: 2 };
    expect(reminderWords(overdue, vi)).toBe(vi.reminder.overdue(2));
    expect(reminderState(overdue)).toBe('DUE_STATE_OVERDUE');
  });

  it('of the due day itself says so', () => {
    expect(reminderWords({ kind: 'REMINDER_KIND_AHEAD' }, vi)).toBe(vi.reminder.today);
  });
});

describe('bellCount', () => {
  it('stays short', () => {
    expect([1, 99, 100].map(bellCount)).toEqual(['1', '99', '99+']);
  });
});
