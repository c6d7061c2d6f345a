// Sample files, and both ends of the streams, for tests of services that keep files.
export { linesOf } from '../inspect/pdf-text.ts';
export { readPdfPages } from './pdf-pages.ts';
export {
  compoundOf,
  docxOf,
  odtOf,
  paragraph,
  pdfOf,
  pdfOfText,
  png,
  pptxOf,
  scanPdf,
  xlsxOf,
  zipBombs,
} from './sample-files.ts';
export { chunkMessages, expectFiles, filesUnder, readDownload, sendMessages, sha256 } from './streams.ts';
export { zipOf, zipOfTexts } from './zip-writer.ts';
