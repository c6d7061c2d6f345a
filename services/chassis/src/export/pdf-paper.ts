import type { Paper, PaperBlock } from './paper-parts.ts';
import { writeNation } from './pdf-head.ts';
import { PdfPages } from './pdf-pages.ts';
import type { FontName, PdfFacts } from './pdf-pages.ts';
import { PdfTable } from './pdf-table.ts';
import { remainingBytes } from './ready-bytes.ts';
import { wrapText } from './wrap-text.ts';

const size = 13;
const lineHeight = 17;
const blockGap = 5;
const indent = 28;
/** Room for the hand and the seal, in points. */
const signatureRoom = 90;

/** Writes one paper as a PDF of its own. */
export async function* pdfPaper(paper: Paper, facts: Omit<PdfFacts, 'layout'>): AsyncGenerator<Buffer> {
  const pages = new PdfPages({ ...facts, layout: 'portrait' });
  try {
    writePaper(pages, paper);
    pages.finish();
    yield* remainingBytes(pages.document);
  } finally {
    pages.document.destroy();
  }
}

/** Writes a paper on new pages; a paragraph goes on over as many as it needs. */
export function writePaper(pages: PdfPages, paper: Paper): void {
  pages.start();
  writeHead(pages, paper);
  for (const block of paper.blocks) writeBlock(pages, block);
  writeEnd(pages, paper);
}

function writeHead(pages: PdfPages, paper: Paper): void {
  const whole = { left: pages.left, width: pages.width, align: 'center' } as const;
  if (paper.form !== '') {
    pages.y = pages.write(paper.form, 'italic', 11, { ...whole, y: pages.y, align: 'right' }) + 6;
  }
  const head = writeNation(pages, paper, 0.38);
  const y = head.bottom + 8;
  const { numberSymbol, date } = paper;
  const numberEnd = numberSymbol
    ? pages.write(`Số: ${numberSymbol}`, 'regular', size, { ...head.office, y })
    : y;
  const dateEnd = date ? pages.write(date, 'italic', size, { ...head.nation, y }) : y;
  const titleY = Math.max(numberEnd, dateEnd) + 18;
  pages.y = pages.write(paper.title.toUpperCase(), 'bold', 14, { ...whole, y: titleY });
  if (paper.subtitle) pages.y = pages.write(paper.subtitle, 'bold', size, { ...whole, y: pages.y + 2 });
  pages.y += 12;
}

function writeBlock(pages: PdfPages, block: PaperBlock): void {
  if ('columns' in block) {
    const table = new PdfTable(pages, block.columns);
    table.begin('');
    for (const row of block.rows) table.writeRow(row);
    pages.y += blockGap + 4;
    return;
  }
  const { text, font = 'regular', align = 'left' } = block;
  for (const paragraph of text.split(/\r\n|[\r\n]/u)) writeLines(pages, paragraph, font, align);
}

/** First line indented, as an office writes; no line is lost at the end of a page. */
function writeLines(pages: PdfPages, text: string, font: FontName, align: 'left' | 'center'): void {
  const { document, left, width } = pages;
  document.font(font, size);
  const measure = (word: string): number => document.widthOfString(word);
  const first = align === 'left' ? indent : 0;
  const lines = wrapFirst(text, first, width, measure);
  for (const [at, line] of lines.entries()) {
    if (pages.room < lineHeight) pages.start();
    const shift = at === 0 ? first : 0;
    document.font(font, size);
    const middle = align === 'center' ? (width - document.widthOfString(line)) / 2 : shift;
    document.text(line, left + middle, pages.y, { lineBreak: false });
    pages.y += lineHeight;
  }
  pages.y += blockGap;
}

/** Wraps with a shorter first line: what does not fit on it is wrapped again. */
function wrapFirst(text: string, first: number, width: number, measure: (word: string) => number): string[] {
  const [head = '', ...rest] = wrapText(text, width - first, measure);
  return rest.length === 0 ? [head] : [head, ...wrapText(rest.join(' '), width, measure)];
}

/** Recipients on the left, signatures on the right or side by side; never torn. */
function writeEnd(pages: PdfPages, { recipients, signatures }: Paper): void {
  if (recipients.length === 0 && signatures.length === 0) return;
  const needed = Math.max(recipients.length * 14 + 18, signatures.length > 0 ? 40 + signatureRoom : 0);
  if (pages.room < needed + 14) pages.start();
  const top = pages.y + 14;
  const { left, width } = pages;
  let end = top;
  const shared = recipients.length > 0 ? 0.5 : 0;
  if (recipients.length > 0) {
    const at = { left, width: width * 0.46, align: 'left' } as const;
    end = pages.write('Nơi nhận:', 'italic', 12, { ...at, y: top });
    for (const line of recipients) end = pages.write(`- ${line};`, 'regular', 11, { ...at, y: end });
  }
  const share = (width * (1 - shared)) / Math.max(1, signatures.length);
  for (const [at, { title, note }] of signatures.entries()) {
    const column = { left: left + width * shared + at * share, width: share, align: 'center' } as const;
    const titleEnd = pages.write(title.toUpperCase(), 'bold', 12, { ...column, y: top });
    end = Math.max(end, pages.write(note, 'italic', 11, { ...column, y: titleEnd }) + signatureRoom);
  }
  pages.y = end;
}
