import type { ImportTasksResponse } from '@baro/proto/baro/tasks/v1/tasks';
import { importRows } from '../import-rows.ts';
import type { ImportRun, Outcome } from '../import-rows.ts';
import { openTable } from '../table/open-table.ts';
import { taskColumns, toTask } from './columns.ts';

/** Below what the service takes in one call: a task is more work than a document of the past, somebody holds it. */
const batchSize = 50;

/** Sends a checked file of tasks. */
export async function importTasks(run: ImportRun): Promise<Outcome> {
  const { unitId, source, dryRun, client } = run;
  const { rows } = await openTable(run.file, taskColumns);
  const send = (batch: Parameters<typeof toTask>[0][], requestId: string): Promise<ImportTasksResponse> => {
    const tasks = batch.map((row) => toTask(row));
    return client.importTasks({ unitId, source, tasks, validateOnly: dryRun, requestId });
  };
  return importRows(rows, batchSize, send, run.onProgress);
}
