import type { ImportedTask } from '@baro/proto/baro/tasks/v1/tasks';
import type { TableRow } from '../table/table.ts';

/** Columns of a file of tasks, and whether it must have them. */
export const taskColumns = {
  id: true,
  task: true,
  lead: true,
  due_date: true,
  source_doc: false,
  source_agency: false,
  source_date: false,
  section: false,
  assigned_by: false,
  coordinate: false,
  due_raw: false,
  due_precision: false,
  result: false,
  status: false,
  status_as_of: false,
  continuation: false,
  note: false,
} as const;

type Row = TableRow<keyof typeof taskColumns>;

const standing = 'thường xuyên';

/** A row as the contract has it; what is right and wrong is the service's to say. */
export function toTask({ row, value }: Row): ImportedTask {
  return {
    externalId: value('id'),
    row,
    work: value('task'),
    sourceNumberSymbol: value('source_doc'),
    sourceIssuerName: value('source_agency'),
    sourceDate: value('source_date'),
    leadName: value('lead'),
    coordinatorNames: value('coordinate'),
    dueDate: value('due_date'),
    standing: value('due_precision').normalize('NFC').toLowerCase() === standing,
    dueText: value('due_raw'),
    product: value('result'),
    status: value('status'),
    statusDate: value('status_as_of'),
    note: noteOf(value),
  };
}

/** What stands around a row in its source, for who assigns the task: where in it, by what, what follows. */
function noteOf(value: Row['value']): string {
  const parts = [
    ['Mục: ', value('section')],
    ['Giao tại: ', value('assigned_by')],
    ['Phần tiếp theo ở nguồn: ', value('continuation').replace(/^\|\|\s*/, '')],
    ['', value('note')],
  ] as const;
  return parts.flatMap(([name, text]) => (text === '' ? [] : `${name}${text}`)).join('\n');
}
