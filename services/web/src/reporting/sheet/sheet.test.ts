import { describe, expect, it } from 'vitest';
import type { AskedLine } from '../../api/reporting-types.ts';
import { vi } from '../../i18n/vi/index.ts';
import { checkWords } from './check-words.ts';
import { onlyChanged, revisionGroups } from './revision-rows.ts';
import { findingsByRow, placeFindings } from './sheet-findings.ts';
import { sheetGroups } from './sheet-rows.ts';
import {
  changedFigures,
  checkSheet,
  figureFieldNames,
  savedValues,
  tickChanges,
  withChanges,
} from './sheet-values.ts';
import { computedRatio, rowLabel } from './sheet-view.ts';

const births: AskedLine = {
  indicator: {
    definition: {
      code: 'DS.01',
      name: 'Số trẻ sinh ra',
      groupName: 'Dân số',
      valueType: 'VALUE_TYPE_INTEGER',
      rollUp: 'ROLL_UP_RULE_SUM',
      jumpPercent: 20,
      minValue: '0',
      breakdowns: [{ name: 'Giới tính', members: [{ code: 'nam', name: 'Nam' }], additive: true }],
    },
  },
  figures: [
    { indicatorCode: 'DS.01', value: '1234' },
    { indicatorCode: 'DS.01', member: 'nam' },
  ],
  formerFigures: [{ indicatorCode: 'DS.01', value: '1000' }],
};

const share: AskedLine = {
  indicator: {
    definition: {
      code: 'DS.02',
      name: 'Tỷ lệ đúng hạn',
      groupName: 'Dân số',
      valueType: 'VALUE_TYPE_RATIO',
      decimals: 1,
      factor: '100',
      numeratorName: 'Hồ sơ đúng hạn',
      denominatorName: 'Hồ sơ',
    },
  },
  figures: [{ indicatorCode: 'DS.02', numerator: '1', denominator: '3' }],
};

const price: AskedLine = {
  indicator: {
    definition: {
      code: 'G.1',
      groupName: 'Giá',
      valueType: 'VALUE_TYPE_DECIMAL',
      decimals: 2,
      rollUp: 'ROLL_UP_RULE_WEIGHTED',
    },
  },
  figures: [{ indicatorCode: 'G.1', nothing: true }],
};

const lines = [births, share, price];
const rows = sheetGroups(lines).flatMap((group) => group.rows);
const saved = savedValues(lines);

describe('the rows of a sheet', () => {
  it('stand in groups; members, numerators and weights below the whole', () => {
    expect(sheetGroups(lines).map((group) => [group.name, group.rows.length])).toEqual([
      ['Dân số', 5],
      ['Giá', 2],
    ]);
    expect(rows.map((row) => [row.name, row.depth, rowLabel(row, vi)])).toEqual([
      ['value DS.01 ', 0, 'Số trẻ sinh ra'],
      ['value DS.01 nam', 1, 'Giới tính: Nam'],
      ['value DS.02 ', 0, 'Tỷ lệ đúng hạn'],
      ['numerator DS.02 ', 1, 'Tử số: Hồ sơ đúng hạn'],
      ['denominator DS.02 ', 1, 'Mẫu số: Hồ sơ'],
      ['value G.1 ', 0, ''],
      ['denominator G.1 ', 1, 'Quyền số'],
    ]);
    expect(rows.map((row) => row.former?.value)).toEqual(['1000', ...Array.from({ length: 6 })]);
  });

  it('a ratio follows from what is typed below it', () => {
    const ratio = rows[2];
    if (ratio === undefined) throw new Error('no such row');
    const typed: Record<string, string> = { 'numerator DS.02 ': '2.000', 'denominator DS.02 ': '3.000' };
    expect(computedRatio(ratio, { textOf: (name) => typed[name] ?? '' })).toBe('66,7');
    expect(computedRatio(ratio, { textOf: () => '0' })).toBe('');
  });
});

describe('what is typed', () => {
  it('is a change only while it differs from what is saved', () => {
    expect(saved['value DS.01 ']).toBe('1.234');
    const typed = withChanges({}, { 'value DS.01 ': '1.235', 'nothing G.1 ': '' }, saved);
    expect(typed).toEqual({ 'value DS.01 ': '1.235', 'nothing G.1 ': '' });
    expect(withChanges(typed, { 'value DS.01 ': '1.234', 'nothing G.1 ': 'x' }, saved)).toEqual({});
  });

  it('is sent as whole figures, numbers with a point, the others not at all', () => {
    const typed = {
      'numerator DS.02 ': '1.234,5',
      'nothing G.1 ': '',
      'value G.1 ': '7,50',
      'denominator G.1 ': '2',
      'reason G.1 ': ' giá mới ',
    };
    expect(changedFigures(lines, saved, typed)).toEqual([
      {
        indicatorCode: 'DS.02',
        member: '',
        value: '',
        numerator: '1234.5',
        denominator: '3',
        nothing: false,
        reason: '',
      },
      {
        indicatorCode: 'G.1',
        member: '',
        value: '7.5',
        numerator: '',
        denominator: '2',
        nothing: false,
        reason: 'giá mới',
      },
    ]);
  });

  it('what is said to be nothing has no number, whatever stands in its field', () => {
    const typed = { 'nothing DS.01 ': 'x' };
    expect(changedFigures(lines, saved, typed)).toMatchObject([{ value: '', nothing: true }]);
    expect(checkSheet(rows, saved, { ...typed, 'value DS.01 ': 'x' }, vi)).toEqual({});
  });

  it('a tick on the whole goes for its members without a number', () => {
    const whole = rows[0];
    if (whole === undefined) throw new Error('no such row');
    const texts: Record<string, string> = {};
    const textOf = (name: string): string => texts[name] ?? '';
    expect(tickChanges(whole, 'x', { textOf })).toEqual({ 'nothing DS.01 ': 'x', 'nothing DS.01 nam': 'x' });
    texts['value DS.01 nam'] = '5';
    expect(tickChanges(whole, 'x', { textOf })).toEqual({ 'nothing DS.01 ': 'x' });
  });

  it('is checked before it is sent', () => {
    const typed = {
      'value DS.01 ': '1,5',
      'value DS.01 nam': '12x',
      'numerator DS.02 ': '0,12345',
      'value G.1 ': '0,125',
      'nothing G.1 ': '',
      'reason DS.01 ': 'a'.repeat(501),
    };
    expect(checkSheet(rows, saved, typed, vi)).toEqual({
      'value DS.01 ': vi.submission.wholeOnly,
      'value DS.01 nam': vi.submission.badNumber,
      'value G.1 ': vi.submission.tooManyPlaces(2),
      'reason DS.01 ': vi.registration.tooLong(500),
    });
  });

  it('a refusal finds its field by code and member', () => {
    const names = figureFieldNames([{ indicatorCode: 'DS.01', member: 'nam' }, { indicatorCode: 'DS.02' }]);
    expect(names['figures[DS.01/nam].value']).toBe('value DS.01 nam');
    expect(names['figures[DS.02].denominator']).toBe('denominator DS.02 ');
    expect(names['figures[DS.02]']).toBe('value DS.02 ');
  });
});

