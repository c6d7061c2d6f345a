import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { eventually } from '@baro/chassis/testing';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Receiver } from '../telemetry/receiver.ts';
import { openScenes } from './public-scene.ts';
import type { PublicScene } from './public-scene.ts';

const names = ['directory', 'petitions', 'gateway'] as const;
const receiver = new Receiver();
const metrics = new Map<string, string>();
let platform: TestPlatform;
let database: pg.Client;
let scene: () => Promise<PublicScene>;

beforeAll(async () => {
  const env: Record<string, string> = {
    OTEL_EXPORTER_OTLP_ENDPOINT: await receiver.open(),
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '200',
    OTEL_BLRP_SCHEDULE_DELAY: '200',
  };
  for (const name of names) {
    metrics.set(name, `127.0.0.1:${await findFreePort()}`);
    env[`${name.toUpperCase()}_METRICS_ADDRESS`] = metrics.get(name) ?? '';
    env[`${name.toUpperCase()}_LOG_LEVEL`] = 'trace';
  }
  platform = await startTestPlatform({ services: names, durable: true, env });
  scene = await openScenes(platform);
  database = new pg.Client({ connectionString: platform.databaseUrl('baro_petitions') });
  await database.connect();
}, 600_000);

afterAll(async () => {
  await database.end();
  await platform.stop();
  await receiver.close();
});

type Answer = Record<string, unknown> & { error?: { reason: string } };

async function post(verb: string, body: object): Promise<Answer> {
  const response = await fetch(`${platform.gatewayUrl}/public/v1/petitions:${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  return (await response.json()) as Answer;
}

async function count(sql: string, id: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql} = $1`, [id]);
  return rows[0]?.n ?? 0;
}

const words = (id: string) => count('petition_voter_words WHERE petition_id', id);
const events = (id: string) =>
  count(`outbox WHERE type = 'baro.petitions.v1.PetitionSaidNotSolved' AND aggregate_id`, id);
const audits = (id: string) => count(`audit WHERE action = 'say_not_solved' AND subject_id`, id);

describe('on the platform, without signing in', () => {
  it('a petition is looked up by its receipt and what voters say is kept, told and audited', async () => {
    const { petition, code, secret } = await scene();
    const found = await post('lookUp', { code, secret });
    expect(found).toMatchObject({
      petition: {
        code: petition.code,
        leadUnitName: 'Sở Xây dựng',
        claim: { resultClass: 'RESULT_CLASS_DONE' },
      },
      raising: { localityName: 'Phường Thanh Xuân' },
      maySayNotSolved: true,
    });
    const said = await post('sayNotSolved', { code, secret, reason: 'Vẫn ngập', requestId: randomUUID() });
    expect(said).toMatchObject({ petition: { voterWords: [{ author: 'VOTER_WORD_AUTHOR_VOTERS' }] } });
    const { id } = petition;
    expect([await words(id), await events(id), await audits(id)]).toEqual([1, 1, 1]);
    const { rows } = await database.query<{ account_id: string }>(
      `SELECT account_id FROM audit WHERE action = 'say_not_solved' AND subject_id = $1`,
      [id],
    );
    // Actor of the public: the account of the program, nobody's person.
    expect(rows).toEqual([{ account_id: '0190a000-0000-7000-8000-0000000000d2' }]);
  });

  it.each(['before-commit', 'after-commit'])(
    'a service killed %s leaves nothing half-done, and the same request acts once',
    async (point) => {
      const { petition, code, secret } = await scene();
      const { id } = petition;
      const service = platform.service('petitions');
      await service.stop();
      await service.start({ PETITIONS_FAULT_POINT: `${point}:1` });
      const ended = service.ended();
      const request = { code, secret, reason: 'Vẫn ngập', requestId: randomUUID() };
      const first = post('sayNotSolved', request).catch(() => undefined);
      expect(await ended).toBe('SIGKILL');
      const kept = point === 'before-commit' ? 0 : 1;
      expect([await words(id), await events(id), await audits(id)]).toEqual([kept, kept, kept]);
      await service.start();
      await first;
      const answer = await eventually(async () => {
        const got = await post('sayNotSolved', request);
        if (got.error) throw new Error(got.error.reason);
        return got;
      }, 60_000);
      expect(await post('sayNotSolved', request)).toEqual(answer);
      expect([await words(id), await events(id), await audits(id)]).toEqual([1, 1, 1]);
    },
    300_000,
  );

  it('neither code nor secret nor reason stands in a log, a span, a metric or an event; the secret in no file at all', async () => {
    const { petition, code, secret } = await scene();
    const reason = `DAUHIEU${randomUUID()}`;
    await post('lookUp', { code, secret });
    await post('sayNotSolved', { code, secret, reason, requestId: randomUUID() });
    const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'C' : 'A'}`;
    expect((await post('lookUp', { code, secret: wrong })).error?.reason).toBe('RECEIPT_WRONG');
    await post('lookUp', { code: `${code}X`, secret });
    // Where a person should never write them: the address is refused, and not noted.
    await fetch(`${platform.gatewayUrl}/public/v1/petitions/${code}?secret=${secret}`);
    await eventually(() => {
      const own = receiver.spans.filter(({ name }) => name.includes('SayNotSolved'));
      expect(own.map(({ process }) => process)).toContain('baro-petitions');
    });
    const lines = receiver.lines.map(({ body }) => body);
    expect(lines.length).toBeGreaterThan(20);
    const shown = await Promise.all(
      [...metrics.values()].map(async (address) => (await fetch(`http://${address}/metrics`)).text()),
    );
    const { rows } = await database.query<{ t: string }>(
      `SELECT t::text FROM outbox t UNION ALL SELECT t::text FROM audit t`,
    );
    const all = [lines, receiver.spans, shown, rows].map((one) => JSON.stringify(one));
    const marks = [code, secret, wrong, secret.replaceAll('-', ''), reason];
    for (const mark of marks) expect(all.map((text) => text.includes(mark))).toEqual(all.map(() => false));
    // Data files, write-ahead log, streams and logs of every process of this run.
    const { stdout } = await promisify(execFile)('grep', [
      '-rlaF',
      '--',
      'Sửa đường Nguyễn Trãi',
      platform.dir,
    ]);
    expect(stdout).not.toBe('');
    for (const mark of [secret, secret.replaceAll('-', '')]) {
      const grep = promisify(execFile)('grep', ['-rlaF', '--', mark, platform.dir]);
      await expect(grep).rejects.toMatchObject({ code: 1, stdout: '' });
    }
    expect(await words(petition.id)).toBe(1);
  });
});
