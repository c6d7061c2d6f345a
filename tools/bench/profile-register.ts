import { cpuBetween, cpuByProcess } from './process-cpu.ts';
import { load } from './load.ts';
import pg from 'pg';

const seconds = 12;
const lookMs = 20;

/** Lines that say where the time of a registration goes: CPU by process, and what the service's sessions wait for. */
export async function profileRegistration(
  databaseUrl: string,
  clients: number,
  once: () => Promise<void>,
): Promise<string[]> {
  const watcher = await watchSessions(databaseUrl);
  const before = cpuByProcess();
  const { rate, times } = await load(clients, seconds, once);
  const shares = cpuBetween(before, cpuByProcess());
  const waits = await watcher.stop();
  const cpu = shares.map(([name, ms]) => `${name} ${(ms / times.length).toFixed(2)}`);
  const all = shares.reduce((sum, [, ms]) => sum + ms, 0);
  return [
    `CPU ms a call at ${rate.toFixed(0)}/s: ${(all / times.length).toFixed(2)} in all (${(all / seconds / 10).toFixed(0)} % of one core): ${cpu.join(', ')}`,
    `sessions of documents, on average: ${waits.join(', ')}`,
  ];
}

async function watchSessions(url: string): Promise<{ stop: () => Promise<string[]> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const seen = new Map<string, number>();
  let looks = 0;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    const { rows } = await client.query<{ what: string; count: number }>(
      `SELECT state || ' ' || coalesce(wait_event, 'running') || ' in ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 28) AS what, count(*)::int AS count
       FROM pg_stat_activity WHERE usename = 'documents_app' AND state <> 'idle' GROUP BY 1`,
    );
    looks += 1;
    for (const row of rows) seen.set(row.what, (seen.get(row.what) ?? 0) + row.count);
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
      await client.end();
      return [...seen]
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, 12)
        .map(([what, count]) => `${(count / looks).toFixed(2)} × ${what}`);
    },
  };
}
