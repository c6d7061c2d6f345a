import { describe, expect, it } from 'vitest';
import { fits, fold } from './fold.ts';

describe('fold', () => {
  it('drops accents and the stroke of đ, also of the look-alike Ð', () => {
    expect(fold('Ủy ban  Nhân Dân Phường Ba Đình')).toBe('uy ban nhan dan phuong ba dinh');
    expect(fold('QÐ-UBND')).toBe('qd-ubnd');
  });
});

describe('fits', () => {
  it('finds words typed without accents', () => {
    expect(fits('so tai chinh', 'Sở Tài chính')).toBe(true);
    expect(fits('tai ch', 'Sở Tài chính')).toBe(true);
  });

  it('holds to accents that were typed', () => {
    expect(fits('tài', 'Sở Tài chính')).toBe(true);
    expect(fits('tái', 'Sở Tài chính')).toBe(false);
  });

  it('finds an abbreviation in a symbol', () => {
    expect(fits('kh', '163/KH-UBND')).toBe(true);
    expect(fits('bnd', '163/KH-UBND')).toBe(false);
  });
});
