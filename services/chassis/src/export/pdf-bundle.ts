import { setImmediate } from 'node:timers/promises';
import type { FileColumn, FileRow } from './file-parts.ts';
import type { Paper } from './paper-parts.ts';
import { writePaper } from './pdf-paper.ts';
import { PdfPages } from './pdf-pages.ts';
import type { PdfFacts } from './pdf-pages.ts';
import { readyBytes, remainingBytes } from './ready-bytes.ts';

/** Pages of a paper in the bundle, both included. */
export interface PageSpan {
  from: number;
  to: number;
}

/** Papers in one file behind a table of contents, pages numbered in one run. */
export interface Bundle {
  /** The paper in front; the table of contents goes below its blocks. */
  front: Paper;
  columns: readonly FileColumn[];
  papers: readonly Paper[];
  /** Rows of the table of contents, as many and as long whatever the pages are; `last` is the file's last page. */
  contents: (spans: readonly PageSpan[], last: number) => readonly FileRow[];
}

/**
 * Writes the bundle, paper by paper as its bytes are taken. It is laid out once before, for the pages alone: the table of contents comes first
 * and tells what comes after it.
 */
export async function* pdfBundle(bundle: Bundle, facts: Omit<PdfFacts, 'layout'>): AsyncGenerator<Buffer> {
  const counted = await countPages(bundle, facts);
  const written: PageSpan[] = [];
  yield* write(bundle, facts, { told: counted, counted: written });
  // A table of contents that lies is worse than no file.
  if (JSON.stringify(written) !== JSON.stringify(counted)) {
    throw new Error('the pages moved while they were written');
  }
}

async function countPages(bundle: Bundle, facts: Omit<PdfFacts, 'layout'>): Promise<PageSpan[]> {
  const told = bundle.papers.map(() => ({ from: 9999, to: 9999 }));
  const counted: PageSpan[] = [];
  const bytes = write(bundle, facts, { told, counted });
  while ((await bytes.next()).done !== true) {
    // Only the pages count.
  }
  return counted;
}

interface Spans {
  told: readonly PageSpan[];
  counted: PageSpan[];
}

async function* write(
  { front, columns, papers, contents }: Bundle,
  facts: Omit<PdfFacts, 'layout'>,
  { told, counted }: Spans,
): AsyncGenerator<Buffer> {
  const pages = new PdfPages({ ...facts, layout: 'portrait' });
  try {
    const rows = contents(told, told.at(-1)?.to ?? 1);
    writePaper(pages, { ...front, blocks: [...front.blocks, { columns, rows }] });
    for (const paper of papers) {
      const from = pages.number + 1;
      writePaper(pages, paper);
      pages.document.outline.addItem(paper.title);
      counted.push({ from, to: pages.number });
      yield* readyBytes(pages.document);
      await setImmediate();
    }
    pages.finish();
    yield* remainingBytes(pages.document);
  } finally {
    pages.document.destroy();
  }
}
