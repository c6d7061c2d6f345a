import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatformOptions } from '../testing/test-platform.ts';
import { insertBare } from './bare-insert.ts';
import { fillItemLog } from './fill-item-log.ts';
import { cpuBetween, cpuByProcess } from './process-cpu.ts';
import { rebuildOnce } from './rebuild-once.ts';
import { median } from './statistics.ts';

const rounds = 3;
const wanted = 0.5;

/** A read model that is rebuilt from the log of the documents service. */
export interface RebuiltModel {
  readonly service: 'custody' | 'reporting';
  /** Services beside the directory and the documents, whose log it is: its own and others it asks. */
  readonly services: TestPlatformOptions['services'];
  /** Services in whose place the directory is asked: it has none of their events, and next to none of its own. */
  readonly absent: readonly string[];
  /** Everything a rebuild writes. */
  readonly tables: readonly string[];
  /** Counts its rows of changes of hands. */
  readonly countSql: string;
  /** Items whose log is filled, of ten changes of hands each. */
  readonly items: number;
}

/** Changes of hands a second: rebuilt from the event log against all rows inserted in batches with no logic. */
export interface RebuildResult {
  points: number;
  rebuiltRate: number;
  bareRate: number;
  ratio: number;
  wanted: number;
  /** Where the time of the last rebuild went. */
  profile: string[];
}

/** Rebuilds a service's read model by `main.ts rebuild`, three times, each beside a bare insert of what it made. */
export async function benchRebuildOf(
  model: RebuiltModel,
  say: (line: string) => void,
): Promise<RebuildResult> {
  const platform = await startTestPlatform({
    services: ['directory', 'documents', ...model.services],
    durable: true,
  });
  const client = new pg.Client({ connectionString: platform.databaseUrl(`baro_${model.service}`) });
  await client.connect();
  try {
    const points = await fillItemLog(platform, model.items);
    say(`${points} changes of hands in the log`);
    const tokenFile = path.join(platform.dir, 'operator-token');
    const prefix = model.service.toUpperCase();
    const absent = model.absent.map((name): [string, string] => [
      `${prefix}_${name.toUpperCase()}_ADDRESS`,
      platform.address('directory'),
    ]);
    const env: Record<string, string> = {
      [`${prefix}_REBUILD_TOKEN_FILE`]: tokenFile,
      ...Object.fromEntries(absent),
    };
    const rates = { rebuilt: [] as number[], bare: [] as number[] };
    let profile: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // It does not last for all rounds.
      await writeFile(tokenFile, await platform.signOn.token('quan-tri'), { mode: 0o600 });
      const rebuilt = await rebuildOnce(platform, model.service, env);
      const { rows } = await client.query<{ count: number }>(model.countSql);
      if (rows[0]?.count !== points) throw new Error(`rebuilt ${rows[0]?.count} changes of ${points}`);
      profile = rebuilt.profile;
      const before = cpuByProcess();
      const bare = await insertBare(client, model.tables);
      const shares = cpuBetween(before, cpuByProcess()).map(
        ([name, ms]) => `${name} ${(ms / 1000).toFixed(1)}`,
      );
      profile.push(`CPU seconds of the bare insert and its preparation: ${shares.join(', ')}`);
      rates.rebuilt.push(points / rebuilt.seconds);
      rates.bare.push(points / bare);
      for (const line of profile) say(line);
      say(`rebuilt in ${rebuilt.seconds.toFixed(1)} s, inserted bare in ${bare.toFixed(1)} s`);
    }
    const [rebuiltRate, bareRate] = [median(rates.rebuilt), median(rates.bare)];
    return { points, rebuiltRate, bareRate, ratio: rebuiltRate / bareRate, wanted, profile };
  } finally {
    await client.end();
    await platform.stop();
  }
}
