import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import ExcelJs from 'exceljs';
import PdfDocument from 'pdfkit';
import { zipOf, zipOfTexts } from './zip-writer.ts';

const regular = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
);

type DrawPdf = (page: PDFKit.PDFDocument) => void;

/** A PDF with what is drawn on it. */
export async function pdfOf(draw: DrawPdf): Promise<Buffer> {
  const page = new PdfDocument({ size: 'A4', margin: 60 });
  page.font(regular, 13);
  draw(page);
  page.end();
  return buffer(page);
}

/** A PDF of one text. */
export function pdfOfText(text: string): Promise<Buffer> {
  return pdfOf((page) => page.text(text));
}

/** A 1 × 1 PNG. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A scan: a page that is one picture. */
export function scanPdf(): Promise<Buffer> {
  return pdfOf((page) => page.image(png, 60, 60, { width: 400 }));
}

const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">';
const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const slideMain = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';

/** A Word file of the given body XML and further parts. */
export function docxOf(body: string, parts: Record<string, string> = {}): Buffer {
  return zipOfTexts({
    '[Content_Types].xml': `${contentTypes}<Override PartName="/word/document.xml" ContentType="${wordMain}"/></Types>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:v="v"><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

/** A paragraph; each argument is a run of its own. */
export function paragraph(...runs: string[]): string {
  return `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`;
}

/** A PowerPoint file with one box. */
export function pptxOf(text: string): Buffer {
  return zipOfTexts({
    '[Content_Types].xml': `${contentTypes}<Override PartName="/ppt/presentation.xml" ContentType="${slideMain}"/></Types>`,
    'ppt/presentation.xml': '<p:presentation xmlns:p="p"/>',
    'ppt/slides/slide1.xml': `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`,
  });
}

/** An OpenDocument text. */
export function odtOf(body: string): Buffer {
  return zipOfTexts({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t"><office:body>${body}</office:body></office:document-content>`,
  });
}

/** An Excel file of these rows. */
export async function xlsxOf(rows: string[][]): Promise<Buffer> {
  const book = new ExcelJs.Workbook();
  book.addWorksheet('Sổ').addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A compound file as far as its directory goes: the stream's name, and a text in UTF-16. */
export function compoundOf(stream: string, text: string): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  const entry = Buffer.alloc(128);
  entry.write(stream, 'utf16le');
  entry.writeUInt16LE((stream.length + 1) * 2, 64);
  entry[66] = 2;
  return Buffer.concat([header, entry, Buffer.alloc(384), Buffer.from(text, 'utf16le')]);
}

/** Two Word files whose page inflates to far more than it weighs; the second also lies about it. */
export function zipBombs(): Buffer[] {
  const page = Buffer.alloc(200 * 1024 * 1024, '<w:p>');
  const override = `<Override PartName="/word/document.xml" ContentType="${wordMain}"/>`;
  const types = { name: '[Content_Types].xml', bytes: Buffer.from(`${contentTypes}${override}</Types>`) };
  return [undefined, 1000].map((claimedSize) =>
    zipOf([types, { name: 'word/document.xml', bytes: page, ...(claimedSize ? { claimedSize } : {}) }]),
  );
}
