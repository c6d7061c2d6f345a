import type { ImportedDocument } from '@baro/proto/baro/documents/v1/incoming';
import type { TableRow } from '../table/table.ts';

/** Columns of a file of documents, and whether it must have them. */
export const documentColumns = {
  id: true,
  subject: true,
  issuing_agency: true,
  symbol_raw: true,
  issue_date: true,
  signer: false,
  doc_type: false,
  deadline: false,
  quality_note: false,
} as const;

/** A row as the contract has it; what is right and wrong is the service's to say. */
export function toDocument({ row, value }: TableRow<keyof typeof documentColumns>): ImportedDocument {
  return {
    externalId: value('id'),
    row,
    numberSymbol: value('symbol_raw'),
    issueDate: value('issue_date'),
    issuerName: value('issuing_agency'),
    signerName: value('signer'),
    subject: value('subject'),
    typeName: value('doc_type'),
    dueDate: value('deadline'),
    note: value('quality_note'),
  };
}
