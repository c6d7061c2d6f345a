import { createWorkingCalendar } from '@baro/directory-client/time';
import { describe, expect, it } from 'vitest';
import { bellCount, reminderAddress, reminderState } from './reminder-words.ts';

describe('reminderState', () => {
  const calendar = createWorkingCalendar({ days: [], officeHours: [] });
  /** A Friday. */
  const now = new Date('2026-11-27T03:00:00Z');
  const stateAt = (dueTime: string) =>
    reminderState({ kind: 'REMINDER_KIND_AHEAD', workingDays: 15, dueTime }, calendar, now);

  it('is that of the item now, though it was sent ahead of the due time', () => {
    expect(stateAt('2026-11-27T02:59:00Z')).toBe('DUE_STATE_OVERDUE');
    expect(stateAt('2026-12-01T17:00:00Z')).toBe('DUE_STATE_DUE_SOON');
    expect(stateAt('2026-12-02T17:00:00Z')).toBe('DUE_STATE_IN_TERM');
  });
});

describe('reminderAddress', () => {
  it('is the page of the item, or of the finding', () => {
    const item = { itemKind: 'task', rootId: 't' };
    expect(reminderAddress({ ...item, findingId: '' })).toBe('/tasks/t');
    expect(reminderAddress({ ...item, findingId: 'f' })).toBe('/findings/f');
  });
});

describe('bellCount', () => {
  it('stays short', () => {
    expect([1, 99, 100].map(bellCount)).toEqual(['1', '99', '99+']);
  });
});
