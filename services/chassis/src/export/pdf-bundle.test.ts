import { describe, expect, it } from 'vitest';
import { readPdfPages } from '../files/testing/index.ts';
import { pdfBundle } from './index.ts';
import type { Bundle, Paper } from './index.ts';

const facts = { title: 'Tệp', author: 'Đơn vị', subject: '' };

function paperOf(title: string, paragraphs: number): Paper {
  const text =
    'Một đoạn văn đủ dài để phải xuống dòng ít nhất một lần trên khổ giấy A4 đứng, kể cả khi chữ nhỏ.';
  return {
    form: '',
    parentName: 'ĐƠN VỊ CẤP TRÊN',
    unitName: 'Đơn vị',
    numberSymbol: '',
    date: '',
    title,
    subtitle: '',
    blocks: Array.from({ length: paragraphs }, (_, at) => ({ text: `${at + 1}. ${text}` })),
    recipients: [],
    signatures: [],
  };
}

const columns = [
  { heading: 'Tên', share: 70, align: 'left' as const },
  { heading: 'Trang', share: 30, align: 'center' as const },
];

/** So many papers, of one paragraph and of sixty in turn. */
function bundleOf(count: number): Bundle {
  const papers = Array.from({ length: count }, (_, at) => paperOf(`Bản ${at + 1}`, at % 2 === 0 ? 1 : 60));
  return {
    columns,
    papers,
    front: paperOf('Mục lục', 0),
    contents: (spans) => papers.map(({ title }, at) => [`${title} |`, `${spans[at]?.from}-${spans[at]?.to}`]),
  };
}

async function pagesOf(bundle: Bundle): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of pdfBundle(bundle, facts)) chunks.push(chunk);
  for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(65_536);
  return (await readPdfPages(Buffer.concat(chunks))).pages;
}

describe('pdfBundle', () => {
  it('tells of each paper the pages it is on, however long the table of contents is', async () => {
    for (const count of [1, 50]) {
      const pages = await pagesOf(bundleOf(count));
      pages.forEach((page, at) => expect(page).toContain(`Trang ${at + 1}`));
      const rows = [...pages.join(' ').matchAll(/Bản (\d+) \| (\d+)-(\d+)/g)];
      expect(rows).toHaveLength(count);
      for (const [, number, from, to] of rows) {
        expect(pages[Number(from) - 1]).toContain(`BẢN ${number} `);
        expect(pages[Number(to)] ?? 'ĐƠN VỊ CẤP TRÊN').toContain('ĐƠN VỊ CẤP TRÊN');
      }
      expect(Number(rows.at(-1)?.[3])).toBe(pages.length);
    }
  });

  it('loses no line between two pages', async () => {
    const text = (await pagesOf(bundleOf(2))).join(' ');
    const lines = [...text.matchAll(/ (\d+)\. Một đoạn văn/g)].map(([, number]) => Number(number));
    expect(lines).toEqual([1, ...Array.from({ length: 60 }, (_, at) => at + 1)]);
    expect(text.match(/kể cả khi chữ nhỏ/g)).toHaveLength(61);
  });

  it('bears that the reader breaks off', async () => {
    for await (const chunk of pdfBundle(bundleOf(50), facts)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });

  it('gives no file whose table of contents could lie', async () => {
    const bundle = bundleOf(2);
    let turn = 0;
    const grows: Bundle = {
      ...bundle,
      contents: () => {
        turn += 1;
        return Array.from({ length: turn * 100 }, (_, at) => [`Dòng ${at}`, '']);
      },
    };
    await expect(pagesOf(grows)).rejects.toThrow('the pages moved');
  });
});
