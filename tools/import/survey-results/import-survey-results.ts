import { surveyColumns, toSurveyResult } from '../../../services/reporting/reference/index-set-rows.ts';
import { importRows } from '../import-rows.ts';
import type { BatchAnswer, ImportRun, Outcome } from '../import-rows.ts';
import { openTable } from '../table/open-table.ts';
import type { TableRow } from '../table/table.ts';

type ResultRow = TableRow<keyof typeof surveyColumns>;

/** Below what the service takes in one call. */
const batchSize = 100;

/** Sends a checked file of results of surveys. */
export async function importSurveyResults(run: ImportRun): Promise<Outcome> {
  const { unitId, source, dryRun, client } = run;
  const { rows } = await openTable(run.file, surveyColumns);
  const send = async (batch: ResultRow[], requestId: string): Promise<BatchAnswer> => {
    const idOf = new Map(batch.map(({ row, value }) => [row, value('id')]));
    const results = batch.map(({ row, value }) => ({ row, result: toSurveyResult(value) }));
    const request = { unitId, source, results, validateOnly: dryRun, requestId };
    const { refusals, ...counts } = await client.importSurveyResults(request);
    return { ...counts, refusals: refusals.map((one) => ({ ...one, externalId: idOf.get(one.row) ?? '' })) };
  };
  return importRows(rows, batchSize, send, run.onProgress);
}
