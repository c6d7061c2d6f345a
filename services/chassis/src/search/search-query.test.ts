import { describe, expect, it } from 'vitest';
import { parseSearch } from './search-query.ts';

describe('parseSearch', () => {
  it('parts words, phrases and symbols', () => {
    expect(parseSearch('thu hồi "bí mật nhà nước" 30/2020/NĐ-CP đất nđ-cp')).toEqual({
      accented: true,
      terms: [
        { kind: 'words', text: 'thu hồi đất' },
        { kind: 'phrase', text: 'bí mật nhà nước' },
        { kind: 'symbol', text: '30/2020/nđ-cp' },
        { kind: 'phrase', text: 'nđ-cp' },
      ],
    });
  });

  it('compares without accents what is typed without', () => {
    expect(parseSearch('thu hoi')?.accented).toBe(false);
  });

  it.each(['', '  ', '"', '""', '&', '!!', '/', '-', '🙂'])('finds nothing to search for in %j', (typed) => {
    expect(parseSearch(typed)).toBeUndefined();
  });

  it('takes an unclosed quote for words', () => {
    expect(parseSearch('"thu hồi')?.terms).toEqual([{ kind: 'words', text: '"thu hồi' }]);
  });
});
