import { wrapText } from './wrap-text.ts';

/** pdfkit's options, with two its types do not have. */
type TextOptions = PDFKit.Mixins.TextOptions & { textWidth?: number; wordCount?: number };

interface TableColumn {
  heading: string;
  share: number;
  align: 'left' | 'center';
}

interface PlacedColumn extends TableColumn {
  left: number;
  width: number;
}

const size = 10;
const lineHeight = 12;
const paddingX = 3;
const paddingY = 3;
const lineWidth = 0.5;
/** Words kept with their widths and shapes; then all are forgotten and learnt anew. */
const maxKnownWords = 10_000;

/**
 * A table that goes on over pages, headings on each. Lines are laid out by hand, so that a cell longer than a page
 * goes on like any other, and each word is measured once.
 */
export class PdfTable {
  readonly #page: PDFKit.PDFDocument;
  readonly #columns: PlacedColumn[];
  readonly #footer: string;
  readonly #widths = new Map<string, number>();
  #y = 0;
  #number = 0;

  constructor(page: PDFKit.PDFDocument, columns: readonly TableColumn[], footer: string) {
    this.#page = page;
    this.#footer = footer;
    this.#columns = [];
    for (const column of columns) this.#columns.push({ ...column, left: 0, width: 0 });
  }

  /** Begins a page; what is written above the table moves the table down. */
  startPage(): void {
    this.#page.addPage();
    this.#number += 1;
    this.#place();
    this.#page.y = this.#page.page.margins.top;
    this.#y = 0;
  }

  /** Ends a page with its number. */
  endPage(): void {
    const { page } = this.#page;
    const { left, right, bottom } = page.margins;
    const y = page.height - bottom + 4;
    const width = page.width - left - right;
    // Below the margin pdfkit would begin a new page of its own.
    page.margins.bottom = 0;
    this.#page.font('italic', 9);
    this.#page.text(this.#footer, left, y, { width: width * 0.8, lineBreak: false, ellipsis: true });
    this.#page.text(`Trang ${this.#number}`, left, y, { width, align: 'right', lineBreak: false });
    page.margins.bottom = bottom;
  }

  /** Headings and their numbers, as Phụ lục IV has them. */
  writeHeadings(): void {
    this.#y = this.#page.y;
    this.#page.font('bold', size);
    const headings = this.#columns.map((column) => this.#wrap(column.heading, column, false));
    this.#drawBand(headings, 'bold', true);
    this.#drawBand(
      this.#columns.map((_, index) => [`(${index + 1})`]),
      'italic',
      true,
    );
  }

  /** A row; it goes on over as many pages as it needs. */
  writeRow(cells: readonly string[]): void {
    this.#page.font('regular', size);
    let rest = this.#columns.map((column, index) => this.#wrap(cells[index] ?? '', column, true));
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
        'regular',
        false,
      );
      rest = rest.map((lines) => lines.slice(taken));
      if (rest.every((lines) => lines.length === 0)) return;
      this.#continue();
    }
  }

  /** A line below the table. */
  writeNote(text: string): void {
    if (this.#room() < 2) this.#continue();
    const { margins, width } = this.#page.page;
    this.#page.font('italic', 11);
    this.#page.text(text, margins.left, this.#y + 6, {
      width: width - margins.left - margins.right,
      lineBreak: false,
    });
  }

  #firstRowY = 0;

  #isFresh(): boolean {
    return this.#y === this.#firstRowY;
  }

  #continue(): void {
    this.endPage();
    this.startPage();
    this.writeHeadings();
    this.#firstRowY = this.#y;
    this.#page.font('regular', size);
  }

  /** Lines that still fit on the page. */
  #room(): number {
    const { height, margins } = this.#page.page;
    return Math.floor((height - margins.bottom - this.#y - 2 * paddingY) / lineHeight);
  }

  #place(): void {
    const { width, margins } = this.#page.page;
    const full = width - margins.left - margins.right;
    const shares = this.#columns.reduce((sum, column) => sum + column.share, 0);
    let { left } = margins;
    for (const column of this.#columns) {
      column.left = left;
      column.width = (full * column.share) / shares;
      left += column.width;
    }
  }

  #wrap(text: string, column: PlacedColumn, remember: boolean): string[] {
    const measure = remember ? this.#measure : (word: string) => this.#page.widthOfString(word);
    return wrapText(text, column.width - 2 * paddingX, measure);
  }

  readonly #measure = (word: string): number => {
    const known = this.#widths.get(word);
    if (known !== undefined) return known;
    if (this.#widths.size >= maxKnownWords) this.#forget();
    const width = this.#page.widthOfString(word);
    this.#widths.set(word, width);
    return width;
  };

  /** pdfkit keeps the shape of every word it ever drew, some kilobytes each: too much for a book of a year. */
  #forget(): void {
    this.#widths.clear();
    const { _font: font } = this.#page as unknown as { _font?: { layoutCache?: object } }; // not in its types
    if (font?.layoutCache) font.layoutCache = Object.create(null) as object;
  }

  #drawBand(cells: readonly (readonly string[])[], font: string, centred: boolean): void {
    const lines = Math.max(1, ...cells.map((cell) => cell.length));
    const height = lines * lineHeight + 2 * paddingY;
    this.#page.font(font, size).lineWidth(lineWidth);
    for (const [index, column] of this.#columns.entries()) {
      this.#page.rect(column.left, this.#y, column.width, height).stroke();
      const own = cells[index] ?? [];
      // Headings stand in the middle of their box, rows at its top.
      const offset = centred ? ((lines - own.length) * lineHeight) / 2 : 0;
      const top = this.#y + paddingY + offset;
      for (const [at, line] of own.entries()) this.#drawLine(line, column, top + at * lineHeight, centred);
    }
    this.#y += height;
    this.#page.y = this.#y;
  }

  #drawLine(line: string, column: PlacedColumn, y: number, centred: boolean): void {
    const middle = centred || column.align === 'center';
    const indent = middle ? (column.width - this.#page.widthOfString(line)) / 2 : paddingX;
    // Width and words matter to underlines alone; given, they are not measured again.
    this.#page.text(line, column.left + indent, y, {
      lineBreak: false,
      textWidth: 0,
      wordCount: 0,
    } as TextOptions);
  }
}
