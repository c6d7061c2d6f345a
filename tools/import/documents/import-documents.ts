import type {
  ImportedDocument,
  ImportIncomingDocumentsResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { importRows } from '../import-rows.ts';
import type { ImportRun, Outcome } from '../import-rows.ts';
import { openTable } from '../table/open-table.ts';
import { documentColumns, toDocument } from './columns.ts';
import { LikeBefore } from './like-before.ts';

/** Rows the service takes in one call. */
const batchSize = 200;

/** Sends a checked file of documents. */
export async function importDocuments(run: ImportRun): Promise<Outcome> {
  const { unitId, source, dryRun, client } = run;
  const likeBefore = new LikeBefore();
  const { rows } = await openTable(run.file, documentColumns);
  const send = async (
    batch: Parameters<typeof toDocument>[0][],
    requestId: string,
  ): Promise<ImportIncomingDocumentsResponse> => {
    const documents = batch.map((row) => toDocument(row));
    const request = { unitId, source, documents, validateOnly: dryRun, requestId };
    const answer = await client.importDocuments(request);
    return dryRun ? withLikeRows(answer, documents, likeBefore) : answer;
  };
  return importRows(rows, batchSize, send, run.onProgress);
}

/** Refuses in a dry run what the real run would refuse because an earlier batch took a like document. */
function withLikeRows(
  answer: ImportIncomingDocumentsResponse,
  documents: readonly ImportedDocument[],
  likeBefore: LikeBefore,
): ImportIncomingDocumentsResponse {
  // Which rows were skipped is not told; where any was, the register has its answer already.
  if (answer.skippedCount > 0) return answer;
  const refused = new Set(answer.refusals.map(({ externalId }) => externalId));
  const passed = documents.filter(({ externalId }) => !refused.has(externalId));
  const like = passed.filter((document) => likeBefore.has(document));
  for (const document of passed) likeBefore.add(document);
  const refusals = like.map(({ row, externalId }) => ({
    row,
    externalId,
    reason: 'DUPLICATE_DOCUMENT',
    messageVi: 'Văn bản giống một dòng ở trên.',
    field: 'numberSymbol',
  }));
  return {
    importedCount: answer.importedCount - like.length,
    skippedCount: 0,
    refusals: [...answer.refusals, ...refusals],
  };
}
