import { statementCounter } from '@baro/chassis';
import { membersFacts, sealColumns, sealHash, sealOf, signSeal } from '@baro/chassis/audit';
import type { SealRow } from '@baro/chassis/audit';
import { eventually } from '@baro/chassis/testing';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { verifyService } from '../verify-service.ts';
import type { ServiceReport } from '../verify-service.ts';
import { newSealKey, openBigLog } from './big-log.ts';
import type { BigLog } from './big-log.ts';

const batchSize = 64;
// The server is shared: what others of the run write holds sealing back too.
const patienceMs = 60_000;
let log: BigLog;

beforeEach(async () => {
  log = await openBigLog({ postgresUrl: inject('postgresUrl'), batchSize });
});

afterEach(() => log.close());

const insertRow = `INSERT INTO audit (account_id, method, action, subject_type)
  VALUES ('a', 'm', 'act', 'thing') RETURNING id`;

async function verified(keys = log.keys): Promise<ServiceReport> {
  await log.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await verifyService(log.client, { service: log.service, keys });
  } finally {
    await log.client.query('COMMIT');
  }
}

/** Ids in all seals, each as often as it was sealed. */
async function sealedIds(): Promise<string[]> {
  const { rows } = await log.client.query<{ id: string }>(
    'SELECT unnest(audit_ids) AS id FROM audit_seal_members',
  );
  return rows.map(({ id }) => id);
}

/** Seals until all rows there are have a seal. */
async function sealWhole(): Promise<void> {
  const sealer = log.sealer();
  await eventually(async () => {
    while (await sealer.sealBatch());
    expect((await verified()).tailRows).toBe(0);
  }, patienceMs);
}

describe('sealing', () => {
  it('leaves a transaction that ends late for later, and everything behind it', async () => {
    const late = new pg.Client({ connectionString: log.appUrl });
    await late.connect();
    await late.query('BEGIN');
    const { rows: first } = await late.query<{ id: string }>(insertRow);
    const { rows: second } = await log.client.query<{ id: string }>(insertRow);
    await log.sealer().sealBatch();
    expect(await sealedIds()).toEqual([]);
    await late.query('COMMIT');
    await late.end();
    await sealWhole();
    expect(await sealedIds()).toEqual([first[0]?.id, second[0]?.id]);
    expect((await verified()).faults).toEqual([]);
  });

  it('skips nothing and seals nothing twice while many write and two seal', async () => {
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      const client = new pg.Client({ connectionString: log.appUrl });
      await client.connect();
      for (let turn = 0; turn < 60; turn += 1) {
        await client.query('BEGIN');
        for (let row = 0; row <= (turn + writer) % 5; row += 1) await client.query(insertRow);
        await client.query(turn % 10 === 9 ? 'ROLLBACK' : 'COMMIT');
      }
      await client.end();
    });
    const writing = { done: false };
    const written = Promise.all(writers).then(() => {
      writing.done = true;
    });
    const sealers = [log.sealer(), log.sealer()].map(async (sealer) => {
      while (!writing.done) await sealer.sealBatch();
    });
    await Promise.all([written, ...sealers]);
    await sealWhole();
    const { rows } = await log.client.query<{ id: string }>('SELECT id FROM audit');
    const ids = await sealedIds();
    expect(ids.length).toBe(new Set(ids).size);
    expect(ids.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    expect(await verified()).toMatchObject({ faultCount: 0, rows: rows.length });
  });

  it('sends as many statements for a full batch as for one row', async () => {
    const counts: number[] = [];
    await log.sealer().sealBatch(); // a new connection is set up by statements of its own
    for (const rows of [1, batchSize]) {
      await log.fill(rows);
      await eventually(async () => {
        const told: string[] = [];
        const end = statementCounter.listen((text) => told.push(text));
        await log.sealer().sealBatch();
        end();
        expect(told.some((text) => text.includes('INSERT INTO audit_seals'))).toBe(true);
        counts.push(told.length);
      }, patienceMs);
    }
    // begin, lock, end of the chain, rows, seal, commit
    expect(counts).toEqual([6, 6]);
  });

  it('stops when the transactions of the server have smaller ids than those sealed', async () => {
    await log.client.query(
      `INSERT INTO audit (transaction_id, account_id, method, action, subject_type) VALUES ('1', 'a', 'm', 'act', 'thing')`,
    );
    await sealWhole();
    await log.client.query(`UPDATE audit_seals SET last_transaction_id = '9000000000000'`);
    await expect(log.sealer().sealBatch()).rejects.toThrow(/smaller ids than those sealed/);
  });
});

describe('another key', () => {
  it('is handed over to by the old one, and trusted for that', async () => {
    const next = newSealKey();
    await log.fill(10);
    await sealWhole();
    await log.fill(10);
    const sealer = log.sealer([next, ...log.keys]);
    while (await sealer.sealBatch());
    const { rows } = await log.client.query<{ key_id: string; row_count: number }>(
      'SELECT key_id, row_count FROM audit_seals ORDER BY batch DESC LIMIT 2',
    );
    expect(rows[0]?.key_id).toBe(next.id);
    expect(rows[1]).toEqual({ key_id: log.keys[0]?.id, row_count: 0 });
    expect((await verified()).faults).toEqual([]);
    await expect(log.sealer().sealBatch()).rejects.toThrow(/the seals wait for key/);
  });

  it('that nobody handed over to seals nothing', async () => {
    await log.fill(10);
    await sealWhole();
    await log.fill(10);
    await expect(log.sealer([newSealKey()]).sealBatch()).rejects.toThrow(/the seals wait for key/);
  });

  it('may not be the one that was handed over from', async () => {
    const next = newSealKey();
    const [old] = log.keys;
    await log.fill(10);
    await sealWhole();
    await log.fill(10);
    while (await log.sealer([next, ...log.keys]).sealBatch());
    const { rows } = await log.client.query<SealRow>(
      `SELECT ${sealColumns} FROM audit_seals ORDER BY batch DESC LIMIT 1`,
    );
    const [row] = rows;
    if (!row || !old) throw new Error('no seal');
    const last = sealOf(row);
    const facts = {
      ...membersFacts({ ids: [], leaves: Buffer.alloc(0) }),
      batch: last.batch + 1,
      previous: sealHash(log.service, last),
      first: last.last,
      last: last.last,
      sealTime: last.sealTime,
      keyId: old.id,
      nextKey: null,
    };
    const { signature, root, idsHash } = signSeal(log.service, facts, old.key);
    await log.client.query(
      `INSERT INTO audit_seals SELECT batch + 1, 0, $1, $2, $3, last_transaction_id, last_id, last_transaction_id, last_id, seal_time, $4, NULL, $5
       FROM audit_seals ORDER BY batch DESC LIMIT 1`,
      [root, idsHash, facts.previous, old.id, signature],
    );
    await log.client.query(`INSERT INTO audit_seal_members VALUES ($1, '{}', '')`, [facts.batch]);
    expect((await verified()).faults).toMatchObject([{ kind: 'seal-broken', batch: facts.batch }]);
  });
});
