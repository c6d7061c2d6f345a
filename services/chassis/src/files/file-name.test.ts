import { describe, expect, it } from 'vitest';
import { extensionOf, findNameFault, maxFileName, truthfulName } from './file-name.ts';

describe('findNameFault', () => {
  it.each(['../etc/passwd', 'a\\b.pdf', 'a\u0000.pdf', 'c:x.pdf', 'a\nb.pdf', 'công\u202evăn.pdf'])(
    'refuses %j',
    (name) => {
      expect(findNameFault(name)).toBe('PATH_CHARACTER');
    },
  );

  it.each(['.', '..', '...'])('refuses %j', (name) => {
    expect(findNameFault(name)).toBe('RESERVED');
  });

  it.each([
    'Công văn số 12.2026.pdf',
    'QĐ 163-KH-UBND (ký số).pdf',
    "Tờ trình 'bản cuối'.docx",
    '.gitignore',
  ])('takes %j', (name) => {
    expect(findNameFault(name)).toBeUndefined();
  });
});

describe('truthfulName', () => {
  it('keeps a name whose extension is of the type, in any case', () => {
    expect(truthfulName('Scan.JPG', ['.jpg', '.jpeg'])).toBe('Scan.JPG');
  });

  it('puts the extension of the type behind a name that says something else', () => {
    expect(truthfulName('order.js', ['.txt'])).toBe('order.js.txt');
    expect(truthfulName('Công văn 12.2026', ['.pdf'])).toBe('Công văn 12.2026.pdf');
    expect(truthfulName('scan', ['.png'])).toBe('scan.png');
  });

  it('never makes a name longer than is allowed', () => {
    const name = truthfulName('ă'.repeat(maxFileName), ['.pdf']);
    expect(Array.from(name)).toHaveLength(maxFileName);
    expect(extensionOf(name)).toBe('.pdf');
  });

  it('composes decomposed letters', () => {
    expect(truthfulName('Quyết định.pdf'.normalize('NFD'), ['.pdf'])).toBe('Quyết định.pdf');
  });
});
