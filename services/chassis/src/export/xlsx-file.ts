import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type ExcelJs from 'exceljs';
import type { Worksheet } from 'exceljs';
import { isPlain } from './file-parts.ts';
import type { FileHead, FileTable } from './file-parts.ts';
import { readyBytes, remainingBytes } from './ready-bytes.ts';
import { headingRow, headingRows, writeNotes, writeRow, writeSheetHead } from './xlsx-sheet.ts';

/** A4; exceljs has the enum of paper sizes in its types only. */
const paper = { paperSize: 9 } as unknown as Pick<ExcelJs.PageSetup, 'paperSize'>;

/** Writes tables as an Excel workbook, a sheet each. */
export async function* xlsxFile(head: FileHead, tables: readonly FileTable[]): AsyncGenerator<Buffer> {
  // Loaded with the first file: it is a fifth of what a service loads at its start.
  const { stream } = (await import('exceljs')).default;
  const output = new PassThrough();
  try {
    const book = new stream.xlsx.WorkbookWriter({
      stream: output,
      useStyles: true,
      useSharedStrings: false,
    });
    for (const table of tables) yield* writeTable(book, head, table, output);
    const done = book.commit();
    // Who breaks off now leaves it to fail; that is no fault, and nobody waits for it.
    done.catch(() => undefined);
    yield* remainingBytes(output);
    await done;
  } finally {
    output.destroy();
  }
}

async function* writeTable(
  book: ExcelJs.stream.xlsx.WorkbookWriter,
  head: FileHead,
  table: FileTable,
  output: PassThrough,
): AsyncGenerator<Buffer> {
  const sheet = addSheet(book, table);
  writeSheetHead(sheet, head, table);
  let count = 0;
  for await (const rows of table.pages) {
    for (const row of rows) writeRow(sheet, table.columns, row);
    count += rows.filter(isPlain).length;
    await setImmediate(); // lets the compression, which runs beside us, hand over what it has
    yield* readyBytes(output);
  }
  writeNotes(sheet, [table.note(count), head.exported]);
  sheet.commit();
}

function addSheet(book: ExcelJs.stream.xlsx.WorkbookWriter, table: FileTable): Worksheet {
  return book.addWorksheet(table.sheetName, {
    pageSetup: { ...paper, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&C&"Times New Roman"&10Trang &P/&N' },
    views: [{ state: 'frozen', ySplit: headingRow + headingRows(table.columns) }],
  });
}
