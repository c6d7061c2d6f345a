import { describe, expect, it } from 'vitest';

import { explain, fingerprintSize, Matcher } from './index.ts';
import type { Likeness } from './index.ts';
import { rowOf, tokenise } from './tokens.ts';
import { vocabularyOf } from './vocabulary.ts';
import { countTerms, weightOf } from './weights.ts';
import type { AlikeWords } from './words.ts';

const words: AlikeWords = {
  abbreviations: { ql: 'quốc lộ', 'p.': 'phường', kđt: 'khu đô thị' },
  stopPhrases: ['đề nghị', 'và'],
  beforeNumbers: ['số'],
  concepts: {
    'hư hỏng': ['xuống cấp', 'ổ gà'],
    cháy: ['cháy'],
    'sửa chữa': ['sửa'],
    'chiếu sáng': ['lắp đèn'],
  },
  nameKinds: {
    road: ['đường', 'phố'],
    place: ['phường', 'xã'],
    asker: ['nhân dân phường'],
    section: ['đoạn'],
  },
  placeKinds: ['place'],
  askerKinds: ['asker'],
  sectionKinds: ['section'],
  codeKinds: { lane: ['ngõ'], highway: ['quốc lộ'] },
  notNames: ['hội'],
  everywhere: ['luật'],
  demandMarks: ['đề nghị'],
  groundMarks: ['vì'],
  asks: ['sửa chữa', 'chiếu sáng'],
  rivals: { school: { primary: ['tiểu học'], secondary: ['trung học'] } },
  opposites: [[['bỏ'], ['giữ', 'không bỏ']]],
};
const vocabulary = vocabularyOf(words);
const matcher = new Matcher(words);

const bangLiet =
  'Đường Bằng Liệt xuống cấp, nhiều ổ gà, trời mưa đọng nước, đi lại nguy hiểm. Đề nghị sửa mặt đường.';

describe('tokenise', () => {
  it.each([
    ['QL21B', 'quoc lo 21b'],
    ['QL.21B và QL 21B', 'quoc lo 21b va quoc lo 21b'],
    ['P. Hoàng Liệt', 'phuong hoang liet'],
    ['p Hoàng Liệt', 'p hoang liet'],
    ['KĐT Văn Quán', 'khu do thi van quan'],
    ['110kV', '110 kv'],
    ['giai đoạn 2021 – 2025', 'giai doan 2021-2025'],
    ['bão số 3', 'bao 3'],
    ['số đông', 'so dong'],
    ['UỶ BAN hoà giải, Ðường', 'uy ban hoa giai duong'],
  ])('reads %s as %s', (text, expected) => {
    expect(plainOf(text)).toBe(expected);
  });

  it('reads decomposed accents as composed ones', () => {
    expect(tokenise('Đường Bằng Liệt'.normalize('NFD'), vocabulary)).toEqual(
      tokenise('Đường Bằng Liệt', vocabulary),
    );
  });

  it('keeps the accents where the text has some, so that "chạy" is no "cháy"', () => {
    expect(rowOf(tokenise('tàu chạy qua đường', vocabulary)).syllables).toContain('chạy');
    expect([...matcher.read('tàu chạy qua đường').terms.keys()]).not.toContain('=cháy');
    expect([...matcher.read('xe chay tren pho').terms.keys()]).toContain('=cháy');
  });
});

describe('read', () => {
  it('finds names with their kind, numbers and years', () => {
    const { marks } = matcher.read(
      'Nhân dân phường Hoàng Liệt: ngõ 162 đường Lê Quang Đạo, xã Mê Linh, Yên Lãng, từ 15/10/1993.',
    );
    expect(marks.names.map(({ kind, written }) => `${kind} ${written}`)).toEqual([
      'asker hoàng liệt',
      'road lê quang đạo',
      'place mê linh',
      'place yên lãng',
    ]);
    expect(marks.codes.get('lane')).toEqual(new Set(['162']));
    expect(marks.years).toEqual([[1993, 1993]]);
  });

  it('takes what is asked for, without its grounds', () => {
    expect(matcher.read('Đề nghị lắp đèn vì xuống cấp, chưa sửa.').asks).toEqual(new Set(['chiếu sáng']));
  });
});

