// Sample files for tests of services that keep files.
export { linesOf } from '../inspect/pdf-text.ts';
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
export { zipOf, zipOfTexts } from './zip-writer.ts';
