import { eventually } from '@baro/chassis/testing';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import pg from 'pg';
import { compareLedger } from './compare.ts';
import type { Comparison } from './compare.ts';
import { compareReporting } from './compare-reporting.ts';
import type { ReportingComparison } from './compare-reporting.ts';
import { openPeriod } from './reported.ts';

const settleMs = 180_000;

/** Waits until the ledger has heard everything, or gives what still differs. */
export async function settle(platform: TestPlatform): Promise<Comparison> {
  const open = async (name: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: platform.databaseUrl(`baro_${name}`) });
    await client.connect();
    return client;
  };
  const [documents, tasks, custody] = [await open('documents'), await open('tasks'), await open('custody')];
  try {
    const equal = async (): Promise<Comparison> => {
      const found = await compareLedger(documents, tasks, custody);
      if (found.differences.length > 0) throw new Error(found.differences[0]);
      return found;
    };
    return await eventually(equal, settleMs).catch(() => compareLedger(documents, tasks, custody));
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
  const compare = (): Promise<ReportingComparison> => compareReporting(platform, period, now);
  const equal = async (): Promise<ReportingComparison> => {
    const counted = await compare();
    if (counted.differences.length > 0) throw new Error(counted.differences[0]);
    return counted;
  };
  return eventually(equal, settleMs).catch(compare);
}
