import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import PdfDocument from 'pdfkit';
import { PdfTable } from './pdf-table.ts';
import { readyBytes, remainingBytes } from './ready-bytes.ts';
import { nationalMotto, nationalName, totalLine } from './register-writer.ts';
import type { RegisterHead } from './register-writer.ts';

/** Tinos has the metrics of Times New Roman, which NĐ 30/2020 Phụ lục I asks for, and all Vietnamese letters. */
const fonts = {
  regular: fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
  bold: fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf')),
  italic: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  ),
};

const millimetre = 72 / 25.4;
const margins = {
  top: 15 * millimetre,
  bottom: 15 * millimetre,
  left: 20 * millimetre,
  right: 12 * millimetre,
};
/** Rows laid out before others get their turn. */
const rowsPerTurn = 20;

/** Writes a register as PDF, A4 landscape, its headings on every page. */
export async function* pdfRegister(
  head: RegisterHead,
  pages: AsyncIterable<string[][]>,
): AsyncGenerator<Buffer> {
  const page = new PdfDocument({
    size: 'A4',
    layout: 'landscape',
    margins,
    bufferPages: false,
    autoFirstPage: false,
    lang: 'vi-VN',
    displayTitle: true,
    info: {
      Title: `${head.title} - ${head.unitName}`,
      Author: head.unitName,
      Subject: head.period,
      Creator: 'Baro',
    },
  });
  try {
    for (const [name, file] of Object.entries(fonts)) page.registerFont(name, file);
    const table = new PdfTable(page, head.columns, `${head.title} - ${head.unitName}`);
    table.startPage();
    writeHead(page, head);
    table.writeHeadings();
    let count = 0;
    for await (const rows of pages) {
      for (const cells of rows) {
        table.writeRow(cells);
        count += 1;
        if (count % rowsPerTurn === 0) await setImmediate();
      }
      yield* readyBytes(page);
    }
    table.writeNote(`${totalLine(count)}. ${head.exported}.`);
    table.endPage();
    page.end();
    yield* remainingBytes(page);
  } finally {
    page.destroy();
  }
}

/** Office on the left, nation on the right, title and period below (NĐ 30/2020 Phụ lục I). */
function writeHead(page: PDFKit.PDFDocument, head: RegisterHead): void {
  const { left, top } = margins;
  const width = page.page.width - margins.left - margins.right;
  const leftWidth = width * 0.42;
  const rightLeft = left + width * 0.5;
  const rightWidth = width * 0.5;
  let leftEnd = top;
  if (head.parentName !== '') {
    leftEnd = centred(page, 'regular', 12, head.parentName.toUpperCase(), left, top, leftWidth);
  }
  leftEnd = centred(page, 'bold', 12, head.unitName.toUpperCase(), left, leftEnd, leftWidth);
  rule(page, left + leftWidth / 2, leftEnd + 2, leftWidth / 4);
  const nameEnd = centred(page, 'bold', 12, nationalName, rightLeft, top, rightWidth);
  const mottoEnd = centred(page, 'bold', 13, nationalMotto, rightLeft, nameEnd, rightWidth);
  rule(page, rightLeft + rightWidth / 2, mottoEnd + 2, page.widthOfString(nationalMotto));
  const titleTop = Math.max(leftEnd, mottoEnd) + 18;
  const titleEnd = centred(page, 'bold', 14, head.title, left, titleTop, width);
  page.y = centred(page, 'italic', 12, head.period, left, titleEnd, width) + 10;
}

/** Writes centred text and says where it ends. */
function centred(
  page: PDFKit.PDFDocument,
  font: keyof typeof fonts,
  size: number,
  text: string,
  x: number,
  y: number,
  width: number,
): number {
  page.font(font, size).text(text, x, y, { width, align: 'center' });
  return page.y;
}

function rule(page: PDFKit.PDFDocument, centre: number, y: number, length: number): void {
  page
    .moveTo(centre - length / 2, y)
    .lineTo(centre + length / 2, y)
    .lineWidth(0.7)
    .stroke();
}
