import pg from 'pg';
import type { TestPlatform } from '../testing/test-platform.ts';
import { cpuBetween, cpuByProcess } from './process-cpu.ts';

const calls = 20;
const statisticsMs = 1_500;

interface Touched {
  what: string;
  scans: number;
  rows: number;
}

/** Lines that say why a read is slow: rows read by table and by index, and whose processors it used. */
export async function profileRead(
  platform: TestPlatform,
  database: string,
  run: () => Promise<void>,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl(database) });
  await client.connect();
  try {
    const before = await touched(client);
    const cpu = cpuByProcess();
    for (let call = 0; call < calls; call += 1) await run();
    const shares = cpuBetween(cpu, cpuByProcess()).map(([name, ms]) => `${name} ${(ms / calls).toFixed(1)}`);
    const lines = [...(await touched(client))].flatMap(([what, now]) => {
      const [scans, rows] = [
        now.scans - (before.get(what)?.scans ?? 0),
        now.rows - (before.get(what)?.rows ?? 0),
      ];
      return rows > 0
        ? [
            {
              rows,
              text: `${what}: ${(rows / calls).toFixed(0)} rows in ${(scans / calls).toFixed(1)} scans a call`,
            },
          ]
        : [];
    });
    const most = lines.toSorted((a, b) => b.rows - a.rows).slice(0, 6);
    return [`CPU ms a call: ${shares.join(', ')}`, ...most.map(({ text }) => text)];
  } finally {
    await client.end();
  }
}

/** Rows read until now, by what was read. A session tells its numbers when it rests for a second. */
async function touched(client: pg.Client): Promise<Map<string, Touched>> {
  await new Promise((resolve) => setTimeout(resolve, statisticsMs));
  const { rows } = await client.query<Touched>(
    `SELECT 'whole table ' || relname AS what, seq_scan::int AS scans, seq_tup_read::int AS rows FROM pg_stat_user_tables
     UNION ALL
     SELECT 'index ' || indexrelname, idx_scan::int, idx_tup_read::int FROM pg_stat_user_indexes`,
  );
  return new Map(rows.map((row) => [row.what, row]));
}
