import ExcelJs from 'exceljs';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { zipOf, zipOfTexts } from '../files/testing/zip-writer.ts';
import { formBook } from './form-book.ts';
import type { FormRow } from './form-parts.ts';
import type { WorkbookRead } from './read/messages.ts';
import { kindOfFormat } from './read/number-kinds.ts';
import { WorkbookReader } from './workbook-reader.ts';

const reader = new WorkbookReader();
const read = (bytes: Uint8Array, signal = new AbortController().signal): Promise<WorkbookRead> =>
  reader.read(bytes, ['Số liệu'], signal);

/** Cells as `A1 kind text`, formulas marked. */
async function cellsOf(bytes: Uint8Array): Promise<string[]> {
  const found = await read(bytes);
  if (found.fault) return [found.fault];
  return (found.sheets['Số liệu'] ?? []).map(
    ({ row, column, kind, text, isFormula }) =>
      `${column}${row} ${isFormula ? 'formula ' : ''}${kind} ${text}`,
  );
}

const types = '<Types xmlns="t"/>';
const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
/** A workbook by hand. */
function bookOf(rows: string, parts: Record<string, string> = {}): Buffer {
  return zipOfTexts({
    '[Content_Types].xml': types,
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Số liệu" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheetOf(rows),
    ...parts,
  });
}

describe('formBook', () => {
  it('writes a sheet whose open cells alone may be typed into, with its rules, and a hidden one', async () => {
    const rows: FormRow[] = [
      { group: 'Nhóm', column: 3 },
      [
        { value: 'A-1' },
        { value: 12.5, decimals: 2, isOpen: true, allowed: { least: 0, whole: false, message: 'số' } },
        { value: 'tên', indent: 1 },
        { value: 1, formula: (row) => `B${row}*2` },
        { isOpen: true, allowed: { words: ['x'] } },
      ],
    ];
    async function* pages(): AsyncGenerator<FormRow[]> {
      yield rows;
    }
    const columns = ['a', 'b', 'c', 'd', 'e'].map((heading) => ({ heading, width: 10 }));
    const hidden = { sheetName: '_x', rows: [['id', 7]] as const };
    const bytes = await buffer(
      formBook({ sheetName: 'Số liệu', head: ['ĐẦU'], columns, pages: pages(), hidden }),
    );
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJs.Buffer);
    const sheet = book.getWorksheet('Số liệu');
    expect(sheet?.getCell('C3').value).toBe('Nhóm');
    expect(
      ['A4', 'B4', 'C4', 'D4', 'E4'].map((at) => sheet?.getCell(at).protection?.locked !== false),
    ).toEqual([true, false, true, true, false]);
    expect(sheet?.getCell('B4')).toMatchObject({ value: 12.5, numFmt: '#,##0.00' });
    expect(sheet?.getCell('D4').formula).toBe('B4*2');
    expect(sheet?.getCell('B4').dataValidation).toMatchObject({ type: 'decimal', error: 'số' });
    expect(sheet?.getCell('E4').dataValidation).toMatchObject({ type: 'list', formulae: ['"x"'] });
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    const { sheetProtection } = (sheet?.model ?? {}) as { sheetProtection?: Record<string, unknown> };
    expect(sheetProtection).toMatchObject({ sheet: true });
    expect(sheetProtection).not.toHaveProperty('hashValue');
    expect(book.getWorksheet('_x')).toMatchObject({ state: 'hidden' });
    expect(await cellsOf(bytes)).toEqual([
      'A1 text ĐẦU',
      ...columns.map(({ heading }) => `${heading.toUpperCase()}2 text ${heading}`),
      'C3 text Nhóm',
      'A4 text A-1',
      'B4 number 12.5',
      'C4 text tên',
      'D4 formula number 1',
    ]);
  });
});

