import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestPlatform } from '../testing/test-platform.ts';

const calls = 10;
const settleMs = 300;
/** Begin, commit and the like. */
const frame = /^(begin|commit|set|start|rollback)/i;

/** How many statements the service sends for a call, as its server logs them, less what it sends by itself meanwhile. */
export async function statementsOf(
  platform: Pick<TestPlatform, 'databaseUrl' | 'dir'>,
  database: string,
  run: () => Promise<void>,
): Promise<string> {
  const client = new pg.Client({ connectionString: platform.databaseUrl(database) });
  await client.connect();
  try {
    await change(client, [`log_line_prefix = '[%d] '`, `log_statement = 'all'`]);
    const started = performance.now();
    const before = readLog(platform.dir).length;
    for (let call = 0; call < calls; call += 1) await run();
    const called = readLog(platform.dir);
    // As long again, with nobody calling.
    await new Promise((resolve) => setTimeout(resolve, performance.now() - started));
    const idle = readLog(platform.dir).slice(called.length);
    await change(client, [`log_statement = 'none'`]);
    const count = countIn(called.slice(before), database) - countIn(idle, database);
    return `SQL statements a call: ${Math.round(count / calls)}`;
  } finally {
    await client.end();
  }
}

function countIn(log: string, database: string): number {
  const told = log.split('\n').filter((line) => line.startsWith(`[${database}] LOG:`));
  const asked = told.map((line) => line.replace(/^.*?LOG: {2}(statement|execute [^:]*): /, ''));
  return asked.filter((text) => !frame.test(text)).length;
}

async function change(client: pg.Client, settings: readonly string[]): Promise<void> {
  for (const setting of settings) await client.query(`ALTER SYSTEM SET ${setting}`);
  await client.query('SELECT pg_reload_conf()');
  await new Promise((resolve) => setTimeout(resolve, settleMs));
}

function readLog(dir: string): string {
  const name = readdirSync(dir).find((file) => /^p.*\.log$/.test(file) && file.includes('postgres'));
  return name ? readFileSync(path.join(dir, name), 'utf8') : '';
}
