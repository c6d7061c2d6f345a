import { getDocumentProxy } from 'unpdf';
import { linesOf } from '../inspect/pdf-text.ts';

/** What a person reads of a PDF: the text of each page in one spacing; and what the file says of itself. */
export async function readPdfPages(bytes: Uint8Array): Promise<{ pages: string[]; info: string }> {
  // The bytes are taken over: the caller keeps its own.
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(linesOf(items.filter((item) => 'str' in item)).replaceAll(/\s+/g, ' '));
  }
  const { info } = await document.getMetadata();
  return { pages, info: JSON.stringify(info) };
}
