import { describe, expect, it } from 'vitest';
import { unitsByName } from './lead-names.ts';

const find = unitsByName([
  { id: 'finance', name: 'Sở Tài chính', symbol: 'STC' },
  { id: 'science', name: 'Sở Khoa học và Công nghệ', symbol: 'SKHCN' },
  { id: 'city', name: 'Ủy ban nhân dân Thành phố Hà Nội', symbol: 'UBND' },
  { id: 'ward', name: 'Ủy ban nhân dân Phường Ba Đình', symbol: 'UBND' },
  { id: 'one', name: 'Văn phòng', symbol: '' },
  { id: 'two', name: 'Văn phòng', symbol: '' },
]);

describe('a lead in words', () => {
  it.each([
    ['Sở Tài chính', 'finance'],
    ['SỞ TÀI CHÍNH', 'finance'],
    ['So Tai chinh', 'finance'],
    ['STC', 'finance'],
    ['Sở KH&CN', 'science'],
    ['Sở KHCN', 'science'],
    ['SKHCN', 'science'],
    ['UBND Thành phố Hà Nội', 'city'],
    ['Uỷ ban nhân dân phường Ba Đình', 'ward'],
  ])('“%s” is a unit', (written, id) => {
    expect(find(written)?.id).toBe(id);
  });

  it.each([
    'Bộ Tài chính',
    'Sở Tài chính, Sở Xây dựng',
    'Các sở, ngành',
    'Văn phòng Chính phủ',
    // Two units are called so.
    'UBND',
    'Văn phòng',
    '',
  ])('“%s” is no unit', (written) => {
    expect(find(written)).toBeUndefined();
  });
});
