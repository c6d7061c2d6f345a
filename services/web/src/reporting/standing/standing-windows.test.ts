import { expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import { dayAfter, dayBefore, pointName, pointTitle, windowTitle } from './standing-windows.ts';

const month = {
  kind: 'PERIOD_KIND_MONTH',
  year: 2026,
  number: 11,
  fromDate: '2026-11-01',
  toDate: '2026-11-30',
};
const week = {
  kind: 'PERIOD_KIND_WEEK',
  year: 2026,
  number: 45,
  fromDate: '2026-11-02',
  toDate: '2026-11-08',
};

it('a window is called as a report period, with its days', () => {
  expect(windowTitle(month, vi)).toBe('Kỳ tháng 11/2026 (01/11–30/11/2026)');
  expect(windowTitle(undefined, vi)).toBe('');
});

it('one goes back thirteen windows and no further, and not past the running one', () => {
  expect(dayBefore(month, '2026-12-05')).toBe('2026-10-31');
  expect(dayBefore({ ...month, fromDate: '2025-12-01' }, '2026-12-05')).toBe('2025-11-30');
  expect(dayBefore({ ...month, fromDate: '2025-11-01' }, '2026-12-05')).toBeUndefined();
  expect(dayBefore(week, '2027-01-31')).toBe('2026-11-01');
  expect(dayBefore(week, '2027-02-01')).toBeUndefined();
  const ofState = { ...month, fromDate: '2025-10-15' };
  expect(dayBefore(ofState, '2026-11-14')).toBe('2025-10-14');
  expect(dayBefore(ofState, '2026-11-15')).toBeUndefined();
  expect(dayAfter(month)).toBe('2026-12-01');
  expect(dayAfter({ ...month, running: true })).toBeUndefined();
});

it('points before it are called by counting back, over the turn of the year too', () => {
  expect(pointName({ fromDate: '2026-11-01' }, month)).toBe('11/2026');
  expect(pointName({ fromDate: '2025-12-01' }, month)).toBe('12/2025');
  // A month of the state ends on the 14th: it begins in the one before.
  expect(pointName({ fromDate: '2026-09-15' }, { ...month, fromDate: '2026-10-15' })).toBe('10/2026');
  expect(pointName({ fromDate: '2026-10-26' }, week)).toBe('26/10');
  expect(pointTitle({ fromDate: '2026-10-26' }, week, vi)).toBe('Tuần từ 26/10/2026');
  expect(pointTitle({ fromDate: '2025-12-01' }, month, vi)).toBe('Tháng 12/2025');
});
