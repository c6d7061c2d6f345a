import { describe, expect, it } from 'vitest';
import { duplicateQuery } from './duplicates.tsx';
import { BLANK } from './form-values.ts';

describe('duplicateQuery', () => {
  it('waits until there is enough to be alike', () => {
    expect(duplicateQuery(BLANK, 'u')).toBeNull();
    expect(duplicateQuery({ ...BLANK, number: '163' }, 'u')).toBeNull();
  });

  it('asks by number, symbol, issuer and the date typed', () => {
    const values = { ...BLANK, number: '163', symbol: 'KH-UBND', issuerName: 'UBND', issueDate: '5/2/26' };
    expect(duplicateQuery(values, 'u')).toEqual({
      unitId: 'u',
      messageId: '',
      number: '163',
      symbol: 'KH-UBND',
      issuerName: 'UBND',
      issueDate: '2026-02-05',
    });
  });

  it('asks by the exchange id alone', () => {
    expect(duplicateQuery({ ...BLANK, messageId: 'x' }, 'u')).toMatchObject({ messageId: 'x' });
  });
});
