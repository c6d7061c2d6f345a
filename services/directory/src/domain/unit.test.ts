import { Unit } from '@baro/proto/baro/directory/v1/directory';
import { describe, expect, it } from 'vitest';
import { closeUnit, createUnit, isInForce, parentOn, renameUnit } from './unit.ts';

const unit = createUnit(
  'u',
  Unit.fromPartial({ code: ' A ', name: ' Một ', parentId: 'p', validFrom: '2025-07-01' }),
);

describe('createUnit', () => {
  it('begins with one name over all its days', () => {
    expect(unit).toMatchObject({ code: 'A', validFrom: '2025-07-01', validTo: '' });
    expect(unit.names).toEqual([
      { name: 'Một', symbol: '', parentId: 'p', validFrom: '2025-07-01', validTo: '', legalRef: '' },
    ]);
  });
});

describe('renameUnit', () => {
  it('ends the span before it the day before and keeps what is not named', () => {
    const renamed = renameUnit(unit, { name: 'Hai', effectiveDate: '2026-01-01', legalRef: 'QĐ 2' });
    expect(renamed?.names).toEqual([
      {
        name: 'Một',
        symbol: '',
        parentId: 'p',
        validFrom: '2025-07-01',
        validTo: '2025-12-31',
        legalRef: '',
      },
      { name: 'Hai', symbol: '', parentId: 'p', validFrom: '2026-01-01', validTo: '', legalRef: 'QĐ 2' },
    ]);
    expect(unit.names).toHaveLength(1);
  });

  it('is refused on or before the first day of the last span', () => {
    expect(renameUnit(unit, { name: 'x', effectiveDate: '2025-07-01', legalRef: 'x' })).toBeUndefined();
  });

  it('moves the unit from that day on', () => {
    const moved = renameUnit(unit, { parentId: 'q', effectiveDate: '2026-01-01', legalRef: 'x' });
    expect(moved && [parentOn(moved, '2025-12-31'), parentOn(moved, '2026-01-01')]).toEqual(['p', 'q']);
  });
});

describe('closeUnit', () => {
  it('ends unit and name on the last day, with the clause', () => {
    const closed = closeUnit(unit, '2026-02-28', 'NQ 1');
    expect(closed).toMatchObject({
      validTo: '2026-02-28',
      legalRef: 'NQ 1',
      names: [{ validTo: '2026-02-28' }],
    });
    expect(closed && [isInForce(closed, '2026-02-28'), isInForce(closed, '2026-03-01')]).toEqual([
      true,
      false,
    ]);
  });

  it('is refused before a day that was recorded later', () => {
    expect(closeUnit(unit, '2025-06-30', 'x')).toBeUndefined();
    const renamed = renameUnit(unit, { name: 'x', effectiveDate: '2026-01-01', legalRef: 'x' });
    expect(renamed && closeUnit(renamed, '2025-12-31', 'x')).toBeUndefined();
  });
});
