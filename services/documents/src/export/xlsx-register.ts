import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJs from 'exceljs';
import type { Alignment, Worksheet } from 'exceljs';
import { readyBytes, remainingBytes } from './ready-bytes.ts';
import { nationalMotto, nationalName, totalLine } from './register-writer.ts';
import type { RegisterHead } from './register-writer.ts';

const font = 'Times New Roman';
/** A4 landscape inside its margins, in Excel's unit: widths of a digit. */
const pageWidth = 140;
/** A4; exceljs has the enum of paper sizes in its types only. */
const paper = { paperSize: 9 } as unknown as Pick<ExcelJs.PageSetup, 'paperSize'>;
/** Rows above the headings: office and nation, title, period, an empty one. */
const headingRow = 6;

/** Writes a register as an Excel workbook. */
export async function* xlsxRegister(
  head: RegisterHead,
  pages: AsyncIterable<string[][]>,
): AsyncGenerator<Buffer> {
  const output = new PassThrough();
  try {
    const book = new ExcelJs.stream.xlsx.WorkbookWriter({
      stream: output,
      useStyles: true,
      useSharedStrings: false,
    });
    const sheet = book.addWorksheet(head.sheetName, {
      pageSetup: {
        ...paper,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      },
      headerFooter: { oddFooter: '&C&"Times New Roman"&10Trang &P/&N' },
      views: [{ state: 'frozen', ySplit: headingRow + 1 }],
    });
    writeHead(sheet, head);
    let count = 0;
    for await (const rows of pages) {
      for (const cells of rows) writeRow(sheet, head, cells);
      count += rows.length;
      await setImmediate(); // lets the compression, which runs beside us, hand over what it has
      yield* readyBytes(output);
    }
    sheet.addRow([totalLine(count)]).font = { name: font, size: 11, italic: true };
    sheet.addRow([head.exported]).font = { name: font, size: 11, italic: true };
    sheet.commit();
    const done = book.commit();
    // Who breaks off now leaves it to fail; that is no fault, and nobody waits for it.
    done.catch(() => undefined);
    yield* remainingBytes(output);
    await done;
  } finally {
    output.destroy();
  }
}

function writeHead(sheet: Worksheet, head: RegisterHead): void {
  const count = head.columns.length;
  const half = Math.floor(count / 2);
  sheet.columns = head.columns.map(({ share }) => ({ width: (pageWidth * share) / 100 }));
  sheet.pageSetup.printTitlesRow = `${headingRow}:${headingRow + 1}`;
  writeBand(sheet, 1, [1, half, head.parentName.toUpperCase(), false], [half + 1, count, nationalName, true]);
  writeBand(sheet, 2, [1, half, head.unitName.toUpperCase(), true], [half + 1, count, nationalMotto, true]);
  writeBand(sheet, 3, [1, count, head.title, true]);
  writeBand(sheet, 4, [1, count, head.period, false]);
  const headings = sheet.getRow(headingRow);
  headings.values = head.columns.map((column) => column.heading);
  const numbers = sheet.getRow(headingRow + 1);
  numbers.values = head.columns.map((_, index) => `(${index + 1})`);
  for (const row of [headings, numbers]) {
    row.eachCell((cell) => {
      cell.font = { name: font, size: 11, bold: row === headings, italic: row === numbers };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = frame;
    });
  }
  numbers.commit();
}

type Band = [from: number, to: number, text: string, bold: boolean];

function writeBand(sheet: Worksheet, row: number, ...bands: Band[]): void {
  for (const [from, to, text, bold] of bands) {
    sheet.mergeCells(row, from, row, to);
    const cell = sheet.getCell(row, from);
    cell.value = text;
    cell.font = { name: font, size: row === 3 ? 14 : 12, bold };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }
}

const line = { style: 'thin' } as const;
const frame = { top: line, left: line, bottom: line, right: line };

function writeRow(sheet: Worksheet, head: RegisterHead, cells: string[]): void {
  // Always text: a subject that begins with `=` is no formula, and `05` stays `05`.
  const row = sheet.addRow(cells);
  row.eachCell({ includeEmpty: true }, (cell, number) => {
    const horizontal: Alignment['horizontal'] = head.columns[number - 1]?.align ?? 'left';
    cell.font = { name: font, size: 11 };
    cell.alignment = { horizontal, vertical: 'top', wrapText: true };
    cell.border = frame;
  });
  row.commit();
}
