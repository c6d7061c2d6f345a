import type { Messages } from '../vi/index.ts';

export const workbook: Messages['workbook'] = {
  title: 'By spreadsheet',
  help: 'Download the Excel template with the cells of your unit, fill it in and upload it. While a cell is faulty nothing is saved; empty cells leave what is saved.',
  download: 'Download the template',
  upload: 'Upload the filled-in workbook',
  one: 'One file at a time.',
  sending: (name) => `Reading ${name}`,
  filled: (count) => `${count} figures saved from the workbook.`,
  faults: 'Faulty cells of the workbook',
  cell: 'Cell',
  rule: 'Fault',
  shown: (shown, count) => `The first ${shown} of ${count} faulty cells.`,
};
