import { addDays, isValidOn } from '@baro/directory-client/time';
import { describe, expect, it } from 'vitest';
import { findUnit, readReference } from './index.ts';

const { units, identifiers } = readReference();
const byId = new Map(units.map((unit) => [unit.id, unit]));
const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function count(date: string, kinds: readonly string[]): number {
  return units.filter((unit) => kinds.includes(unit.kind) && isValidOn(unit, date)).length;
}

describe('units', () => {
  it.each([
    ['2024-12-31', 579, 30],
    ['2025-01-01', 526, 30],
    ['2025-06-30', 526, 30],
    ['2025-07-01', 126, 0],
    ['2026-11-23', 126, 0],
  ])('on %s the city has %i wards, communes and townships and %i districts', (date, communes, districts) => {
    expect(count(date, ['ward', 'commune', 'township'])).toBe(communes);
    expect(count(date, ['district'])).toBe(districts);
  });

  it('has 51 wards and 75 communes today', () => {
    expect([count('2026-11-23', ['ward']), count('2026-11-23', ['commune'])]).toEqual([51, 75]);
  });

  it('has 20 departments before the merger of 2025-03-01 and 14 after it, the inspectorate among them', () => {
    expect([count('2025-02-28', ['department']), count('2025-03-01', ['department'])]).toEqual([20, 14]);
  });

  it('gives each code to one unit at a time, without a gap between bearers', () => {
    const gaps = [...Map.groupBy(units, (unit) => unit.code).values()].flatMap((bearers) => {
      const sorted = bearers.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
      return sorted
        .slice(1)
        .filter((next, index) => sorted[index]?.validTo !== addDays(next.validFrom ?? '', -1))
        .map((next) => next.code);
    });
    expect(gaps).toEqual([]);
  });

  it('gives every unit but the city a parent that lives as long', () => {
    const orphans = units.filter((unit) => {
      const parent = byId.get(unit.parentId ?? '');
      if (parent === undefined) return unit.code !== '01';
      const from = (parent.validFrom ?? '') <= (unit.validFrom ?? '');
      return !from || (parent.validTo ?? '9999') < (unit.validTo ?? '9999');
    });
    expect(orphans).toEqual([]);
  });

  it('lists parents before children', () => {
    const seen = new Set<string | undefined>([undefined]);
    const early = units.filter((unit) => {
      seen.add(unit.id);
      return !seen.has(unit.parentId);
    });
    expect(early).toEqual([]);
  });

  it('has ids that are unique UUIDv7 and the same everywhere', () => {
    expect(units.filter((unit) => !UUID7.test(unit.id))).toEqual([]);
    expect(byId.size).toBe(units.length);
    expect(findUnit(units, '00004', '2026-01-01')?.id).toBe('0197c348-8800-7144-be43-66608ca40edd');
  });

  it('finds who bore a code on a date', () => {
    expect(findUnit(units, '00070', '2025-06-30')?.name).toBe('Phường Hàng Trống');
    expect(findUnit(units, '00070', '2025-07-01')?.name).toBe('Phường Hoàn Kiếm');
    expect(findUnit(units, '001', '2025-07-01')).toBeUndefined();
  });
});

describe('identifiers', () => {
  it('know the city in the old and the new form', () => {
    expect(identifiers.map(({ code, scheme, unitId }) => [code, scheme, byId.get(unitId)?.code])).toEqual([
      ['000.00.00.H26', 'qcvn102', 'UBND'],
      ['H26', 'qd20', 'UBND'],
    ]);
  });
});
