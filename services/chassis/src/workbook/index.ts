// Workbooks people fill in: written with the cells that are theirs, read back cell by cell. A package of its own: who has
// none loads none of it.
export { formBook } from './form-book.ts';
export type { FormBook, FormCell, FormColumn, FormRow } from './form-parts.ts';
export type { CellKind, WorkbookCell, WorkbookFault, WorkbookRead } from './read/messages.ts';
export { WorkbookReader } from './workbook-reader.ts';
