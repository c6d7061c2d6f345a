import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import { IDENTITY_FIELDS, shownFields } from './identity-fields.ts';

describe('an opened identity', () => {
  it('shows what was asked for and nothing else, and says of what is not known that there is none', () => {
    const identity = { fullName: 'Trần Văn Khiếu', address: '12 ngõ Trạm' };
    expect(shownFields(identity, ['birthYear', 'fullName'], vi)).toEqual([
      ['fullName', 'Trần Văn Khiếu'],
      ['birthYear', vi.identity.noValue],
    ]);
  });

  it('has a word for every field of the contract', () => {
    for (const name of IDENTITY_FIELDS) expect(vi.identity.names[name]).not.toBe('');
  });
});
