import { addDays, isValidOn } from '@baro/directory-client/time';
import { describe, expect, it } from 'vitest';
import { readReference } from './index.ts';

const { units, successions } = readReference();
const byId = new Map(units.map((unit) => [unit.id, unit]));
const communes = successions.filter((row) => /^\d{5}$/.test(row.predecessorCode));
const groups = [...Map.groupBy(communes, (row) => row.predecessorId).values()];

describe('successions', () => {
  it('number 86 on 2025-01-01 and 795 on 2025-07-01 among communes', () => {
    const dates = communes.map((row) => row.effectiveDate);
    expect(dates.filter((date) => date === '2025-01-01')).toHaveLength(86);
    expect(dates.filter((date) => date === '2025-07-01')).toHaveLength(795);
  });

  it('lead from a unit that ended the day before to a unit that exists on the day', () => {
    const broken = successions.filter((row) => {
      const successor = byId.get(row.successorId);
      const ended = byId.get(row.predecessorId)?.validTo;
      return (
        ended !== addDays(row.effectiveDate, -1) || !successor || !isValidOn(successor, row.effectiveDate)
      );
    });
    expect(broken).toEqual([]);
    expect(new Set(successions.map((row) => row.id)).size).toBe(successions.length);
  });

  it('leave no ended unit without a successor', () => {
    const from = new Set(successions.map((row) => row.predecessorId));
    expect(units.filter((unit) => unit.validTo !== undefined && !from.has(unit.id))).toEqual([]);
  });

  it('leave no ward, commune or township made in 2025 without a predecessor', () => {
    const to = new Set(successions.map((row) => row.successorId));
    const made = units.filter((unit) => /^\d{5}$/.test(unit.code) && unit.validFrom !== undefined);
    expect(made).toHaveLength(33 + 126);
    expect(made.filter((unit) => !to.has(unit.id))).toEqual([]);
  });

  it('split 199 communes, each into two or more parts with one remainder', () => {
    const split = groups.filter((rows) => rows.length > 1);
    expect(split).toHaveLength(199);
    expect(split.flat().every((row) => row.relation === 'part' && row.kind === 'split')).toBe(true);
    const remainders = split.map((rows) => rows.filter((row) => row.share === 'remainder').length);
    expect(new Set(remainders)).toEqual(new Set([1]));
  });

  it('pass the other communes on whole, or unsaid where the source is silent', () => {
    const single = groups.filter((rows) => rows.length === 1).flat();
    const relations = Map.groupBy(single, (row) => row.relation);
    expect(relations.get('whole')).toHaveLength(327);
    expect(relations.get('unknown')).toHaveLength(86);
    expect(relations.get('part')).toBeUndefined();
  });

  it('name resolution and clause', () => {
    expect(communes.find((row) => row.predecessorCode === '00010')).toMatchObject({
      successorCode: '00004',
      legalRef: 'NQ 1286/NQ-UBTVQH15',
    });
    const latest = communes.filter((row) => row.effectiveDate === '2025-07-01');
    expect(latest.filter((row) => !/^NQ 1656\/NQ-UBTVQH15 Đ\.1 k\.\d+$/.test(row.legalRef))).toEqual([]);
  });

  it('lead from a district to the wards of its land', () => {
    const baDinh = successions.filter((row) => row.predecessorCode === '001' && row.kind === 'abolish');
    expect(new Set(baDinh.map((row) => byId.get(row.successorId)?.name))).toEqual(
      new Set([
        'Phường Ba Đình',
        'Phường Giảng Võ',
        'Phường Hoàn Kiếm',
        'Phường Hồng Hà',
        'Phường Láng',
        'Phường Ngọc Hà',
        'Phường Văn Miếu - Quốc Tử Giám',
        'Phường Ô Chợ Dừa',
      ]),
    );
  });

  it('lead from the departments of labour and of planning to those that took their work', () => {
    const of = (code: string): string[] =>
      successions
        .filter((row) => row.predecessorCode === code)
        .map((row) => `${row.successorCode} ${row.relation}`);
    expect(of('SLDTBXH')).toEqual(['SNV part', 'SGDDT part', 'SYT part']);
    expect(of('SKHDT')).toEqual(['STC whole']);
  });

  it('call it a merger when a unit goes into one that goes on', () => {
    const foreignAffairs = successions.find((row) => row.predecessorCode === 'SNGV');
    expect(foreignAffairs).toMatchObject({ successorCode: 'VPUBND', kind: 'merge', relation: 'whole' });
  });
});
