import type { ImportedDocument } from '@baro/proto/baro/documents/v1/incoming';
import type { CsvRow } from './read-csv.ts';

/** Rows the service takes in one call. */
export const batchSize = 200;

/** A row as the contract has it; what is right and wrong is the service's to say. */
export function toDocument({ row, value }: CsvRow): ImportedDocument {
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

/** Groups rows in their order. */
export async function* inBatches(rows: AsyncIterable<CsvRow>): AsyncGenerator<ImportedDocument[]> {
  let batch: ImportedDocument[] = [];
  for await (const row of rows) {
    batch.push(toDocument(row));
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