describe('compare', () => {
  it('finds a text typed without accents in itself', () => {
    const typed =
      'Duong Bang Liet xuong cap, nhieu o ga, troi mua dong nuoc, di lai nguy hiem. De nghi sua mat duong.';
    const [a, b] = [matcher.read(bangLiet), matcher.read(typed)];
    expect(a.terms.size).toBeGreaterThan(20);
    expect([...b.terms.keys()].toSorted()).toEqual([...a.terms.keys()].toSorted());
    expect(matcher.compare(a, b).score).toBeGreaterThan(0.99);
    expect(matcher.fingerprint(b)).toEqual(matcher.fingerprint(a));
  });

  it.each([
    [
      'another road',
      bangLiet,
      bangLiet.replace('Bằng Liệt', 'Linh Đường'),
      'road',
      ['bằng liệt'],
      ['linh đường'],
    ],
    ['another lane', `Ngõ 162 ${bangLiet}`, `Ngõ 192 ${bangLiet}`, 'lane', ['162'], ['192']],
    ['another year', `Năm 2024: ${bangLiet}`, `Năm 2026: ${bangLiet}`, 'year', ['2024'], ['2026']],
    [
      'another ward',
      `Phường Văn Quán: ${text('')}`,
      `Phường Nghĩa Đô: ${text('')}`,
      'place',
      ['văn quán'],
      ['nghĩa đô'],
    ],
    [
      'another school',
      `Trường tiểu học: ${text('')}`,
      `Trường trung học: ${text('')}`,
      'school',
      ['primary'],
      ['secondary'],
    ],
    ['another section', text(' đoạn Mai Động'), text(' đoạn Yên Sở'), 'section', ['mai động'], ['yên sở']],
    [
      'the other side',
      `${text('')} Đề nghị bỏ làn xe.`,
      `${text('')} Đề nghị giữ làn xe.`,
      'side',
      ['bỏ'],
      ['giữ'],
    ],
  ])('proposes no text that names %s, and says so', (_, a, b, kind, mine, other) => {
    const found = compare(a, b);
    expect(found.differs).toEqual([expect.objectContaining({ kind, a: mine, b: other })]);
    expect(found.score).toBeLessThan(0.5);
  });

  it('proposes what other wards ask about one road or one law', () => {
    const [a, b] = ['Nhân dân phường Văn Quán: ', 'Nhân dân phường Nghĩa Đô: '];
    expect(compare(a + bangLiet, b + bangLiet).score).toBeGreaterThan(0.9);
    expect(compare(`${a} ${text('')} sửa luật`, `${b} ${text('')} sửa luật`).score).toBeGreaterThan(0.9);
    expect(compare(`${a} ${text('')}`, `${b} ${text('')}`).score).toBeLessThan(0.6);
  });

  it('finds a short text in a long one, and a name with a letter amiss', () => {
    const long = `${bangLiet} Việc này bà con nói nhiều lần, ai cũng mong, xin cảm ơn các bác đã lắng nghe.`;
    expect(compare('Đường Bằng Liệt xuống cấp, nhiều ổ gà. Đề nghị sửa.', long).score).toBeGreaterThan(0.9);
    const amiss = compare(
      'Sửa đường Khương Đình, phố Chu Huy Mân',
      'Sửa đường Khuơg Đình, phố Lê Lợi',
    ).differs;
    expect(amiss.every(({ a }) => !a.includes('khương đình'))).toBe(true);
  });

  it('gives the same score from either side', () => {
    const [a, b] = [text(' đoạn Mai Động'), `Ngõ 162: ${bangLiet}`];
    expect(compare(a, b).score).toBeCloseTo(compare(b, a).score, 10);
  });

  it('scores nothing to compare as nothing', () => {
    expect(compare('', '...').score).toBeLessThan(0.1);
    expect(matcher.fingerprint(matcher.read(''))).toEqual([]);
  });
});

describe('fingerprint', () => {
  const rare = 'đường Bằng Liệt xuống cấp';
  const syllable = (number: number): string =>
    `${String.fromCodePoint(97 + (number % 26))}${'u'.repeat(number)}`;
  const filler = Array.from({ length: 60 }, (_, number) => syllable(number + 1)).join(' ');

  it('takes the rarest of a long text and nothing that stands in more than ten texts and one in a hundred', () => {
    const corpus = [
      ...Array.from({ length: 8 }, () => filler),
      rare,
      ...Array.from({ length: 11 }, () => 'rất nguy hiểm'),
    ];
    const counted = new Matcher(words, matcher.count(corpus));
    const print = counted.fingerprint(matcher.read(`${filler}. ${rare}, rất nguy hiểm`));
    expect(print).toHaveLength(fingerprintSize);
    expect(print.slice(0, 4)).toEqual(['bang liet', 'duong bang', 'liet xuong', 'xuong cap']);
    expect(counted.fingerprint(matcher.read('rất nguy hiểm'))).toEqual([]);
    expect(new Matcher(words).fingerprint(matcher.read('rất nguy hiểm'))).toContain('nguy hiem');
  });
});

describe('fingerprint of a large corpus', () => {
  it.each([
    [100, 10],
    [400, 3],
  ])(
    'of pairs in %i texts each takes %i: about a thousand texts, but never fewer than three pairs',
    (inTexts, taken) => {
      const text = matcher.read(
        Array.from({ length: 11 }, (_, number) => `${'bcdghklmnpt'[number]}a`).join(' '),
      );
      const pairs = matcher.pairsOf(text);
      const counts = { texts: 200_000, counts: new Map(pairs.map((pair) => [pair, inTexts])) };
      expect(pairs).toHaveLength(10);
      expect(new Matcher(words, counts).fingerprint(text)).toHaveLength(taken);
    },
  );
});

describe('weightOf', () => {
  const corpus = ['mặt đường hỏng', 'mặt đường hẹp', 'mặt đường ngập', 'cầu Phùng', 'cầu Phùng'].map(
    (t) => matcher.read(t).terms,
  );
  const counts = countTerms(corpus);

  it('weighs the rare more, a syllable less than a pair, and what is in one text as if in two', () => {
    expect(weightOf('cau phung', counts)).toBeGreaterThan(weightOf('mat duong', counts));
    expect(weightOf('phung', counts)).toBeLessThan(weightOf('cau phung', counts));
    expect(weightOf('duong hep', counts)).toBe(weightOf('cau phung', counts));
  });
});

describe('explain', () => {
  it('says in words what is shared and what differs', () => {
    const lines = explain(compare(bangLiet, bangLiet.replace('Bằng Liệt', 'Linh Đường')), {
      shared: 'Cùng nói',
      differs: 'Khác',
      kinds: { road: 'tuyến đường' },
    });
    expect(lines[0]).toMatch(/^Cùng nói: .*ổ gà/);
    expect(lines[1]).toBe('Khác tuyến đường: bằng liệt ≠ linh đường');
  });
});

function compare(a: string, b: string): Likeness {
  return matcher.compare(matcher.read(a), matcher.read(b));
}

function plainOf(written: string): string {
  return tokenise(written, vocabulary)
    .map((token) => token.plain)
    .join(' ');
}

function text(extra: string): string {
  return `mặt đường${extra} xuống cấp nhiều ổ gà, trời mưa đọng nước, đi lại nguy hiểm.`;
}
