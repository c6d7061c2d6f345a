import { randomUUID } from 'node:crypto';
import type {
  ImportedDocument,
  ImportIncomingDocumentsResponse,
  ImportRefusal,
} from '@baro/proto/baro/documents/v1/incoming';
import { nameId } from '@baro/chassis';
import type { PlatformClient } from '../platform-client.ts';
import { inBatches } from './batches.ts';
import { LikeBefore } from './like-before.ts';
import { openCsv } from './read-csv.ts';

/** What has become of the rows so far. */
export interface Outcome {
  imported: number;
  skipped: number;
  refusals: ImportRefusal[];
}

export interface ImportRun {
  file: string;
  unitId: string;
  source: string;
  dryRun: boolean;
  client: PlatformClient;
  /** Called after each batch. */
  onProgress: (outcome: Outcome) => void;
}

/**
 * Sends a checked file batch by batch, one after the other: numbers follow the order of the file. Going on after an
 * interruption needs no memory of ours, the register knows each row by its id.
 */
export async function importDocuments(run: ImportRun): Promise<Outcome> {
  const outcome: Outcome = { imported: 0, skipped: 0, refusals: [] };
  const likeBefore = new LikeBefore();
  // Of this run: a later one must be told what is there by then, not what was answered before.
  const runId = randomUUID();
  let count = 0;
  const { rows } = await openCsv(run.file);
  for await (const documents of inBatches(rows)) {
    count += 1;
    const answer = await run.client.importDocuments({
      unitId: run.unitId,
      source: run.source,
      documents,
      validateOnly: run.dryRun,
      requestId: nameId(String(count), runId),
    });
    add(outcome, run.dryRun ? withLikeRows(answer, documents, likeBefore) : answer);
    run.onProgress(outcome);
  }
  return outcome;
}

function add(outcome: Outcome, answer: ImportIncomingDocumentsResponse): void {
  outcome.imported += answer.importedCount;
  outcome.skipped += answer.skippedCount;
  outcome.refusals.push(...answer.refusals.toSorted((a, b) => a.row - b.row));
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
