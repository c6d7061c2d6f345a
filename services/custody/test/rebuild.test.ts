import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { configOf, rebuildReadModel } from '@baro/chassis';
import { eventually, tell } from '@baro/chassis/testing';
import { ListWorkRequest } from '@baro/proto/baro/custody/v1/custody';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { custody } from '../src/service.ts';
import { foldWorkCounts } from '../src/store/count-store.ts';
import { postOf } from './city.ts';
import { Logs, dueMoves, wholeLedger } from './rebuild-world.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

const main = path.resolve(import.meta.dirname, '../src/main.ts');
const patienceMs = 60_000;

let world: World;
let logs: Logs;
/** What another does to the ledger, as its owner. */
let owner: pg.Client;
beforeAll(async () => {
  world = await startWorld();
  logs = await Logs.open(world);
  owner = new pg.Client({ connectionString: world.service.database.migratorUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await logs.close();
  await world.close();
});

const newItem = (kind = 'incoming_document'): ToldItem =>
  new ToldItem({
    kind,
    dueTime: at('2026-11-20T17:00:00'),
    facts: { subject: 'Về "việc"\t\\N\nmới', assignerPostId: kind === 'task' ? postOf('director') : '' },
  })
    .give('director', at('2026-11-03T09:00:00'), 'registered')
    .give('head', at('2026-11-04T09:00:00'), 'routed', { awaiting: true })
    .describe({ awaiting: false, state: 'ACCEPTED' }, at('2026-11-04T10:00:00'))
    .give('official', at('2026-11-05T09:00:00'))
    .describe({}, at('2026-11-05T10:00:00'), at('2026-11-27T17:00:00'));

/** The ledger of both services' items, live; the logs have them in an order of their own. */
async function fill(): Promise<{ item: ToldItem; ledger: Record<string, unknown[]> }> {
  const items = Array.from({ length: 20 }, () => newItem());
  const tasks = Array.from({ length: 5 }, () => newItem('task').give(undefined, at('2026-11-06T09:00:00')));
  const [first, second] = [items, tasks].map((list) => list.flatMap((one) => one.events));
  await world.hear([...(first ?? []), ...(second ?? [])]);
  await tell(logs.documents, (first ?? []).toReversed());
  const ofTasks = (second ?? []).map((event) => ({
    ...event,
    subject: event.subject.replace('documents', 'tasks'),
  }));
  await tell(logs.tasks, ofTasks);
  const [item = newItem()] = items;
  return { item, ledger: await wholeLedger(world) };
}

/** Spoils the ledger, so that one who does nothing is found out. */
async function spoil(): Promise<Record<string, unknown[]>> {
  await owner.query(
    'DELETE FROM change_points WHERE version = 1; DELETE FROM due_moves; DELETE FROM item_urgings',
  );
  await owner.query("UPDATE items SET state = 'SPOILT'");
  await owner.query('DELETE FROM work_count_changes; DELETE FROM work_counts; DELETE FROM unit_totals');
  return wholeLedger(world);
}

/** Holds what a batch of events shares, so that no ledger can take another's place. */
async function hold(): Promise<() => Promise<void>> {
  await owner.query('BEGIN; SELECT pg_advisory_xact_lock_shared(1, 2)');
  return async () => {
    await owner.query('COMMIT');
  };
}

/** Waits until a rebuild has built its ledger and waits to put it in place. */
async function rebuildWaits(): Promise<void> {
  await eventually(async () => {
    const waiting = await world.rows(
      "SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 1 AND objid = 2 AND NOT granted",
    );
    expect(waiting).toHaveLength(1);
  }, patienceMs);
}

const run = async (env: Record<string, string>, signal?: AbortSignal): Promise<unknown> =>
  promisify(execFile)(process.execPath, [main, 'rebuild'], {
    env: { ...process.env, ...(await logs.env()), ...env },
    killSignal: 'SIGKILL',
    ...(signal ? { signal } : {}),
  });

let filled: Awaited<ReturnType<typeof fill>>;
beforeEach(async () => {
  // In the order in which the job adds to the counters: it runs meanwhile.
  await owner.query(
    'TRUNCATE work_count_changes, work_counts, unit_counts, unit_totals, change_points, due_moves, item_urgings, items',
  );
  for (const service of [logs.documents, logs.tasks]) await truncateLog(service.database.migratorUrl);
  filled = await fill();
});

async function truncateLog(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('TRUNCATE outbox');
  await client.end();
}

describe('the ledger rebuilt by the process an operator starts', { timeout: 120_000 }, () => {
  it('equals the one before, with its indexes and rights, and tells nothing', async () => {
    const shape = async (): Promise<unknown[]> => [
      await world.rows(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('items', 'change_points', 'due_moves', 'item_urgings') ORDER BY 1",
      ),
      await world.rows(
        `SELECT conname, pg_get_constraintdef(oid) AS is FROM pg_constraint
         WHERE conrelid IN ('items'::regclass, 'change_points'::regclass, 'due_moves'::regclass, 'item_urgings'::regclass) ORDER BY 1`,
      ),
      await world.rows(
        `SELECT relname, relacl::text, obj_description(oid) FROM pg_class WHERE relname IN ('items', 'change_points', 'due_moves', 'item_urgings') ORDER BY 1`,
      ),
    ];
    const before = await shape();
    const told = await world.rows('SELECT FROM outbox');
    const moves = await dueMoves(world);
    expect(moves).toHaveLength(25);
    await spoil();
    await run({});
    expect(await wholeLedger(world)).toEqual(filled.ledger);
    expect(await dueMoves(world)).toEqual(moves);
    expect(await shape()).toEqual(before);
    expect(await world.rows('SELECT FROM outbox')).toEqual(told);
    const { items } = await world.as('official', world.client.listWork, ListWorkRequest.create());
    expect(items).toHaveLength(20);
  });

  it('leaves the ledger as it was when it is killed, and begun again builds it', async () => {
    const spoilt = await spoil();
    const letGo = await hold();
    const kill = new AbortController();
    const killed = run({}, kill.signal);
    const ended = killed.then(
      () => 'ended well',
      (error: unknown) => (error as NodeJS.ErrnoException).code,
    );
    await rebuildWaits();
    expect(await wholeLedger(world)).toEqual(spoilt);
    kill.abort();
    expect(await ended).toBe('ABORT_ERR');
    await letGo();
    await eventually(async () => {
      expect(await world.rows("SELECT FROM pg_class WHERE relname LIKE 'rebuilt%'")).toEqual([]);
      const locks = await world.rows("SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 1");
      expect(locks).toEqual([]);
    }, patienceMs);
    expect(await wholeLedger(world)).toEqual(spoilt);
    await run({});
    expect(await wholeLedger(world)).toEqual(filled.ledger);
  });

  it('says in a line what is missing and ends with 1', async () => {
    await expect(run({ CUSTODY_TASKS_ADDRESS: '', CUSTODY_LOG_LEVEL: 'fatal' })).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('custody cannot rebuild: the address of tasks is missing'),
    });
    const spoilt = await spoil();
    await expect(run({ CUSTODY_REBUILD_TOKEN_FILE: '' })).rejects.toMatchObject({ code: 1 });
    expect(await wholeLedger(world)).toEqual(spoilt);
  });
});

