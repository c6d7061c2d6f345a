import { describe, expect, it } from 'vitest';
import { filterOptions, firstEnabled, stepActive } from './combobox-options.ts';

const options = [
  { value: 'KH', label: 'Kế hoạch' },
  { value: 'QD', label: 'Quyết định', disabled: true },
  { value: 'TB', label: 'Thông báo', detail: 'thường dùng' },
];

describe('filterOptions', () => {
  it('finds by code, by words without accents and by the second line', () => {
    expect(filterOptions(options, 'kh').map((o) => o.value)).toEqual(['KH']);
    expect(filterOptions(options, 'thong ba').map((o) => o.value)).toEqual(['TB']);
    expect(filterOptions(options, 'dung').map((o) => o.value)).toEqual(['TB']);
    expect(filterOptions(options, '')).toHaveLength(3);
  });

  it('puts what is named so before what only holds the words', () => {
    const terms = [
      { value: 'a', label: 'Xử lý văn bản thường' },
      { value: 'b', label: 'Báo việc thụ lý' },
      { value: 'c', label: 'Thụ lý khiếu nại' },
    ];
    expect(filterOptions(terms, 'thu ly').map((o) => o.value)).toEqual(['c', 'b', 'a']);
    expect(filterOptions(terms, '').map((o) => o.value)).toEqual(['a', 'b', 'c']);
  });
});

describe('stepActive', () => {
  it('passes over options that cannot be chosen and goes round', () => {
    expect(stepActive(options, 0, 1)).toBe(2);
    expect(stepActive(options, 2, 1)).toBe(0);
    expect(stepActive(options, -1, 1)).toBe(0);
    expect(stepActive(options, -1, -1)).toBe(2);
    expect(stepActive(options, 0, -1)).toBe(2);
    expect(stepActive([], 0, 1)).toBe(-1);
  });
});

describe('firstEnabled', () => {
  it('is the first that can be chosen', () => {
    expect(firstEnabled(options.slice(1))).toBe(1);
    expect(firstEnabled([])).toBe(-1);
  });
});
