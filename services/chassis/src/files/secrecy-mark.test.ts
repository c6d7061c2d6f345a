import { describe, expect, it } from 'vitest';
import { hasSecrecyMark, isSecrecyMark } from './secrecy-mark.ts';

const head =
  'UBND THÀNH PHỐ HÀ NỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BC-UBND\tĐộc lập - Tự do - Hạnh phúc\n';
const body = '\nBÁO CÁO\nVề tình hình an ninh trật tự tháng 8 năm 2026\n';

describe('hasSecrecyMark', () => {
  it.each([
    ['the mark on its own line', `${head}MẬT${body}`],
    ['TỐI MẬT on its own line', `${head}TỐI MẬT${body}`],
    ['TUYỆT MẬT on its own line', `${head}TUYỆT MẬT${body}`],
    ['decomposed letters', `${head}${'TUYỆT MẬT'.normalize('NFD')}${body}`],
    ['decomposed letters with the marks in the other order', `${head}MA\u0302\u0323T${body}`],
    ['blanks between the letters', `${head}M Ậ T${body}`],
    ['blanks between all letters', `${head}T U Y Ệ T   M Ậ T${body}`],
    ['no-break blanks', `${head}TỐI\u00a0MẬT${body}`],
    ['zero-width characters', `${head}M\u200bẬ\u00adT\ufeff${body}`],
    ['blanks around it', `${head}     MẬT     ${body}`],
    ['Windows line ends', `${head.replaceAll('\n', '\r\n')}MẬT\r\n${body}`],
    ['a page break before it', `${body}\fMẬT\f${body}`],
    ['a column of its own', `Số: 12/BC-UBND\tMẬT\tHà Nội, ngày 05 tháng 02 năm 2026`],
    ['a wide gap around it', `Số: 12/BC-UBND      MẬT      Hà Nội, ngày 05 tháng 02 năm 2026`],
    ['a frame of bars', `${head}| MẬT |${body}`],
    ['a frame of box characters', `${head}┌─────┐\n│ MẬT │\n└─────┘${body}`],
    ['brackets', `${head}[TỐI MẬT]${body}`],
    ['dashes on both sides', `${head}- MẬT -${body}`],
    ['stars', `${head}*** TUYỆT MẬT ***${body}`],
    ['two lines', `${head}TUYỆT\nMẬT${body}`],
    ['letters one under the other', `${head}M\nẬ\nT${body}`],
    ['a label with a colon', `${head}Độ mật: Mật${body}`],
    ['a label in capitals', `${head}ĐỘ MẬT: TUYỆT MẬT${body}`],
    ['a longer label', `${head}Mức độ mật (nếu có): Tối mật${body}`],
    ['the last line without a line end', `${head}MẬT`],
    ['the first line', `MẬT\n${head}${body}`],
    ['a page far behind', `${head}${body.repeat(400)}TỐI MẬT\n${body}`],
    ['TCVN 3 small letters', `${head}tuyÖt mËt${body}`],
    ['TCVN 3 capitals', `${head}MËT${body}`],
    ['VNI letters', `${head}TOÁI MAÄT${body}`],
    ['a form field in a very long line', `${'chữ '.repeat(300)}\tMẬT\t${'chữ '.repeat(300)}`],
  ])('finds %s', (_, text) => {
    expect(hasSecrecyMark(text)).toBe(true);
  });

  it.each([
    ['the law itself', 'Luật Bảo vệ bí mật nhà nước'],
    ['the law in capitals', 'LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC'],
    ['a title broken before MẬT', 'QUY CHẾ\nVỀ CÔNG TÁC BẢO\nMẬT\nTẠI CƠ QUAN'],
    ['a title broken inside bí mật', 'QUY ĐỊNH VỀ BẢO VỆ BÍ\nMẬT NHÀ NƯỚC'],
    ['a title that ends with bí mật broken', 'DANH MỤC BÍ\nMẬT'],
    ['a column heading broken', 'STT\nMỨC ĐỘ\nMẬT\nGHI CHÚ'],
    ['mật độ', 'MẬT ĐỘ DÂN SỐ'],
    ['mật độ xây dựng in a table', 'Mật độ xây dựng\t45 %'],
    ['bảo mật', 'Về việc bảo mật thông tin'],
    ['BẢO MẬT alone', 'BẢO MẬT'],
    ['BÍ MẬT alone', 'BÍ MẬT'],
    ['ĐỘ MẬT as a heading', 'ĐỘ MẬT'],
    ['an empty label', 'Độ mật:'],
    ['a label that says no', 'Độ mật: Không'],
    ['a label that says ordinary', 'Độ mật: Thường'],
    ['the word in small letters', 'mật'],
    ['honey', 'Mật'],
    ['mật ong', 'MẬT ONG'],
    ['mật khẩu', 'MẬT KHẨU'],
    ['mật mã', 'LUẬT CƠ YẾU VÀ MẬT MÃ DÂN SỰ'],
    ['a sentence about the marks', 'đóng dấu chỉ các mức độ MẬT, TỐI MẬT, TUYỆT MẬT theo quy định'],
    ['the end of such a sentence on its own line', 'đóng dấu chỉ các mức độ TUYỆT MẬT, TỐI MẬT,\nMẬT.'],
    ['a list about the marks', 'Có ba mức độ:\n- TUYỆT MẬT;\n- TỐI MẬT;\n- MẬT.'],
    ['a quoted mark', 'Mẫu dấu\n“MẬT”\n'],
    ['a numbered list', 'a) TUYỆT MẬT\nb) TỐI MẬT\nc) MẬT'],
    ['without accents', 'MAT'],
    ['another accent', 'MẤT'],
    ['lost', 'MẤT\nTỐI MẤT'],
    ['GIẢI MẬT', 'GIẢI MẬT'],
    ['single letters of a table', 'M\nA\nT'],
    ['nothing', ''],
    ['blank lines', '\n \n\t\n'],
  ])('lets %s pass', (_, text) => {
    expect(hasSecrecyMark(text)).toBe(false);
    expect(hasSecrecyMark(text.normalize('NFD'))).toBe(false);
  });

  it('finds a mark in every normal form and every kind of blank', () => {
    for (const mark of ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT']) {
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
        for (const blank of [' ', '\u00a0', '\u2009', '\u202f', '']) {
          const text = `${head}\n${mark.replaceAll(' ', blank).normalize(form)}\n${body}`;
          expect([mark, form, blank, hasSecrecyMark(text)]).toEqual([mark, form, blank, true]);
        }
      }
    }
  });

  it('takes time in proportion to the text', () => {
    const long = `${' '.repeat(50_000)}x${'-'.repeat(50_000)}${'.'.repeat(50_000)}\n`.repeat(4);
    expect(hasSecrecyMark(long)).toBe(false);
  });
});

describe('isSecrecyMark', () => {
  it('judges one box alone', () => {
    expect(isSecrecyMark('  TỐI   MẬT ')).toBe(true);
    expect(isSecrecyMark('TỐI MẬT, chuyển ngay')).toBe(false);
  });
});
