import { randomBytes } from 'node:crypto';
import ExcelJs from 'exceljs';
import { expectReason } from '@baro/chassis/testing';
import { zipOf, zipOfTexts } from '@baro/chassis/files/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from './definitions.ts';
import { editBook, loadBook, saveBook, type, Workbooks } from './workbooks.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let workbooks: Workbooks;
let stc: string;
let template: Buffer;
beforeAll(async () => {
  world = await startWorld();
  workbooks = new Workbooks(world);
  await world.import(kinds);
  const form = await world.form(['VB-01', 'VB-02', 'VB-03', 'VB-04', 'VB-05']);
  ({ id: stc } = await world.of((await world.open(form.id)).id, 'stc'));
  template = (await workbooks.download('stc-official', stc)).bytes;
}, 120_000);
afterAll(async () => {
  workbooks.close();
  await world.close();
});

/** Refusals of a workbook as `cell RULE`; nothing of it may have been saved. */
async function faultsOf(bytes: Buffer, reason = 'WORKBOOK_FAULTY'): Promise<string[]> {
  const { fields, sentences } = await expectReason(workbooks.upload('stc-official', stc, bytes), reason);
  expect(sentences['vi']).toBeTruthy();
  for (const { en, vi } of fields) expect([en, vi].every((sentence) => sentence !== '')).toBe(true);
  expect(await world.rows('SELECT 1 FROM draft_figures WHERE submission_id = $1', [stc])).toEqual([]);
  return fields.map(({ field, rule }) => `${field.replace(`'Số liệu'!`, '')} ${rule}`);
}

const faultsIn = async (cells: Record<string, ExcelJs.CellValue>): Promise<string[]> =>
  faultsOf(await editBook(template, type({ E9: 1, ...cells })));

describe('a workbook with faults', () => {
  it('names every cell that is no number, and saves nothing', async () => {
    const cells = {
      E8: 'mười',
      E9: '1.234',
      E10: new Date('2026-11-16'),
      F11: { error: '#REF!' as const },
      G11: '50%',
      E12: 1.25,
      G12: -1,
      E13: { formula: 'SUM(E8:E9)', result: 3 },
      H13: 'có',
    };
    expect(await faultsIn(cells)).toEqual([
      'E8 NOT_A_NUMBER',
      'E9 AMBIGUOUS',
      'E10 DATE',
      'F11 ERROR_VALUE',
      'G11 NOT_A_NUMBER',
      'E12 TOO_PRECISE',
      'G12 NEGATIVE',
      'E13 FORMULA',
      'H13 NOT_ALLOWED',
    ]);
  });

  it('names what is too precise, too long, of no such part, nothing and a number at once', async () => {
    const cells = {
      E8: 1.5,
      E9: 0.1 + 0.2,
      E10: 1234567890123456,
      F12: 3,
      E13: true,
      G13: 1,
      I8: 'x'.repeat(501),
      I9: new Date('2026-11-16'),
      E12: 1,
      H12: 'x',
    };
    expect(await faultsIn(cells)).toEqual([
      'E8 TOO_PRECISE',
      'I8 TOO_LONG',
      'E9 TOO_PRECISE',
      'I9 DATE',
      'E10 DIGITS_LOST',
      'F12 NOT_ASKED',
      'H12 NOTHING_AND_VALUE',
      'E13 NOT_A_NUMBER',
      'G13 NOT_ASKED',
    ]);
    const percent = await editBook(template, (sheet) => {
      sheet.getCell('E8').value = 0.5;
      sheet.getCell('E8').numFmt = '0%';
    });
    expect(await faultsOf(percent)).toEqual(['E8 PERCENT']);
  });

  it('names codes that are unknown, moved or double, and figures without one', async () => {
    const cells = {
      A8: 'VB-99',
      A9: 'VB-02',
      B9: 'dien-tu',
      B10: 'khac',
      A12: 'VB-01',
      E11: null,
      A13: null,
      E13: 5,
    };
    expect(await faultsIn({ ...cells, A14: 'VB-01', E14: 2 })).toEqual([
      'A8 NOT_ASKED',
      'B9 NOT_ASKED',
      'B10 NOT_ASKED',
      'A13 NO_CODE',
      'A14 TWICE',
    ]);
    // Not asked of a department, though it is on the form.
    expect(await faultsIn({ A14: 'VB-05', E14: 1 })).toEqual(['A14 NOT_ASKED']);
    expect(await faultsIn({ A13: { formula: 'A12', result: 'VB-03' }, N20: { formula: '1+1' } })).toEqual([
      'A13 FORMULA',
      'A13 TWICE',
      'N20 FORMULA',
    ]);
  });

  it('names the first fifty cells and says how many there are', async () => {
    const bytes = await editBook(template, (sheet) => {
      for (let row = 20; row < 320; row += 1) type({ [`A${row}`]: `SAI-${row}`, [`E${row}`]: 1 })(sheet);
    });
    const { fields, metadata } = await expectReason(
      workbooks.upload('stc-official', stc, bytes),
      'WORKBOOK_FAULTY',
    );
    expect(metadata).toMatchObject({ count: '300' });
    expect(fields).toHaveLength(50);
  });
});

