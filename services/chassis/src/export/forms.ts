import type { FileWriter } from './file-parts.ts';
import { pdfFile } from './pdf-file.ts';
import { xlsxFile } from './xlsx-file.ts';

/** A form tables are written in. */
export interface FileForm {
  name: string;
  extension: string;
  contentType: string;
  write: FileWriter;
}

/** The forms there are: a workbook to count on with, a PDF to sign and send. */
export const fileForms: { xlsx: FileForm; pdf: FileForm } = {
  xlsx: {
    name: 'xlsx',
    extension: '.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsxFile,
  },
  pdf: { name: 'pdf', extension: '.pdf', contentType: 'application/pdf', write: pdfFile },
};
