import type { ImportPetitionsResponse } from '@baro/proto/baro/petitions/v1/petitions';
import { importRows } from '../import-rows.ts';
import type { ImportRun, Outcome } from '../import-rows.ts';
import { openTable } from '../table/open-table.ts';
import { petitionColumns, toPetition } from './columns.ts';

/** Below what the service takes in one call: each row is held, told and indexed. */
const batchSize = 50;

/** Sends a checked list of petitions, all raised for one session. */
export async function importPetitions(run: ImportRun): Promise<Outcome> {
  const { unitId, source, dryRun, client, sessionName } = run;
  const sessionId = await client.getSessionId(unitId, sessionName);
  const { rows } = await openTable(run.file, petitionColumns);
  const send = (
    batch: Parameters<typeof toPetition>[0][],
    requestId: string,
  ): Promise<ImportPetitionsResponse> => {
    const petitions = batch.map((row) => toPetition(row));
    return client.importPetitions({ unitId, sessionId, source, petitions, validateOnly: dryRun, requestId });
  };
  return importRows(rows, batchSize, send, run.onProgress);
}
