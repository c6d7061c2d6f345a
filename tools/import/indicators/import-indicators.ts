import type { ImportIndicatorsResponse } from '@baro/proto/baro/reporting/v1/indicators';
import { importRows } from '../import-rows.ts';
import type { ImportRun, Outcome } from '../import-rows.ts';
import { openTable } from '../table/open-table.ts';
import { indicatorColumns, toIndicator } from './columns.ts';
import type { IndicatorRow } from './columns.ts';
import { readCode } from './published-words.ts';

/** Below what the service takes in one call. */
const batchSize = 100;

/** Sends a checked catalogue of indicators. */
export async function importIndicators(run: ImportRun): Promise<Outcome> {
  const { unitId, source, dryRun, client, validFrom } = run;
  const facts = { validFrom, sharedCodes: await findSharedCodes(run.file) };
  const { rows } = await openTable(run.file, indicatorColumns);
  const send = (batch: IndicatorRow[], requestId: string): Promise<ImportIndicatorsResponse> => {
    const indicators = batch.map((row) => toIndicator(row, facts));
    return client.importIndicators({ unitId, source, indicators, validateOnly: dryRun, requestId });
  };
  return importRows(rows, batchSize, send, run.onProgress);
}

/** Systems number alike, and the second row of a code would be taken for a later version of the first. */
async function findSharedCodes(file: string): Promise<ReadonlySet<string>> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  const { rows } = await openTable(file, indicatorColumns);
  for await (const { value } of rows) {
    const code = readCode(value('code'));
    if (code !== '' && seen.has(code)) shared.add(code);
    seen.add(code);
  }
  return shared;
}
