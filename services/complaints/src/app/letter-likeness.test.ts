import { describe, expect, it } from 'vitest';
import { compareWords, pairsToAsk } from './letter-likeness.ts';

const land = {
  id: 'land',
  summary: 'Khiếu nại quyết định thu hồi đất tại phường Ba Đình',
  text: 'Tôi không đồng ý với Quyết định số 12/QĐ-UBND thu hồi thửa đất số 45, giá đền bù quá thấp. Đề nghị hủy quyết định.',
};

const scoreOf = (summary: string, text = '') =>
  compareWords(land, [{ id: 'other', summary, text }]).get('other')?.score ?? 0;

describe('words of two letters', () => {
  it.each([
    ['the same, copied', land.summary, land.text],
    ['the same, abbreviated', 'KN QĐ thu hồi đất tại P. Ba Đình', land.text],
    [
      'the same, said anew',
      'Đơn về việc lấy đất ở phường Ba Đình, bồi thường chưa thỏa đáng',
      'Gia đình tôi bị thu hồi thửa đất số 45 theo Quyết định số 12/QĐ-UBND, giá bồi thường thấp. Yêu cầu hủy bỏ quyết định.',
    ],
  ])('%s', (_, summary, text) => {
    expect(scoreOf(summary, text)).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    [
      'of another matter',
      'Phản ánh quán hát gây tiếng ồn ban đêm',
      'Quán mở đến 2 giờ sáng, đề nghị xử phạt.',
    ],
    [
      'of another parcel in another ward',
      'Khiếu nại quyết định thu hồi đất tại phường Hoàng Mai',
      'Tôi không đồng ý với Quyết định số 88/QĐ-UBND thu hồi thửa đất số 7, giá đền bù quá thấp. Đề nghị hủy quyết định.',
    ],
    [
      'of another kind',
      'Tố cáo thủ quỹ trường lập khống chứng từ',
      'Thủ quỹ lập khống chứng từ để chiếm đoạt quỹ lớp.',
    ],
  ])('%s', (_, summary, text) => {
    expect(scoreOf(summary, text)).toBe(0);
  });

  it('are asked for by the summary and by some all over a long text', () => {
    const long = Array.from({ length: 5000 }, (_, at) => `từ${at}`).join(' ');
    const pairs = pairsToAsk({ ...land, text: long });
    expect(pairs).toContain('ba dinh');
    expect(pairs.some((pair) => pair.includes('tu49'))).toBe(true);
    expect(pairs.length).toBeLessThan(150);
  });
});
