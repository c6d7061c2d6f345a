import { cellText, isPlain } from './file-parts.ts';
import type { FileCell, FileColumn, FileRow } from './file-parts.ts';
import { columnBox, headingBoxes, lineHeight, padding } from './pdf-boxes.ts';
import type { Box, PlacedColumn } from './pdf-boxes.ts';
import type { FontName, PdfPages } from './pdf-pages.ts';
import { wrapText } from './wrap-text.ts';

/** pdfkit's options, with two its types do not have. */
type TextOptions = PDFKit.Mixins.TextOptions & { textWidth?: number; wordCount?: number };

const size = 10;
const lineWidth = 0.5;
/** Words kept with their widths and shapes; then all are forgotten and learnt anew. */
const maxKnownWords = 10_000;
/** Lines below a title or a section that must fit beside it on the page. */
const companions = 4;

/**
 * A table that goes on over pages, headings on each. Lines are laid out by hand, so that a cell longer than a page
 * goes on like any other, and each word is measured once.
 */
export class PdfTable {
  readonly #pages: PdfPages;
  readonly #columns: readonly PlacedColumn[];
  readonly #widths = new Map<string, number>();
  #firstRowY = 0;

  constructor(pages: PdfPages, columns: readonly FileColumn[]) {
    this.#pages = pages;
    const shares = columns.reduce((sum, column) => sum + column.share, 0);
    let { left } = pages;
    this.#columns = columns.map((column) => {
      const width = (pages.width * column.share) / shares;
      left += width;
      return { ...column, left: left - width, width };
    });
  }

  /** Title and headings; on a new page where they would stand alone. */
  begin(title: string): void {
    const { left, width } = this.#pages;
    const boxes = this.#headings();
    const headingHeight = boxes.reduce((sum, box) => Math.max(sum, box.top + box.height), 0);
    if (this.#pages.room < headingHeight + companions * lineHeight + (title === '' ? 0 : 3 * lineHeight)) {
      this.#pages.start();
    }
    if (title !== '') {
      const at = { left, width, y: this.#pages.y + 6, align: 'left' } as const;
      this.#pages.y = this.#pages.write(title, 'bold', 12, at) + 4;
    }
    this.#writeHeadings();
  }

  /** A row; it goes on over as many pages as it needs. */
  writeRow(row: FileRow): void {
    if ('section' in row) return this.#writeSection(row.section);
    if (isPlain(row)) return this.#writeCells(row, 'regular');
    return this.#writeCells(row.total, 'bold');
  }

  /** Lines below the table. */
  writeNote(text: string): void {
    if (this.#room() < 2) this.#continue();
    const { left, width, y } = this.#pages;
    this.#pages.y = this.#pages.write(text, 'italic', 11, { left, width, y: y + 6, align: 'left' });
  }

  #writeCells(cells: readonly FileCell[], font: FontName): void {
    this.#pages.document.font(font, size);
    let rest = this.#columns.map((column, index) => this.#wrap(cells[index] ?? '', column, font));
    for (;;) {
      const needed = Math.max(1, ...rest.map((lines) => lines.length));
      const room = this.#room();
      // A row that fits on a page is never torn.
      const fits = needed <= room || (this.#isFresh() && room > 0);
      if (!fits) {
        this.#continue();
        continue;
      }
      const taken = Math.min(needed, room);
      this.#drawBand(
        rest.map((lines) => lines.slice(0, taken)),
        font,
      );
      rest = rest.map((lines) => lines.slice(taken));
      if (rest.every((lines) => lines.length === 0)) return;
      this.#continue();
    }
  }

  /** Never the last line of a page. */
  #writeSection(text: string): void {
    if (this.#room() < companions) this.#continue();
    const { left, width } = this.#pages;
    this.#pages.document.font('bold', size);
    const lines = wrapText(text, width - 2 * padding, (word) => this.#pages.document.widthOfString(word));
    const height = lines.length * lineHeight + 2 * padding;
    this.#drawBox({ left, width, height, top: 0, lines, align: 'left' }, 'bold');
    this.#pages.y += height;
  }

  #isFresh(): boolean {
    return this.#pages.y === this.#firstRowY;
  }

  #continue(): void {
    this.#pages.start();
    this.#writeHeadings();
  }

  /** Lines that still fit on the page. */
  #room(): number {
    return Math.floor((this.#pages.room - 2 * padding) / lineHeight);
  }

  #headings(): Box[] {
    const { document } = this.#pages;
    document.font('bold', size);
    return headingBoxes(this.#columns, (text, width) =>
      wrapText(text, width, (word) => document.widthOfString(word)),
    );
  }

  /** Headings and their numbers, as Phụ lục IV has them. */
  #writeHeadings(): void {
    const boxes = this.#headings();
    for (const box of boxes) this.#drawBox(box, 'bold');
    this.#pages.y += Math.max(...boxes.map((box) => box.top + box.height));
    this.#drawBand(
      this.#columns.map((_, index) => [`(${index + 1})`]),
      'italic',
      'center',
    );
    this.#firstRowY = this.#pages.y;
  }

  #wrap(cell: FileCell, column: PlacedColumn, font: FontName): string[] {
    const measure =
      font === 'regular' ? this.#measure : (word: string) => this.#pages.document.widthOfString(word);
    return wrapText(cellText(cell), column.width - 2 * padding, measure);
  }

  readonly #measure = (word: string): number => {
    const known = this.#widths.get(word);
    if (known !== undefined) return known;
    if (this.#widths.size >= maxKnownWords) this.#forget();
    const width = this.#pages.document.widthOfString(word);
    this.#widths.set(word, width);
    return width;
  };

  /** pdfkit keeps the shape of every word it ever drew, some kilobytes each: too much for a book of a year. */
  #forget(): void {
    this.#widths.clear();
    const { _font: font } = this.#pages.document as unknown as { _font?: { layoutCache?: object } }; // not in its types
    if (font?.layoutCache) font.layoutCache = Object.create(null) as object;
  }

  #drawBand(cells: readonly (readonly string[])[], font: FontName, align?: 'center'): void {
    const lines = Math.max(1, ...cells.map((cell) => cell.length));
    const height = lines * lineHeight + 2 * padding;
    for (const [index, column] of this.#columns.entries()) {
      const box = columnBox(column, cells[index] ?? [], height);
      this.#drawBox(align ? { ...box, align } : box, font);
    }
    this.#pages.y += height;
  }

  /** From the left of the box to a line in its middle or at its right. */
  #indent(line: string, { width, align }: Box): number {
    const spare = width - this.#pages.document.widthOfString(line);
    return align === 'center' ? spare / 2 : spare - padding;
  }

  #drawBox(box: Box, font: FontName): void {
    const { document, y } = this.#pages;
    const top = y + box.top;
    document.font(font, size).lineWidth(lineWidth).rect(box.left, top, box.width, box.height).stroke();
    // Headings stand in the middle of their box, rows at its top.
    const spare = box.isMiddle ? (box.height - 2 * padding - box.lines.length * lineHeight) / 2 : 0;
    for (const [at, line] of box.lines.entries()) {
      const indent = box.align === 'left' ? padding : this.#indent(line, box);
      // Width and words matter to underlines alone; given, they are not measured again.
      document.text(line, box.left + indent, top + padding + spare + at * lineHeight, {
        lineBreak: false,
        textWidth: 0,
        wordCount: 0,
      } as TextOptions);
    }
  }
}