describe('WorkbookReader', () => {
  it('reads what other programs write: dates, percentages, rich text, errors, formulas', async () => {
    const book = new ExcelJs.Workbook();
    const sheet = book.addWorksheet('Số liệu'.normalize('NFD'));
    sheet.getCell('A1').value = new Date('2026-11-16');
    sheet.getCell('B1').value = 0.5;
    sheet.getCell('B1').numFmt = '0.0%';
    sheet.getCell('C1').value = { richText: [{ text: 'một ' }, { font: { bold: true }, text: 'hai' }] };
    sheet.getCell('D1').value = { error: '#REF!' };
    sheet.getCell('E1').value = { formula: '1+1', result: 2 };
    sheet.getCell('AA2').value = true;
    sheet.getCell('B3').value = 0.1 + 0.2;
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    expect(await cellsOf(bytes)).toEqual([
      'A1 date 46342',
      'B1 percent 0.5',
      'C1 text một hai',
      'D1 error #REF!',
      'E1 formula number 2',
      'AA2 boolean 1',
      'B3 number 0.30000000000000004',
    ]);
  });

  it('reads numbers in their shortest text, cells without a place, escaped signs, and nothing that is no number', async () => {
    const rows =
      '<row><c><v>66.670000000000002</v></c><c t="inlineStr"><is><t>a_x000A_b</t><rPh><t>đọc</t></rPh></is></c></row>' +
      '<row r="7"><c r="C7"><v>1E-7</v></c><c><v>0x10</v></c><c t="d"><v>2026-01-01</v></c></row>';
    expect(await cellsOf(bookOf(rows))).toEqual([
      'A1 number 66.67',
      'B1 text a\nb',
      'C7 number 1e-7',
      'D7 text 0x10',
      'E7 date 2026-01-01',
    ]);
  });

  it('refuses what is no workbook, is damaged or has programs in it', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('a,b\n1,2'),
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      zipOfTexts({ 'word/document.xml': '<x/>' }),
      bookOf('<row><c></row>'),
      bookOf('<row><c r="1A"><v>1</v></c></row>'),
      bookOf('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
      bookOf('<!DOCTYPE x [<!ENTITY a "b">]><row><c><v>&a;</v></c></row>'),
      bookOf('').subarray(0, -30),
    ]) {
      expect(await cellsOf(bytes)).toEqual(['NOT_XLSX']);
    }
    const macroType = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
    for (const parts of [
      { 'xl/vbaProject.bin': 'x' },
      { 'xl/macrosheets/sheet1.xml': '<x/>' },
      { '[Content_Types].xml': `<Types><Override ContentType="${macroType}"/></Types>` },
    ]) {
      expect(await cellsOf(bookOf('', parts))).toEqual(['MACROS']);
    }
  });

  it('is stopped by the size things inflate to, whatever they claim, and by the number of cells', async () => {
    const bomb = (claimedSize?: number): Buffer =>
      zipOf([
        { name: '[Content_Types].xml', bytes: Buffer.from(types) },
        {
          name: 'xl/_rels/workbook.xml.rels',
          bytes: Buffer.alloc(100 * 1024 * 1024, ' '),
          ...(claimedSize === undefined ? {} : { claimedSize }),
        },
      ]);
    expect(await cellsOf(bomb())).toEqual(['TOO_LARGE']);
    expect(await cellsOf(bomb(1000))).toEqual(['NOT_XLSX']);
    const rows = '<row>' + '<c><v>1</v></c>'.repeat(100) + '</row>';
    expect(await cellsOf(bookOf(rows.repeat(1000)))).toHaveLength(100_000);
    expect(await cellsOf(bookOf(rows.repeat(1001)))).toEqual(['TOO_LARGE']);
    expect(
      await cellsOf(bookOf(`<row><c t="inlineStr"><is><t>${'a'.repeat(2_000_001)}</t></is></c></row>`)),
    ).toEqual(['TOO_LARGE']);
  }, 60_000);

  it('says that it was not read when its caller is gone', async () => {
    await expect(read(bookOf(''), AbortSignal.abort())).rejects.toThrow('UNAVAILABLE');
  });
});

describe('kindOfFormat', () => {
  it('tells dates and percentages by what is shown', () => {
    const kinds = [
      'dd/mm/yyyy',
      '[h]:mm',
      '0.00%',
      '#,##0 "đồng/năm"',
      '[Red]0.0',
      '0\\d',
      'General',
      '@',
    ].map((code) => kindOfFormat(164, code));
    expect(kinds).toEqual(['date', 'date', 'percent', 'number', 'number', 'number', 'number', 'number']);
    expect([1, 10, 14, 46, 22, 51].map((id) => kindOfFormat(id, undefined))).toEqual([
      'number',
      'percent',
      'date',
      'date',
      'date',
      'date',
    ]);
  });
});
