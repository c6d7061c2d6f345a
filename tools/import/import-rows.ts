import { randomUUID } from 'node:crypto';
import { nameId } from '@baro/chassis';
import { inBatches } from './table/batches.ts';
import type { PlatformClient } from './platform-client.ts';

/** A row that was not taken, as every import answers it. */
export interface RowRefusal {
  row: number;
  externalId: string;
  reason: string;
  messageVi: string;
  field: string;
}

/** What a service answers to one batch. */
export interface BatchAnswer {
  importedCount: number;
  skippedCount: number;
  refusals: RowRefusal[];
}

/** What has become of the rows so far. */
export interface Outcome {
  imported: number;
  skipped: number;
  refusals: RowRefusal[];
}

/** What an import of any kind is told. */
export interface ImportRun {
  file: string;
  unitId: string;
  source: string;
  dryRun: boolean;
  /** Session of the Council the rows were raised for; empty but for petitions. */
  sessionName: string;
  /** First day the definitions hold, `YYYY-MM-DD`; empty but for indicators. */
  validFrom: string;
  client: PlatformClient;
  /** Called after each batch. */
  onProgress: (outcome: Outcome) => void;
}

/**
 * Sends rows batch by batch, one after the other: what is numbered follows the order of the file. Going on after an
 * interruption needs no memory of ours, the service knows each row by its id.
 */
export async function importRows<Row>(
  rows: AsyncIterable<Row>,
  batchSize: number,
  send: (batch: Row[], requestId: string) => Promise<BatchAnswer>,
  onProgress: (outcome: Outcome) => void,
): Promise<Outcome> {
  const outcome: Outcome = { imported: 0, skipped: 0, refusals: [] };
  // Of this run: a later one must be told what is there by then, not what was answered before.
  const runId = randomUUID();
  let count = 0;
  for await (const batch of inBatches(rows, batchSize)) {
    count += 1;
    add(outcome, await send(batch, nameId(String(count), runId)));
    onProgress(outcome);
  }
  return outcome;
}

function add(outcome: Outcome, answer: BatchAnswer): void {
  outcome.imported += answer.importedCount;
  outcome.skipped += answer.skippedCount;
  outcome.refusals.push(...answer.refusals.toSorted((a, b) => a.row - b.row));
}
