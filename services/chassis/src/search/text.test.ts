import { describe, expect, it } from 'vitest';
import { fold, isAccented, plain, tidy } from './text.ts';

describe('fold', () => {
  it('makes one of what is written in several ways', () => {
    expect(fold('Uỷ ban HOÀ giải')).toBe(fold('Ủy ban hòa giải'));
    expect(fold('QÐ-UBND')).toBe('qđ-ubnd');
    expect(fold('Việt'.normalize('NFD'))).toBe('việt'.normalize('NFC'));
    expect(fold(fold('Quý thuỷ, khoẻ khoắn'))).toBe(fold('Quý thủy, khỏe khoắn'));
  });
});

describe('plain', () => {
  it('takes accents and Đ away', () => {
    expect(plain('Đường Nguyễn Trãi, Uỷ ban')).toBe('duong nguyen trai, uy ban');
  });
});

describe('isAccented', () => {
  it('tells how something was typed', () => {
    expect([
      isAccented('bảo mật'),
      isAccented('đ'),
      isAccented('bao mat'),
      isAccented('163/KH-UBND'),
    ]).toEqual([true, true, false, false]);
  });
});

describe('tidy', () => {
  it('keeps what is meant and drops what is not', () => {
    expect(tidy(' Về\u00a0 việc\tđất  Ðai ')).toBe('Về việc đất Đai');
  });
});
