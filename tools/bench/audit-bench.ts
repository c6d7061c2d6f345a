import { rm } from 'node:fs/promises';
import pg from 'pg';
import { openBigLog, sealAll } from '../audit-verify/test/big-log.ts';
import { verifyAudit } from '../audit-verify/verify-audit.ts';
import { makeThrowAwayDir, startThrowAwayPostgres } from '../platform/throw-away.ts';
import type { Line } from './line.ts';
import { load } from './load.ts';

const clients = 8;
const writeSeconds = 10;
const rows = 100_000;
const batchSize = 4_096;
// Writes of a real service do much more than insert one row: sealing must not be what holds them up.
const wanted = 2;

/** Sealing against inserting one audit row a transaction, on a disk that is waited for. */
export async function benchAudit(say: (line: string) => void): Promise<Line[]> {
  const dir = await makeThrowAwayDir();
  const postgres = await startThrowAwayPostgres(dir, { durable: true });
  const log = await openBigLog({ postgresUrl: postgres.url(), batchSize });
  try {
    const insertRate = await inserts(log.appUrl);
    say(`audit: ${insertRate.toFixed(0)} rows/s inserted, one a transaction, ${clients} clients`);
    await sealAll(log);
    await log.fill(rows);
    const sealRate = rows / (await seconds(() => sealAll(log)));
    const logs = [{ service: log.service, databaseUrl: log.appUrl }];
    const verifyRate = rows / (await seconds(() => verifyAudit({ logs, keys: log.keys })));
    const ratio = sealRate / insertRate;
    return [
      {
        met: ratio >= wanted,
        text: `audit: ${sealRate.toFixed(0)} rows/s sealed against ${insertRate.toFixed(0)}/s inserted = ${ratio.toFixed(1)} (wanted ${wanted})`,
        more: [`audit:verify reads ${verifyRate.toFixed(0)} rows/s`],
      },
    ];
  } finally {
    await log.close();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function inserts(url: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: clients });
  const text = `INSERT INTO audit (account_id, method, action, subject_type, subject_id, details)
    VALUES ('a', '/baro.documents.v1.IncomingDocumentService/RegisterIncomingDocument', 'register', 'incoming_document', gen_random_uuid(), '{"number": 1}')`;
  const { rate } = await load(clients, writeSeconds, async () => {
    await pool.query({ name: 'insert', text });
  });
  await pool.end();
  return rate;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
