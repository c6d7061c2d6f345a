import { fileURLToPath } from 'node:url';
import PdfDocument from 'pdfkit';

/** Tinos has the metrics of Times New Roman, which NĐ 30/2020 Phụ lục I asks for, and all Vietnamese letters. */
const fonts = {
  regular: fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
  bold: fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf')),
  italic: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  ),
};
export type FontName = keyof typeof fonts;

const millimetre = 72 / 25.4;
const margins = {
  top: 15 * millimetre,
  bottom: 15 * millimetre,
  left: 20 * millimetre,
  right: 12 * millimetre,
};

/** What a PDF says of itself, and at the foot of each page. */
export interface PdfFacts {
  title: string;
  author: string;
  subject: string;
  layout: 'landscape' | 'portrait';
}

/** The pages of a PDF on A4, numbered, with a place `y` where writing goes on. Everything written to a file goes through it. */
export class PdfPages {
  readonly document: PDFKit.PDFDocument;
  readonly #footer: string;
  #number = 0;
  y = 0;

  constructor({ title, author, subject, layout }: PdfFacts) {
    this.#footer = title;
    this.document = new PdfDocument({
      size: 'A4',
      layout,
      margins,
      bufferPages: false,
      autoFirstPage: false,
      lang: 'vi-VN',
      displayTitle: true,
      info: { Title: title, Author: author, Subject: subject, Creator: 'Baro' },
    });
    for (const [name, file] of Object.entries(fonts)) this.document.registerFont(name, file);
  }

  get left(): number {
    return margins.left;
  }

  /** Between the margins, in points. */
  get width(): number {
    return this.document.page.width - margins.left - margins.right;
  }

  /** Points left above the lower margin. */
  get room(): number {
    return this.document.page.height - margins.bottom - this.y;
  }

  /** Number of the page that is written. */
  get number(): number {
    return this.#number;
  }

  /** Begins a page, after the number of the one before. */
  start(): void {
    if (this.#number > 0) this.#end();
    this.document.addPage();
    this.#number += 1;
    this.y = margins.top;
  }

  /** Ends the last page and the file. */
  finish(): void {
    this.#end();
    this.document.end();
  }

  /** Writes lines of text between `left` and `left + width`, from `y` on. @returns where it ends */
  write(
    text: string,
    font: FontName,
    size: number,
    at: { left: number; y: number; width: number; align: 'left' | 'center' | 'right' },
  ): number {
    const { left, y, width, align } = at;
    this.document.font(font, size).text(text, left, y, { width, align });
    return this.document.y;
  }

  /** A line from side to side of a middle. */
  rule(centre: number, y: number, length: number): void {
    const { document } = this;
    document.moveTo(centre - length / 2, y).lineTo(centre + length / 2, y);
    document.lineWidth(0.7).stroke();
  }

  #end(): void {
    const { page } = this.document;
    const { bottom } = page.margins;
    const y = page.height - bottom + 4;
    const { left, width } = this;
    // Below the margin pdfkit would begin a new page of its own.
    page.margins.bottom = 0;
    this.document.font('italic', 9);
    this.document.text(this.#footer, left, y, { width: width * 0.8, lineBreak: false, ellipsis: true });
    this.document.text(`Trang ${this.#number}`, left, y, { width, align: 'right', lineBreak: false });
    page.margins.bottom = bottom;
  }
}
