import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import { openPeriodAct } from './open-period-act.ts';

describe('opening a period', () => {
  const act = openPeriodAct({ id: 'f', periodKind: 'PERIOD_KIND_QUARTER' }, vi, '2026-11-29');

  it('begins with the period of today', () => {
    expect(act.initial).toEqual({ year: '2026', number: '4' });
  });

  it('takes only years and numbers there are', () => {
    const check = (year: string, number: string) => act.check?.({ year, number });
    expect(check('2026', '4')).toEqual({});
    expect(check('26', '5')).toEqual({
      year: vi.reporting.yearMissing,
      number: vi.reporting.numberMissing(4),
    });
    expect(check('2101', '0')).toEqual({
      year: vi.reporting.yearMissing,
      number: vi.reporting.numberMissing(4),
    });
  });
});
