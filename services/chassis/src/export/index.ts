export { nationalMotto, nationalName, showDecimal, showNumber } from './file-parts.ts';
export type {
  DecimalCell,
  FileCell,
  FileColumn,
  FileHead,
  FileRow,
  FileTable,
  FileWriter,
} from './file-parts.ts';
export { fileForms } from './forms.ts';
export type { FileForm } from './forms.ts';
export { pdfBundle } from './pdf-bundle.ts';
export type { Bundle } from './pdf-bundle.ts';
export { pdfPaper } from './pdf-paper.ts';
export type { Paper, PaperBlock, SignatureBlock } from './paper-parts.ts';
