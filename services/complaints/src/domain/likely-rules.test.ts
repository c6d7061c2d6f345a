import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { describe, expect, it } from 'vitest';
import { mayBeSame, mayTellSame } from './likely-rules.ts';

const { UNSPECIFIED, COMPLAINT, DENUNCIATION } = LetterContent;

describe('two letters', () => {
  const one = { id: 'a', deciderUnitId: 'u', content: COMPLAINT };
  it.each([
    ['the same letter', one, false],
    ['of another unit', { ...one, id: 'b', deciderUnitId: 'v' }, false],
    ['of the same content', { ...one, id: 'b' }, true],
    ['of another content', { ...one, id: 'b', content: DENUNCIATION }, false],
    ['not classified yet', { ...one, id: 'b', content: UNSPECIFIED }, true],
  ])('%s', (_, other, expected) => {
    expect(mayBeSame(one, other)).toBe(expected);
    expect(mayBeSame(other, one)).toBe(expected);
  });
});

it.each([
  ['both named', [false, false], [false, false], true],
  ['both sealed', [true, false], [true, false], true],
  ['one sealed', [true, false], [false, false], false],
  ['one sealed, and the other was entered by the caller', [true, false], [false, true], false],
  ['one sealed, entered by the caller', [true, true], [false, false], true],
] as const)('that two senders are one, %s: told %4$s', (_, one, other, expected) => {
  const [first, second] = [one, other].map(([sealed, entered]) => ({ sealed, entered }));
  if (!first || !second) throw new Error('two are needed');
  expect(mayTellSame(first, second)).toBe(expected);
  expect(mayTellSame(second, first)).toBe(expected);
});
