import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

describe('contentDisposition()', () => {
  it('gives the name in ASCII and in UTF-8', () => {
    expect(contentDisposition('Đề án số 5.pdf')).toBe(
      `attachment; filename="De an so 5.pdf"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20s%E1%BB%91%205.pdf`,
    );
  });

  it.each(['a"b', 'a\r\nX-Evil: 1', 'a;b', '../a', 'a\\b', '\ud800', '', "a'(b)*"])(
    'makes a safe header of %j',
    (name) => {
      const header = contentDisposition(name);
      // One quoted part without quotes inside, then only what RFC 5987 allows.
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/);
      expect(header.split('"')).toHaveLength(3);
    },
  );
});
