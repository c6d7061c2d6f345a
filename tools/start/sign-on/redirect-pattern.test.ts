import { describe, expect, it } from 'vitest';
import { matchesPattern } from './redirect-pattern.ts';

describe('matchesPattern', () => {
  const pattern = 'http://127.0.0.1:8080/*';

  it.each(['http://127.0.0.1:8080', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080/work?auth_callback=1'])(
    'accepts %s',
    (uri) => {
      expect(matchesPattern(pattern, uri)).toBe(true);
    },
  );

  it.each([
    'http://127.0.0.1:80801/',
    'http://127.0.0.1/',
    'https://127.0.0.1:8080/',
    'http://127.0.0.1:8080@evil.example/',
    'http://evil.example/#http://127.0.0.1:8080/',
    'http://127.0.0.1:8080/#fragment',
    '//127.0.0.1:8080/',
    '',
  ])('refuses %s', (uri) => {
    expect(matchesPattern(pattern, uri)).toBe(false);
  });

  it('without a star takes the one address', () => {
    expect(matchesPattern('http://a.example/x', 'http://a.example/x')).toBe(true);
    expect(matchesPattern('http://a.example/x', 'http://a.example/x/y')).toBe(false);
  });

  it('cannot be left by dots below a folder', () => {
    expect(matchesPattern('http://a.example/app/*', 'http://a.example/app/../other')).toBe(false);
  });
});
