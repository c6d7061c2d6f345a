import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

const publicUrl = 'https://baro.example';

describe('safeReturnPath()', () => {
  it.each(['/', '/incoming', '/incoming?query=m%E1%BA%ADt&year=2026#files', '/a//b'])(
    'keeps the path %s',
    (path) => {
      expect(safeReturnPath(path, publicUrl)).toBe(path);
    },
  );

  it.each([
    undefined,
    ['/a', '/b'],
    '',
    'incoming',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t//evil.example',
    '/\n/evil.example',
    '/a\\b',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    '/auth/logout',
    '/./auth/login',
    `/${'a'.repeat(2_000)}`,
  ])('turns %j into the first page', (asked) => {
    expect(safeReturnPath(asked, publicUrl)).toBe('/');
  });

  it('never leaves the origin, whatever is asked', () => {
    const parts = [
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      '%5c',
      'evil.example',
      'https',
      ' ',
      '\t',
    ];
    const four = parts.flatMap((a) =>
      parts.flatMap((b) => parts.flatMap((c) => parts.map((d) => `/${a}${b}${c}${d}`))),
    );
    const left = four.filter(
      (path) => new URL(safeReturnPath(path, publicUrl), publicUrl).origin !== publicUrl,
    );
    expect(left).toEqual([]);
  });
});
