import { eventually } from '@baro/chassis/testing';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import pg from 'pg';
import { compareLedger } from './compare.ts';
import type { Comparison } from './compare.ts';
import { compareReporting } from './compare-reporting.ts';
import type { ReportingComparison } from './compare-reporting.ts';
import { openPeriod } from './reported.ts';

const settleMs = 180_000;

/** Compares until nothing differs, or gives what still does. */
async function untilEqual<Found extends { differences: readonly string[] }>(
  compare: () => Promise<Found>,
): Promise<Found> {
  const equal = async (): Promise<Found> => {
    const found = await compare();
    if (found.differences.length > 0) throw new Error(found.differences[0]);
    return found;
  };
  return eventually(equal, settleMs).catch(compare);
}

/** Waits until the ledger has heard everything, or gives what still differs. */
export async function settle(platform: TestPlatform): Promise<Comparison> {
  const open = async (name: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: platform.databaseUrl(`baro_${name}`) });
    await client.connect();
    return client;
  };
  const [documents, tasks, custody] = [await open('documents'), await open('tasks'), await open('custody')];
  try {
    return await untilEqual(() => compareLedger(documents, tasks, custody));
  } finally {
    for (const client of [documents, tasks, custody]) await client.end();
  }
}

/** Waits until reporting counts what the services keep, or gives what still differs. */
export async function settleReporting(
  platform: TestPlatform,
  officeId: string,
  now: Date,
): Promise<ReportingComparison> {
  const period = await openPeriod(platform, officeId, now);
  return untilEqual(() => compareReporting(platform, period, now));
}
