import { getDocumentProxy } from 'unpdf';
import type { TextSink } from './text-sink.ts';

/** Pages read at most; no register holds longer documents, and the index would not take more text. */
const maxPages = 1_500;

/** A gap of so many letter heights parts columns; stamps and number lines stand in columns of their own. */
const columnGap = 1.6;
const blankGap = 0.12;

/** What pdf.js tells of a run of letters. */
interface TextItem {
  str: string;
  /** a, b, c, d, x, y */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** Reads the text layer page by page. @returns whether there is one worth the name; @throws on a damaged or locked file */
export async function readPdf(bytes: Buffer, sink: TextSink): Promise<boolean> {
  // pdf.js takes the bytes over; no code of the file is ever run, no font or map is fetched.
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    enableXfa: false,
    stopAtErrors: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  const pages = Math.min(document.numPages, maxPages);
  let letters = 0;
  for (let number = 1; number <= pages; number += 1) {
    const page = await document.getPage(number);
    const before = sink.letters;
    const { items } = await page.getTextContent({ includeMarkedContent: false });
    sink.write(linesOf(items.filter((item) => 'str' in item) as TextItem[])); // marked content is left out above
    letters += sink.letters - before;
    // Marks put on as annotations or typed into form fields are seen on the page like any text.
    for (const text of annotationTexts(await page.getAnnotations())) sink.write(`\n${text}\n`);
    sink.write('\f');
    // Page by page: what was read counts even if a later page is too much.
    sink.flush();
    page.cleanup();
  }
  // A scan often bears a number or a signature's line as text: that is no text layer.
  return letters >= 10 * pages;
}

function annotationTexts(annotations: unknown[]): string[] {
  return annotations.flatMap((annotation) => {
    const { contentsObj, fieldValue } = annotation as {
      contentsObj?: { str?: unknown };
      fieldValue?: unknown;
    };
    return [contentsObj?.str, fieldValue].filter(
      (text): text is string => typeof text === 'string' && text !== '',
    );
  });
}

/** Lines of a page; a tab between columns. */
export function linesOf(items: readonly TextItem[]): string {
  let text = '';
  let last: TextItem | undefined;
  for (const item of items) {
    // pdf.js fills gaps with blanks as wide as the gap; the gap itself is what tells columns from words.
    if (item.str.trim() === '' && !item.hasEOL) continue;
    if (last) text += separator(last, item);
    text += item.str;
    last = item;
  }
  return `${text}\n`;
}

function separator(before: TextItem, item: TextItem): string {
  if (before.hasEOL) return '\n';
  const height = Math.max(before.height, item.height, 1);
  if (!isSameLine(before, item, height)) return '\n';
  const gap = coordinate(item, 4) - (coordinate(before, 4) + before.width);
  // Back to the left on one line: a layout that jumps, never the next letter of a word.
  if (gap > columnGap * height || gap < -height) return '\t';
  return gap > blankGap * height ? ' ' : '';
}

/** Same base line and same, upright direction. Turned text is taken run by run. */
function isSameLine(before: TextItem, item: TextItem, height: number): boolean {
  const upright = [before, item].every((run) => Math.abs(coordinate(run, 1)) < 0.01 * height);
  return upright && Math.abs(coordinate(before, 5) - coordinate(item, 5)) < 0.5 * height;
}

function coordinate(item: TextItem, index: number): number {
  return item.transform[index] ?? 0;
}
