import { setImmediate } from 'node:timers/promises';
import { isPlain, nationalMotto, nationalName } from './file-parts.ts';
import type { FileHead, FileTable } from './file-parts.ts';
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

/** Office on the left, nation on the right, title and period below (NĐ 30/2020 Phụ lục I). */
function writeHead(pages: PdfPages, head: FileHead): void {
  const { left, width, y: top } = pages;
  const office = { left, width: width * 0.42, align: 'center' } as const;
  const nation = { left: left + width * 0.5, width: width * 0.5, align: 'center' } as const;
  const whole = { left, width, align: 'center' } as const;
  let officeEnd = top;
  if (head.parentName !== '') {
    officeEnd = pages.write(head.parentName.toUpperCase(), 'regular', 12, { ...office, y: top });
  }
  officeEnd = pages.write(head.unitName.toUpperCase(), 'bold', 12, { ...office, y: officeEnd });
  pages.rule(office.left + office.width / 2, officeEnd + 2, office.width / 4);
  const nameEnd = pages.write(nationalName, 'bold', 12, { ...nation, y: top });
  const mottoEnd = pages.write(nationalMotto, 'bold', 13, { ...nation, y: nameEnd });
  pages.rule(nation.left + nation.width / 2, mottoEnd + 2, pages.document.widthOfString(nationalMotto));
  const titleTop = Math.max(officeEnd, mottoEnd) + 18;
  const titleEnd = pages.write(head.title, 'bold', 14, { ...whole, y: titleTop });
  pages.y = pages.write(head.subtitle, 'italic', 12, { ...whole, y: titleEnd }) + 10;
}
