import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { TestPlatform } from '../testing/test-platform.ts';

const calls = 10;
const settleMs = 300;
/** What a service asks now and then by itself, whoever calls. */
const ofItself = /dir_state|outbox|inbox|pg_notify|LISTEN/;

/** How many statements the service sends for a call, as its server logs them. */
export async function statementsOf(
  platform: Pick<TestPlatform, 'databaseUrl' | 'dir'>,
  database: string,
  run: () => Promise<void>,
): Promise<string> {
  const client = new pg.Client({ connectionString: platform.databaseUrl(database) });
  await client.connect();
  try {
    await change(client, [`log_line_prefix = '[%d] '`, `log_statement = 'all'`]);
    const before = readLog(platform.dir).length;
    for (let call = 0; call < calls; call += 1) await run();
    const log = readLog(platform.dir).slice(before);
    await change(client, [`log_statement = 'none'`]);
    const told = log
      .split('\n')
      .filter((line) => line.startsWith(`[${database}] LOG:`) && !ofItself.test(line));
    const asked = told.map((line) => line.replace(/^.*?LOG: {2}(statement|execute [^:]*): /, ''));
    const framed = asked.filter((text) => !/^(begin|commit|set|start|rollback)/i.test(text));
    return `SQL statements a call: ${(framed.length / calls).toFixed(1)}`;
  } finally {
    await client.end();
  }
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
