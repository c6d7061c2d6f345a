import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { statementCounter } from '@baro/chassis';
import { auditColumns, readAnchor, readSealKeys } from '@baro/chassis/audit';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

const name = 'sealing';
// The server is shared: what others of the run write holds sealing back too.
const patienceMs = 60_000;
let sample: Sample;
let anchorDir: string;

beforeAll(async () => {
  anchorDir = await mkdtemp(path.join(tmpdir(), 'baro-anchors-'));
  sample = await startSample(name, { env: { AUDIT_ANCHOR_DIR: anchorDir } });
});

afterAll(async () => {
  await sample.close();
  await rm(anchorDir, { recursive: true });
});

async function act(rows: number): Promise<string> {
  const id = randomUUID();
  await sample.service.act('remind', async (tx) => {
    for (let row = 0; row < rows; row += 1) {
      tx.audit({ action: 'remind', subjectType: 'thing', subjectId: id });
    }
  });
  return id;
}

/** Numbers of the seals over the audit rows of a subject. */
async function sealsOf(subjectId: string): Promise<number[]> {
  const rows = await sample.rows(
    `SELECT m.batch FROM audit AS a JOIN audit_seal_members AS m ON a.id = ANY (m.audit_ids) WHERE a.subject_id = $1`,
    [subjectId],
  );
  return rows.map(({ batch }) => Number(batch));
}

describe('a running service', () => {
  it('seals what it did and publishes the seal outside the database', async () => {
    const id = await act(1);
    await eventually(async () => expect(await sealsOf(id)).toHaveLength(1), patienceMs);
    const [batch] = await sealsOf(id);
    await eventually(async () => {
      const lines = (await readFile(path.join(anchorDir, `${name}.jsonl`), 'utf8')).split('\n');
      expect(lines.map(readAnchor)).toContainEqual(expect.objectContaining({ service: name, batch }));
    });
  });

  it('may neither change nor remove a seal or an audit row', async () => {
    for (const table of ['audit', 'audit_seals', 'audit_seal_members']) {
      await expect(sample.rows(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
      const column = table === 'audit' ? 'action' : 'batch';
      await expect(sample.rows(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  it('charges no operation with the statements of sealing', async () => {
    const told: string[] = [];
    const end = statementCounter.listen((text) => told.push(text));
    const id = await act(1);
    await eventually(async () => expect(await sealsOf(id)).toHaveLength(1), patienceMs);
    end();
    expect(told.filter((text) => text.includes('INSERT INTO audit_seals'))).toEqual([]);
  });

  it('seals every column of the audit', async () => {
    const columns = await sample.rows(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = 'audit'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    );
    expect(columns.map(({ name: column }) => column)).toEqual(auditColumns);
  });
});

describe('a key to seal with', () => {
  it('is demanded outside embedded defaults', async () => {
    await expect(startSample('keyless', { env: { AUDIT_SIGNING_KEY_FILE: '' } })).rejects.toThrow(
      'keyless cannot start: KEYLESS_AUDIT_SIGNING_KEY_FILE is missing',
    );
  });

  it('may be missing with embedded defaults', async () => {
    const without = await startSample('embeddedkeyless', {
      env: { AUDIT_SIGNING_KEY_FILE: '', EMBEDDED: 'true' },
    });
    await without.close();
  });

  it('is Ed25519, and what is wrong with a file is said without quoting it', () => {
    expect(() => readSealKeys('', 'private')).toThrow('holds no private key in PEM');
    const block = (label: string): string => `-----BEGIN ${label}-----\nMC4CAQ\n-----END ${label}-----`;
    expect(() => readSealKeys(block('PUBLIC KEY'), 'public')).toThrow(
      'holds a key that is no Ed25519 public key',
    );
    expect(() => readSealKeys(block('PRIVATE KEY'), 'public')).toThrow(
      'holds a key that is no Ed25519 public key',
    );
  });
});