describe('what happens while the ledger is rebuilt', { timeout: 120_000 }, () => {
  it('is in both, whether the logs were read before or after', async () => {
    const { item } = filled;
    const letGo = await hold();
    const rebuilding = logs.rebuild();
    await rebuildWaits();
    const late = newItem();
    item.give('colleague', at('2026-11-09T08:30:00'));
    const more = [...item.events.slice(-1), ...late.events.toReversed(), ...item.events.slice(0, 2)];
    await world.hear(more);
    const live = await wholeLedger(world);
    expect(live['items']).toHaveLength(26);
    await letGo();
    await rebuilding;
    expect(await wholeLedger(world)).toEqual(live);
    expect(await world.rows('SELECT FROM rebuild_events')).toEqual([]);
    // What was in the log and comes only now changes nothing.
    await world.hear(item.events);
    expect(await wholeLedger(world)).toEqual(live);
  });

  it('is not added to counters that will be replaced', async () => {
    const letGo = await hold();
    const rebuilding = logs.rebuild();
    await rebuildWaits();
    await world.hear(newItem().events);
    expect(await foldWorkCounts(world.service.orm.em.fork(), 100)).toBe(0);
    const waiting = (): Promise<unknown[]> => world.rows('SELECT FROM work_count_changes');
    expect(await waiting()).not.toEqual([]);
    await letGo();
    await rebuilding;
    await world.hear(newItem().events);
    // The service's own job adds to them as well: whoever does, none is left.
    await eventually(async () => {
      await foldWorkCounts(world.service.orm.em.fork(), 100);
      expect(await waiting()).toEqual([]);
    }, patienceMs);
  });

  it('leaves out what cannot be read, and takes what came with it', async () => {
    const [bad] = newItem().events;
    await tell(logs.documents, [
      { ...(bad ?? filled.item.events[0]), data: { itemId: bad?.aggregateId } } as never,
    ]);
    await spoil();
    await logs.rebuild();
    expect(await wholeLedger(world)).toEqual(filled.ledger);
  });

  it('lets one rebuild after the other', async () => {
    await spoil();
    await Promise.all([logs.rebuild(), logs.rebuild()]);
    expect(await wholeLedger(world)).toEqual(filled.ledger);
    const holders = await world.rows(
      'SELECT DISTINCT holder_post_id FROM items WHERE holder_post_id IS NOT NULL',
    );
    expect(holders).toEqual([{ holder_post_id: postOf('official') }]);
  });

  it('is refused for a caller who operates nothing', async () => {
    const config = configOf(custody(), { ...(await logs.env()), CUSTODY_REBUILD_TOKEN_FILE: '' });
    await expect(rebuildReadModel(custody(), config)).rejects.toMatchObject({ code: 16 });
  });
});
