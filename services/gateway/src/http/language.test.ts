import { describe, expect, it } from 'vitest';
import { pickLanguage } from './language.ts';

describe('pickLanguage()', () => {
  it.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['de', 'vi'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['en;q=0.9,vi;q=0.9', 'vi'],
    ['en;q=0', 'vi'],
    ['en;q=much', 'vi'],
    ['*', 'vi'],
  ])('answers %j in %s', (header, language) => expect(pickLanguage(header)).toBe(language));
});
