import { describe, expect, it } from 'vitest';
import type { FileHead, FileTable } from './file-parts.ts';
import { pdfFile } from './pdf-file.ts';
import { xlsxFile } from './xlsx-file.ts';

const columns = Array.from({ length: 10 }, (_, at) => ({
  heading: `Cột ${at + 1}`,
  share: 10,
  align: 'left' as const,
}));
const head: FileHead = {
  title: 'SỔ',
  parentName: '',
  unitName: 'Sở Tài chính',
  subtitle: 'Từ ngày 01/01/2026 đến ngày 31/12/2026',
  exported: 'Xuất lúc 09:00 ngày 01/01/2027',
};

function tablesOf(pages: AsyncIterable<string[][]>): FileTable[] {
  return [{ title: '', sheetName: 'Sổ', columns, pages, note: (count) => `Tổng số: ${count}` }];
}

/** Pages of rows no two of which are alike, and how many were asked for. */
function endlessPages(): { pages: AsyncGenerator<string[][]>; asked: () => number } {
  let asked = 0;
  async function* pages(): AsyncGenerator<string[][]> {
    for (;;) {
      asked += 1;
      const page = asked;
      yield Array.from({ length: 100 }, (_, row) => columns.map((_, column) => `ô ${page} ${row} ${column}`));
    }
  }
  return { pages: pages(), asked: () => asked };
}

describe.each([
  ['xlsxFile', xlsxFile],
  ['pdfFile', pdfFile],
])('%s', (_, write) => {
  it('reads no page before the bytes made so far are taken, and bears that the reader breaks off', async () => {
    const { pages, asked } = endlessPages();
    let taken = 0;
    let askedAtFirst = 0;
    for await (const chunk of write(head, tablesOf(pages))) {
      expect(chunk.length).toBeLessThanOrEqual(65_536);
      taken += 1;
      if (taken === 1) askedAtFirst = asked();
      // Pages go on only when bytes are taken.
      expect(asked()).toBeGreaterThanOrEqual(askedAtFirst);
      if (taken === 3) break;
    }
    const askedAtEnd = asked();
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked()).toBe(askedAtEnd);
  });

  it('passes on a fault of reading', async () => {
    async function* broken(): AsyncGenerator<string[][]> {
      yield [columns.map(() => 'x')];
      throw new Error('database gone');
    }
    const drain = async (): Promise<void> => {
      for await (const chunk of write(head, tablesOf(broken()))) expect(chunk.length).toBeGreaterThan(0);
    };
    await expect(drain()).rejects.toThrow('database gone');
  });

  it('bears that the reader breaks off while the end is written', async () => {
    async function* few(): AsyncGenerator<string[][]> {
      for (let page = 0; page < 3; page += 1) {
        yield Array.from({ length: 50 }, (_, row) =>
          columns.map((_, column) => `ô ${page} ${row} ${column}`),
        );
      }
    }
    for await (const chunk of write(head, tablesOf(few()))) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });
});
