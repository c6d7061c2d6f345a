import { describe, expect, it } from 'vitest';
import type { LikelyLetter } from '../api/types.ts';
import { en } from '../i18n/en/index.ts';
import { vi } from '../i18n/vi/index.ts';
import { isThisOne, markWords, reasonWords } from './likely-words.ts';

const letter = { id: 'a' };
const other: LikelyLetter = {
  id: 'b',
  code: 'ĐT-2026-00002',
  reasons: ['LIKELY_REASON_SAME_PERSON', 'LIKELY_REASON_SAME_WORDS'],
  score: 0.874,
  shared: ['thu hồi', 'đền bù'],
};
const judged = (duplicateId?: string): LikelyLetter => ({
  ...other,
  mark: duplicateId
    ? { verdict: 'DUPLICATE_VERDICT_DUPLICATE', duplicateId }
    : { verdict: 'DUPLICATE_VERDICT_DIFFERENT' },
});

describe('a letter that may be the same', () => {
  it('says why, a line for each reason', () => {
    expect(reasonWords(other, vi)).toEqual([
      'Cùng người đứng đơn',
      'Nội dung giống 87 %',
      'Cùng nói: thu hồi, đền bù',
    ]);
    expect(
      reasonWords({ ...other, reasons: ['LIKELY_REASON_SAME_PERSON'], score: 0, shared: [] }, en),
    ).toEqual(['Same sender']);
    expect(reasonWords({ id: 'b' }, vi)).toEqual([]);
  });

  it('says which of the two was judged to be the duplicate', () => {
    expect(markWords(letter, judged('a'), vi)).toBe('Đơn này trùng với ĐT-2026-00002');
    expect(markWords(letter, judged('b'), vi)).toBe('ĐT-2026-00002 trùng với đơn này');
    expect(markWords(letter, judged(), vi)).toBe('Hai đơn không trùng');
    expect([judged('a'), judged('b'), judged(), other].map((one) => isThisOne(letter, one))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
