import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readSealKeys } from '@baro/chassis/audit';
import { eventually } from '@baro/chassis/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform } from '../../testing/test-platform.ts';
import type { TestPlatform } from '../../testing/test-platform.ts';
import { readAnchors } from '../read-anchors.ts';
import { verifyAudit } from '../verify-audit.ts';
import type { ServiceReport } from '../verify-service.ts';

const patienceMs = 60_000;
let platform: TestPlatform;
let client: pg.Client;

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory'] });
  client = new pg.Client({ connectionString: platform.databaseUrl('baro_directory') });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await platform.stop();
});

/** Writes on in transactions of their own until told to end. @returns ends it and gives how many rows it wrote */
function writeOn(): () => Promise<number> {
  const writing = { on: true, rows: 0 };
  const work = (async () => {
    while (writing.on) {
      await client.query(
        `INSERT INTO audit (account_id, method, action, subject_type) VALUES ('a', 'm', 'act', 'thing')`,
      );
      writing.rows += 1;
    }
  })();
  return async () => {
    writing.on = false;
    await work;
    return writing.rows;
  };
}

async function seals(): Promise<number> {
  const { rows } = await client.query<{ count: string }>('SELECT count(*) AS count FROM audit_seals');
  return Number(rows[0]?.count);
}

async function verified(): Promise<ServiceReport | undefined> {
  const pem = await readFile(path.join(platform.dir, 'directory-audit-key'), 'utf8');
  const publicKey = String(createPublicKey(pem).export({ type: 'spki', format: 'pem' }));
  const [report] = await verifyAudit({
    logs: [{ service: 'directory', databaseUrl: platform.databaseUrl('baro_directory') }],
    keys: readSealKeys(publicKey, 'public'),
    anchors: await readAnchors([platform.dir], undefined),
  });
  return report;
}

describe('a service killed while it seals and others write', () => {
  it.for([
    { point: 'before-seal', made: 1 },
    { point: 'after-seal', made: 2 },
  ])('$point leaves whole seals only, and seals on where it stood', async ({ point, made }) => {
    const service = platform.service('directory');
    await service.stop();
    const before = await seals();
    await service.start({ DIRECTORY_FAULT_POINT: `${point}:2`, DIRECTORY_AUDIT_ANCHOR_DIR: platform.dir });
    const endWriting = writeOn();
    expect(await service.ended()).toBe('SIGKILL');
    // The second seal was the fatal one.
    expect(await seals()).toBe(before + made);
    await service.start({ DIRECTORY_AUDIT_ANCHOR_DIR: platform.dir });
    expect(await endWriting()).toBeGreaterThan(0);
    await eventually(
      async () => expect(await verified()).toMatchObject({ tailRows: 0, faults: [] }),
      patienceMs,
    );
  });
});