describe('a file that is not the workbook of the submission', () => {
  it('is refused when it is no workbook, has programs or a password', async () => {
    const types = '<Types/>';
    for (const [bytes, rule] of [
      [Buffer.from('code;value\nVB-01;5'), 'NOT_XLSX'],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'NOT_XLSX'],
      [template.subarray(0, template.length - 100), 'NOT_XLSX'],
      [zipOfTexts({ '[Content_Types].xml': types, 'word/document.xml': '<x/>' }), 'NOT_XLSX'],
      [zipOfTexts({ '[Content_Types].xml': types, 'xl/vbaProject.bin': 'x' }), 'MACROS'],
    ] as const) {
      expect(await faultsOf(bytes, 'WORKBOOK_WRONG')).toEqual([`workbook ${rule}`]);
    }
    expect(await faultsOf(Buffer.alloc(0), 'WORKBOOK_WRONG')).toEqual(['workbook NOT_XLSX']);
  });

  it('is refused without the sheet, the headings, or a figure', async () => {
    const other = new ExcelJs.Workbook();
    other.addWorksheet('Sheet1').addRow(['VB-01', 5]);
    expect(await faultsOf(await saveBook(other), 'WORKBOOK_WRONG')).toEqual([`'_baro' SHEET_MISSING`]);
    const renamed = await editBook(template, (sheet) => {
      sheet.name = 'Sheet1';
    });
    expect(await faultsOf(renamed, 'WORKBOOK_WRONG')).toEqual([`'Số liệu' SHEET_MISSING`]);
    for (const cells of [{ B6: null }, { D6: 'Giá trị' }, { A6: 'Mã' }]) {
      const bytes = await editBook(template, type(cells));
      expect(await faultsOf(bytes, 'WORKBOOK_WRONG')).toEqual([`'Số liệu' HEADINGS_WRONG`]);
    }
    expect(await faultsOf(template, 'WORKBOOK_WRONG')).toEqual([`'Số liệu' NOTHING_FILLED`]);
  });

  it('is refused when it is of another submission or template, and says of which', async () => {
    const form = await world.form(['VB-01']);
    const other = await world.of((await world.open(form.id)).id, 'stc');
    const theirs = await workbooks.edited('stc-official', other.id, type({ E8: 1 }));
    const { fields } = await expectReason(workbooks.upload('stc-official', stc, theirs), 'WORKBOOK_WRONG');
    expect(fields).toMatchObject([{ field: `'_baro'!B1`, rule: 'OTHER_SUBMISSION' }]);
    expect(fields[0]?.vi).toContain(other.id);
    for (const [cell, value, rule] of [
      ['B3', 2, 'OTHER_FORMAT'],
      ['B2', 7, 'OTHER_REVISION'],
      ['B1', null, 'OTHER_SUBMISSION'],
    ] as const) {
      const book = await loadBook(template);
      const hidden = book.getWorksheet('_baro');
      if (hidden) hidden.getCell(cell).value = value;
      expect(await faultsOf(await saveBook(book), 'WORKBOOK_WRONG')).toEqual([`'_baro'!${cell} ${rule}`]);
    }
  });

  it('is refused when it is too large: 50 MB on the way, a bomb when it is opened', async () => {
    const before = process.memoryUsage().rss;
    expect(await faultsOf(randomBytes(50 * 1024 * 1024), 'WORKBOOK_TOO_LARGE')).toEqual([]);
    const bomb = zipOf([
      { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
      { name: 'xl/_rels/workbook.xml.rels', bytes: Buffer.alloc(300 * 1024 * 1024) },
    ]);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await faultsOf(bomb, 'WORKBOOK_TOO_LARGE')).toEqual([]);
    const rows = await editBook(template, (sheet) => {
      for (let row = 20; row < 10_100; row += 1) {
        sheet.getRow(row).values = Array.from({ length: 11 }, () => row);
      }
    });
    expect(await faultsOf(rows, 'WORKBOOK_TOO_LARGE')).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(1024 * 1024 * 1024);
  }, 120_000);
});
