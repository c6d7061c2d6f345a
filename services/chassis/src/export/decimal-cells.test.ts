import ExcelJs from 'exceljs';
import { expect, it } from 'vitest';
import { readPdfPages } from '../files/testing/index.ts';
import { fileForms } from './index.ts';
import type { FileForm, FileHead, FileRow, FileTable } from './index.ts';

const head: FileHead = {
  title: 'BÁO CÁO',
  parentName: '',
  unitName: 'Đơn vị',
  subtitle: '',
  date: 'Hà Nội, ngày 05 tháng 02 năm 2026',
  exported: '',
};
const decimals = ['1234567.012345', '-0.5', '+12', '0', '12345678901234.56', '999999999999999999.123456'];

async function written(form: FileForm): Promise<Buffer> {
  async function* pages(): AsyncGenerator<FileRow[]> {
    yield decimals.map((decimal) => [{ decimal }, { decimal, mark: '(*)' }]);
  }
  const columns = ['Số', 'Số có dấu'].map((heading) => ({ heading, share: 1, align: 'right' as const }));
  const table: FileTable = { title: '', sheetName: 'Số', columns, pages: pages(), note: () => '' };
  const chunks: Buffer[] = [];
  for await (const chunk of form.write(head, [table])) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it('writes decimals as people here do, every digit of them, in a PDF', async () => {
  const { pages } = await readPdfPages(await written(fileForms.pdf));
  const [text = ''] = pages;
  expect(text).toContain('Hà Nội, ngày 05 tháng 02 năm 2026');
  for (const shown of ['1.234.567,012345', '-0,5', '+12', '0', '999.999.999.999.999.999,123456']) {
    expect(text).toContain(` ${shown} ${shown} (*) `);
  }
});

it('writes decimals as numbers to a workbook, and as text what a number there would not keep', async () => {
  const book = new ExcelJs.Workbook();
  const bytes = await written(fileForms.xlsx);
  // exceljs has types of its own for what a Buffer is.
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  const rows = decimals.map((_, at) => book.getWorksheet('Số')?.getRow(8 + at));
  expect(rows.map((row) => row?.getCell(1).value)).toEqual([
    1_234_567.012345,
    -0.5,
    12,
    0,
    '12.345.678.901.234,56',
    '999.999.999.999.999.999,123456',
  ]);
  expect(rows.map((row) => row?.getCell(2).numFmt).slice(0, 4)).toEqual([
    '#,##0.000000" (*)"',
    '#,##0.0" (*)"',
    '+#,##0" (*)"',
    '#,##0" (*)"',
  ]);
});
