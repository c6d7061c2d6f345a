import type { RunningPostgres } from '@baro/tools/platform/postgres.ts';
import { compareRows } from '@baro/tools/recovery/compare-rows.ts';
import { withClient } from '@baro/tools/recovery/platform-database.ts';
import type { Checks } from './checks.ts';

/** What a bad backup would lack, planted in the restored server and undone; each must be found. */
const faults = [
  {
    name: 'a dropped table',
    database: 'baro_tasks',
    plant: 'ALTER TABLE task_progress RENAME TO lost_table',
    undo: 'ALTER TABLE lost_table RENAME TO task_progress',
    found: 'table baro_tasks.task_progress is on one side only',
  },
  {
    name: 'a dropped database',
    database: 'postgres',
    plant: 'ALTER DATABASE baro_custody RENAME TO lost_database',
    undo: 'ALTER DATABASE lost_database RENAME TO baro_custody',
    found: 'database baro_custody is on one side only',
  },
  {
    name: 'one changed row',
    database: 'baro_documents',
    plant: 'UPDATE arrival_counters SET last_number = last_number + 1',
    undo: 'UPDATE arrival_counters SET last_number = last_number - 1',
    found: 'baro_documents.arrival_counters row',
  },
];

/** Plants each fault, looks whether the comparison finds it and nothing else, and undoes it. */
export async function plantFaults(
  truth: RunningPostgres,
  restored: RunningPostgres,
  checks: Checks,
): Promise<void> {
  for (const { name, database, plant, undo, found } of faults) {
    await withClient(restored.url(database), (client) => client.query(plant));
    const { differences } = await compareRows(truth.url, restored.url);
    await withClient(restored.url(database), (client) => client.query(undo));
    const hits = differences.filter((line) => line.startsWith(found));
    checks.add({
      name: `the comparison finds ${name}`,
      passed: hits.length === 1,
      facts: differences[0] ?? 'nothing',
    });
  }
}
