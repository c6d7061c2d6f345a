import { setImmediate } from 'node:timers/promises';
import { isPlain } from './file-parts.ts';
import type { FileHead, FileTable } from './file-parts.ts';
import { writeNation } from './pdf-head.ts';
import { PdfPages } from './pdf-pages.ts';
import { PdfTable } from './pdf-table.ts';
import { readyBytes, remainingBytes } from './ready-bytes.ts';

/** Rows laid out before others get their turn. */
const rowsPerTurn = 20;

/** Writes tables as PDF, A4 landscape, headings on every page. */
export async function* pdfFile(head: FileHead, tables: readonly FileTable[]): AsyncGenerator<Buffer> {
  const title = `${head.title} - ${head.unitName}`;
  const pages = new PdfPages({ title, author: head.unitName, subject: head.subtitle, layout: 'landscape' });
  try {
    pages.start();
    writeHead(pages, head);
    for (const table of tables) yield* writeTable(pages, table, table === tables.at(-1) ? head.exported : '');
    pages.finish();
    yield* remainingBytes(pages.document);
  } finally {
    pages.document.destroy();
  }
}

async function* writeTable(pages: PdfPages, table: FileTable, ending: string): AsyncGenerator<Buffer> {
  const written = new PdfTable(pages, table.columns);
  written.begin(table.title);
  let count = 0;
  let turn = 0;
  for await (const rows of table.pages) {
    for (const row of rows) {
      written.writeRow(row);
      if (isPlain(row)) count += 1;
      turn += 1;
      if (turn % rowsPerTurn === 0) await setImmediate();
    }
    yield* readyBytes(pages.document);
  }
  for (const line of [table.note(count), ending].filter(Boolean).join('. ').split('\n')) {
    if (line !== '') written.writeNote(`${line}.`);
  }
}

/** Office and nation, title and period below. */
function writeHead(pages: PdfPages, head: FileHead): void {
  const whole = { left: pages.left, width: pages.width, align: 'center' } as const;
  const { nation, bottom } = writeNation(pages, head, 0.42);
  const dateEnd = head.date ? pages.write(head.date, 'italic', 13, { ...nation, y: bottom + 8 }) : bottom;
  const titleTop = dateEnd + 18;
  const titleEnd = pages.write(head.title, 'bold', 14, { ...whole, y: titleTop });
  pages.y = pages.write(head.subtitle, 'italic', 12, { ...whole, y: titleEnd }) + 10;
}
