import { fileURLToPath } from 'node:url';
import type PdfDocument from 'pdfkit';

/** Tinos has the metrics of Times New Roman, which NĐ 30/2020 Phụ lục I asks for, and all Vietnamese letters. */
const files = {
  regular: fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
  bold: fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf')),
  italic: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  ),
};

export type FontName = keyof typeof files;

/** What pdfkit draws with; its types know fonts as files only. */
interface Drawing {
  _font: { font: PDFKit.Mixins.PDFFontSource };
}

type Font = Drawing['_font']['font'];

let opened: Record<FontName, Font> | undefined;

/**
 * Names the fonts in a document. pdfkit reads a font's file anew for each document, which is most of the work of a
 * short one: they are opened once, and each document takes from them the letters it has.
 */
export function nameFonts(document: PDFKit.PDFDocument, Document: typeof PdfDocument): void {
  opened ??= openFonts(new Document({ autoFirstPage: false }));
  for (const [name, font] of Object.entries(opened)) document.registerFont(name, font);
}

function openFonts(reader: PDFKit.PDFDocument): Record<FontName, Font> {
  const open = (file: string): Font => (reader.font(file) as unknown as Drawing)._font.font;
  return { regular: open(files.regular), bold: open(files.bold), italic: open(files.italic) };
}
