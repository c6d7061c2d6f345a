import { describe, expect, it } from 'vitest';
import { boundIndexText } from './index-text.ts';

describe('boundIndexText', () => {
  it('leaves a short text as it is', () => {
    expect(boundIndexText('Kế hoạch số 163/KH-UBND')).toBe('Kế hoạch số 163/KH-UBND');
  });

  it('takes NUL out, which PostgreSQL refuses', () => {
    expect(boundIndexText('a\u0000b')).toBe('a b');
  });

  it('keeps the beginning word for word and every new word of the rest once', () => {
    const text = `${'quy hoạch đô thị '.repeat(20)}thủy lợi thủy lợi 30/2020/NĐ-CP ${'quy hoạch '.repeat(50)}`;
    const bounded = boundIndexText(text, 200, 300);
    expect(Buffer.byteLength(bounded)).toBeLessThanOrEqual(300);
    expect(bounded.startsWith('quy hoạch đô thị quy hoạch đô thị')).toBe(true);
    expect(bounded.match(/thủy/g)).toHaveLength(1);
    expect(bounded).toContain('30/2020/nđ-cp');
  });

  it('never exceeds the limit, however many words there are', () => {
    const text = Array.from({ length: 200_000 }, (_, index) => `từ${index}`).join(' ');
    expect(Buffer.byteLength(boundIndexText(text))).toBeLessThanOrEqual(320_000);
  });

  it('leaves out runs that are no words', () => {
    const bounded = boundIndexText(`${'a '.repeat(100)}${'Zm9v'.repeat(100)} cuối`, 100, 300);
    expect(bounded).not.toContain('zm9v');
    expect(bounded).toContain('cuối');
  });
});