describe('findings', () => {
  it('stand in the order of the form, each at the field where it is mended', () => {
    const placed = placeFindings(
      [
        { indicatorCode: 'DS.02', rule: 'CHECK_RULE_DENOMINATOR_ZERO' },
        { indicatorCode: 'DS.01', rule: 'CHECK_RULE_JUMP_WITHOUT_REASON', expected: '1000', found: '1234' },
        { indicatorCode: 'DS.01', member: 'nam', rule: 'CHECK_RULE_MISSING' },
        { indicatorCode: 'KHAC', rule: 'CHECK_RULE_MISSING' },
      ],
      lines,
      vi,
    );
    expect(placed.map(({ field, where }) => [field, where])).toEqual([
      ['o-reason-DS.01', 'DS.01 Số trẻ sinh ra'],
      ['o-value-DS.01-nam', 'DS.01 Số trẻ sinh ra, Giới tính: Nam'],
      ['o-denominator-DS.02', 'DS.02 Tỷ lệ đúng hạn'],
    ]);
    expect(placed[0]?.words).toBe(
      'Lệch quá 20 % so với kỳ trước (1.000), đang ghi 1.234. Ghi lý do, hoặc sửa số.',
    );
    expect([...findingsByRow(placed).keys()]).toEqual([
      'value DS.01 ',
      'value DS.01 nam',
      'denominator DS.02 ',
    ]);
  });

  it('a ratio that is missing is missed at the first of its two fields that is empty', () => {
    const missing = { indicatorCode: 'DS.02', rule: 'CHECK_RULE_MISSING' };
    const of = (numerator: string) =>
      placeFindings([missing], [{ ...share, figures: [{ indicatorCode: 'DS.02', numerator }] }], vi)[0]?.row;
    expect([of(''), of('5')]).toEqual(['numerator DS.02 ', 'denominator DS.02 ']);
  });

  it('say what is expected', () => {
    const say = (rule: string, expected: string, found: string): string =>
      checkWords({ rule, expected, found }, {}, vi);
    expect(say('CHECK_RULE_OUT_OF_RANGE', '0', '-5')).toBe('Nhỏ nhất là 0, đang ghi -5.');
    expect(say('CHECK_RULE_OUT_OF_RANGE', '100', '1234.5')).toBe('Lớn nhất là 100, đang ghi 1.234,5.');
    expect(say('CHECK_RULE_PARTS_DIFFER', '10', '11')).toContain('cộng lại là 11, tổng số là 10');
    expect(say('CHECK_RULE_CUMULATIVE_FELL', '10', '9')).toContain('kỳ trước 10');
    expect(say('CHECK_RULE_MISSING', '', '')).toBe(vi.submission.rules.missing);
    expect(say('CHECK_RULE_LATER', '1', '2')).toBe('Cần 1, đang ghi 2.');
  });
});

describe('a signed version beside the one before', () => {
  const before = [
    { indicatorCode: 'DS.01', value: '1234.0' },
    { indicatorCode: 'DS.02', numerator: '1', denominator: '3' },
    { indicatorCode: 'G.1', nothing: true },
  ];
  const now = [
    { indicatorCode: 'DS.01', value: '1234' },
    { indicatorCode: 'DS.02', numerator: '2', denominator: '3' },
    { indicatorCode: 'G.1', nothing: false, value: '5', denominator: '1' },
  ];

  it('shows what changed, as numbers and not as texts', () => {
    const changed = onlyChanged(revisionGroups(lines, now, before));
    expect(changed.map(({ name, rows: all }) => [name, all.map(({ row }) => row.name)])).toEqual([
      ['Dân số', ['numerator DS.02 ']],
      ['Giá', ['value G.1 ', 'denominator G.1 ']],
    ]);
    expect(changed[0]?.rows[0]).toMatchObject({ now: '2', before: '1' });
  });

  it('of the first one nothing is a change', () => {
    expect(onlyChanged(revisionGroups(lines, now, undefined))).toEqual([]);
  });
});
