import { createWorkingCalendar, dueSoonEnd, dueStateOf } from '@baro/directory-client';
import type { LegalTerm } from '@baro/directory-client';
import { DueState, IncomingState, Urgency } from '@baro/proto/baro/documents/v1/resources';
import { describe, expect, it } from 'vitest';
import { dueOf, handlingTerm, incomingDueState } from './due.ts';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);
const calendar = createWorkingCalendar({
  version: '7',
  days: [{ date: '2026-11-24', dayOff: true, name: 'Ngày Văn hóa', legalRef: '', confidence: 'high' }],
});

describe('incomingDueState', () => {
  const now = at('2026-11-20 09:00');
  const finished = { dueTime: at('2026-11-19 17:00'), finishTime: at('2026-11-19 18:00') };
  it.each([
    [IncomingState.FINISHED, false, DueState.LATE],
    [IncomingState.RETURNED, false, DueState.NONE],
    [IncomingState.FINISHED, true, DueState.NONE],
  ])('state %s, history %s', (state, historical, due) => {
    expect(incomingDueState({ state, historical, ...finished }, now, dueSoonEnd(now, calendar))).toBe(due);
  });
});

describe('dueStateOf', () => {
  // A Friday: within two working days are Monday and Wednesday, since Tuesday the 24th is a holiday.
  const now = at('2026-11-20 09:00');
  const soonEnd = dueSoonEnd(now, calendar);
  it.each([
    [undefined, undefined, DueState.NONE],
    ['2026-11-20 08:59', undefined, DueState.OVERDUE],
    ['2026-11-20 17:00', undefined, DueState.DUE_SOON],
    ['2026-11-26 00:00', undefined, DueState.DUE_SOON],
    ['2026-11-26 00:01', undefined, DueState.IN_TERM],
    ['2026-11-19 17:00', '2026-11-18 09:00', DueState.EARLY],
    ['2026-11-20 00:00', '2026-11-19 23:00', DueState.ON_TIME],
    ['2026-11-19 17:00', '2026-11-19 18:00', DueState.LATE],
  ])('due %s, finished %s', (due, finish, state) => {
    expect(dueStateOf(due ? at(due) : undefined, finish ? at(finish) : undefined, now, soonEnd)).toBe(state);
  });
});

describe('dueOf', () => {
  const term: LegalTerm = {
    code: 'documents.incoming.handle.normal',
    name: '',
    value: 3,
    unit: 'working_day',
    startEvent: 'ngày nhận',
    legalRef: 'cấu hình',
    confidence: 'unknown',
    params: {},
  };
  it('counts from arrival, says how, and keeps the version of the calendar', () => {
    const due = dueOf(undefined, at('2026-11-20 09:00'), term, calendar);
    expect([due.time, due.calendarVersion]).toEqual([at('2026-11-27 00:00'), '7']);
    expect(due.explanation).toContain('3 ngày làm việc');
  });

  it('takes a typed time, and none where no term is in force', () => {
    const typed = at('2026-11-21 10:00');
    expect(dueOf(typed, at('2026-11-20 09:00'), term, calendar)).toMatchObject({
      time: typed,
      calendarVersion: '',
    });
    expect(dueOf(undefined, at('2026-11-20 09:00'), undefined, calendar)).toEqual({
      time: undefined,
      explanation: '',
      calendarVersion: '',
    });
  });
});

describe('handlingTerm', () => {
  it('has a clock for every urgency', () => {
    const codes = [
      Urgency.NORMAL,
      Urgency.URGENT,
      Urgency.VERY_URGENT,
      Urgency.EXPRESS,
      Urgency.EXPRESS_TIMED,
    ].map(handlingTerm);
    expect(codes.map((code) => code.split('.').at(-1))).toEqual([
      'normal',
      'urgent',
      'very_urgent',
      'express',
      'express',
    ]);
  });
});
