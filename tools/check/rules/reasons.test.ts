import { describe, expect, it } from 'vitest';
import { checkReasonModule } from './reasons.ts';

const good = { code: 'NOT_FOUND', en: 'There is no unit {code}.', vi: 'Không tìm thấy đơn vị {code}.' };
const problems = (name: string, row: object) =>
  checkReasonModule('reasons.ts', { table: { domain: 'a.baro', rows: { GOOD: good, [name]: row } } }).map(
    ({ message }) => message,
  );

describe('reasons', () => {
  it.each([
    ['BAD', { ...good, vi: '{code}' }, 'no Vietnamese sentence'],
    ['BAD', { code: 'NOT_FOUND', en: 'There is no unit.' }, 'no Vietnamese sentence'],
    ['BAD', { ...good, en: 'no unit {code}' }, 'no English sentence'],
    ['BAD', { ...good, vi: 'Khong tim thay don vi {code}.' }, 'without accents'],
    ['notUpper', good, 'UPPER_SNAKE'],
  ])('finds what is wrong with %s %j', (name, row, message) => {
    expect(problems(name, row)).toEqual([expect.stringContaining(message)]);
  });

  it('finds a module without a table', () => {
    expect(checkReasonModule('reasons.ts', { helper: () => 1 })).toHaveLength(1);
  });

  it('is content with both languages, as a table or as rows', () => {
    expect(problems('ALSO_GOOD', good)).toEqual([]);
    expect(checkReasonModule('reasons.ts', { common: { GOOD: good }, helper: () => 1 })).toEqual([]);
  });
});
