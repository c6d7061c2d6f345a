import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configOf, rebuildReadModel } from '@baro/chassis';
import { eventually, source, tell, testService } from '@baro/chassis/testing';
import type { TestService } from '@baro/chassis/testing';
import { makeThrowAwayDir, startThrowAwayNats } from '@baro/tools/platform/throw-away.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reporting } from '../src/service.ts';
import { ToldItem } from './told-items.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let dir: string;
let keys: string;
let nats: Awaited<ReturnType<typeof startThrowAwayNats>>;
let world: World;
/** The log everything is rebuilt from, and one that is not asked. */
let log: TestService;
let other: TestService;
/** What another does to the tables, as their owner. */
let owner: pg.Client;

const at = (day: string): Date => new Date(`2026-${day}T09:00:00+07:00`);
const item = (): ToldItem =>
  new ToldItem('task', at('11-05'))
    .give('stc', at('10-16'), 'drafted')
    .give('ba-dinh', at('10-17'), 'assigned')
    .act('baro.tasks.v1.TaskUrged', at('11-02'))
    .due(at('11-08'), at('11-03'))
    .give('stc', at('11-04'), 'reported')
    .give(undefined, at('11-06'), 'confirmed');

beforeAll(async () => {
  dir = await makeThrowAwayDir();
  keys = await mkdtemp(path.join(tmpdir(), 'baro-rebuild-'));
  nats = await startThrowAwayNats(dir);
  world = await startWorld(nats.url);
  const options = { issuer: world.issuer.issuer, natsUrl: nats.url };
  log = await testService(source('documents'), options);
  other = await testService(source('tasks'), options);
  owner = new pg.Client({ connectionString: world.service.database.migratorUrl });
  await owner.connect();
  const events = Array.from({ length: 30 }, item).flatMap((one) => one.events);
  await tell(log, events.toReversed());
  await eventually(async () => {
    const [found] = await world.rows<{ n: string }>(
      'SELECT (SELECT count(*) FROM item_acts) + (SELECT count(*) FROM item_changes) AS n',
    );
    if (found?.n !== String(events.length)) throw new Error('not all of it has come');
  });
});
afterAll(async () => {
  await owner.end();
  await log.close();
  await other.close();
  await world.close();
  await nats.stop();
  await Promise.all([dir, keys].map((one) => rm(one, { recursive: true, force: true })));
});

async function rebuild(): Promise<number> {
  const file = async (name: string, text: string): Promise<string> => {
    const target = path.join(keys, name);
    await writeFile(target, text, { mode: 0o600 });
    return target;
  };
  const { database } = world.service;
  const names = ['DOCUMENTS', 'TASKS', 'PETITIONS', 'COMPLAINTS', 'CUSTODY'];
  const env = {
    REPORTING_GRPC_ADDRESS: '127.0.0.1:0',
    REPORTING_DATABASE_URL_FILE: await file('app', database.appUrl),
    REPORTING_MIGRATOR_DATABASE_URL_FILE: await file('migrator', database.migratorUrl),
    REPORTING_NATS_URL_FILE: await file('nats', nats.url),
    REPORTING_OIDC_ISSUER: world.issuer.issuer,
    REPORTING_LOG_LEVEL: 'silent',
    REPORTING_REBUILD_TOKEN_FILE: await file('token', await world.issuer.token('operator')),
    // The log has each service's events by their subjects.
    ...Object.fromEntries(names.map((name) => [`REPORTING_${name}_ADDRESS`, log.address])),
  };
  return rebuildReadModel(reporting(), configOf(reporting(), env));
}

/** Everything that is known of items, but for when it came. */
async function known(): Promise<unknown[]> {
  const tables = {
    items: 'item_id',
    item_changes: 'item_id, version',
    item_acts: 'event_id',
    item_facts: 'item_id',
  };
  const rows = Object.entries(tables).map(([table, order]) =>
    world.rows(`SELECT to_jsonb(t) - 'take_time' AS row FROM ${table} t ORDER BY ${order}`),
  );
  return Promise.all(rows);
}

const shape = (): Promise<unknown[]> =>
  Promise.all([
    world.rows("SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'item%' ORDER BY 1"),
    world.rows(
      `SELECT relname, relacl::text, (SELECT array_agg(attname || attacl::text ORDER BY attname) FROM pg_attribute
         WHERE attrelid = c.oid AND attacl IS NOT NULL) AS columns FROM pg_class c WHERE relname LIKE 'item%' AND relkind = 'r' ORDER BY 1`,
    ),
  ]);

describe('what is known of items', () => {
  it('is rebuilt from the logs to the same, with its indexes and rights', async () => {
    const [before, shapeBefore] = [await known(), await shape()];
    await owner.query("DELETE FROM item_changes WHERE version = 2; UPDATE item_facts SET kind = 'spoilt'");
    await owner.query('UPDATE item_acts SET unit_id = NULL');
    expect(await known()).not.toEqual(before);
    await world.rows(`INSERT INTO measure_windows VALUES (1, '2026-10-15', '{S-TASKS}', now())`);
    expect(await rebuild()).toBe(30 * 6);
    expect(await known()).toEqual(before);
    expect(await shape()).toEqual(shapeBefore);
    // What was counted of them by week and month is counted anew.
    expect(await world.rows('SELECT codes FROM measure_windows')).toEqual([{ codes: [] }]);
  });

  it('keeps what comes while it is rebuilt', async () => {
    const late = item();
    await owner.query('BEGIN; SELECT FROM item_facts LIMIT 1');
    const rebuilding = rebuild();
    // The rebuild waits for who reads; events go on coming.
    await eventually(async () => {
      const waiting = await world.rows(
        "SELECT FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND NOT granted",
      );
      expect(waiting.length).toBeGreaterThan(0);
    }, 60_000);
    await tell(other, late.events);
    const facts = () => world.rows('SELECT finish_reason FROM item_facts WHERE item_id = $1', [late.id]);
    await eventually(async () => expect(await facts()).toEqual([{ finish_reason: 'confirmed' }]), 60_000);
    await owner.query('COMMIT');
    await rebuilding;
    expect(await facts()).toEqual([{ finish_reason: 'confirmed' }]);
    expect(await world.rows('SELECT FROM items WHERE item_id = $1', [late.id])).toHaveLength(1);
  });
});
