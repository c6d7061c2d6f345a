import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type ExcelJs from 'exceljs';
import { readyBytes, remainingBytes } from '../export/ready-bytes.ts';
import type { FormBook } from './form-parts.ts';
import { writeFormHead, writeFormRow } from './form-sheet.ts';

/** A4; exceljs has the enum of paper sizes in its types only. */
const paper = { paperSize: 9 } as unknown as Pick<ExcelJs.PageSetup, 'paperSize'>;

/** Writes a workbook to fill in; bytes go as they are made. */
export async function* formBook(form: FormBook): AsyncGenerator<Buffer> {
  // Loaded with the first workbook: it is a fifth of what a service loads at its start.
  const { stream } = (await import('exceljs')).default;
  const output = new PassThrough();
  try {
    const book = new stream.xlsx.WorkbookWriter({
      stream: output,
      useStyles: true,
      useSharedStrings: false,
    });
    yield* writeSheet(book, form, output);
    const hidden = book.addWorksheet(form.hidden.sheetName, { state: 'hidden' });
    for (const [name, value] of form.hidden.rows) hidden.addRow([name, value]).commit();
    hidden.commit();
    const done = book.commit();
    // Who breaks off now leaves it to fail; that is no fault, and nobody waits for it.
    done.catch(() => undefined);
    yield* remainingBytes(output);
    await done;
  } finally {
    output.destroy();
  }
}

async function* writeSheet(
  book: ExcelJs.stream.xlsx.WorkbookWriter,
  form: FormBook,
  output: PassThrough,
): AsyncGenerator<Buffer> {
  const sheet = book.addWorksheet(form.sheetName, {
    pageSetup: { ...paper, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: form.head.length + 1 }],
  });
  // No password: it keeps from mistyping, what is wrong is found when the workbook comes back.
  await sheet.protect('', { formatColumns: true, formatRows: true });
  writeFormHead(sheet, form);
  for await (const rows of form.pages) {
    for (const row of rows) writeFormRow(sheet, form.columns.length, row);
    await setImmediate(); // lets the compression, which runs beside us, hand over what it has
    yield* readyBytes(output);
  }
  sheet.commit();
}
