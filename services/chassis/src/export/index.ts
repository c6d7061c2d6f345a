export { nationalMotto, nationalName, showNumber } from './file-parts.ts';
export type { FileCell, FileColumn, FileHead, FileRow, FileTable, FileWriter } from './file-parts.ts';
export { fileForms } from './forms.ts';
export type { FileForm } from './forms.ts';
