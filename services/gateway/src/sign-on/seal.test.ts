import { describe, expect, it } from 'vitest';
import { Seal } from './seal.ts';

describe('Seal', () => {
  const seal = new Seal(['a secret for tests, long enough'], 'tokens');

  it('opens what it closed, and shows nothing of it', () => {
    const closed = seal.close({ name: 'Vân' });
    expect(seal.open(closed)).toEqual({ name: 'Vân' });
    expect(Buffer.from(closed, 'base64url').toString('latin1')).not.toContain('name');
    expect(seal.close({ name: 'Vân' })).not.toBe(closed);
  });

  it('opens what the secret before sealed, and seals with the new one', () => {
    const rotated = new Seal(
      ['a new secret for tests, long too', 'a secret for tests, long enough'],
      'tokens',
    );
    expect(rotated.open(seal.close({ name: 'Vân' }))).toEqual({ name: 'Vân' });
    expect(seal.open(rotated.close({ name: 'Vân' }))).toBeUndefined();
  });

  it.each([
    ['something else', () => 'abc'],
    ['nothing', () => ''],
    ['a changed text', () => seal.close({ a: 1 }).replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))],
    [
      'what was sealed for another purpose',
      () => new Seal(['a secret for tests, long enough'], 'attempt').close({ a: 1 }),
    ],
    [
      'what was sealed with another secret',
      () => new Seal(['another secret for tests, long too'], 'tokens').close({ a: 1 }),
    ],
  ])('does not open %s', (_, text) => expect(seal.open(text())).toBeUndefined());
});
