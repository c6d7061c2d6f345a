import { randomUUID } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { jetstream } from '@nats-io/jetstream';
import { connectNats, openLog } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Watched } from '../telemetry/watched.ts';
import { Needles, findMarks } from './marks.ts';
import type { Place } from './marks.ts';
import { backUp, dumpStreams, dumpTables, readLogs } from './places.ts';
import { marks, runMarked } from './scene.ts';

const watched = new Watched();
const needles = new Needles(marks);
let exported: Place[] = [];

beforeAll(async () => {
  await watched.open({}, ['directory', 'complaints', 'custody', 'gateway']);
  exported = await runMarked(watched);
}, 900_000);
afterAll(() => watched.close());

const sources: Record<string, () => Promise<Place[]>> = {
  tables: () => dumpTables(watched.platform.databaseUrl),
  streams: () => dumpStreams(watched.platform.natsUrl()),
  logs: () => readLogs(watched.platform.dir),
  spans: async () => [{ name: 'spans', bytes: Buffer.from(watched.receiver.bodies.join('\n')) }],
  exports: async () => exported,
  backup: () => backUp(watched.platform, watched.platform.dir),
};

const [first] = marks;
const leak = `rò rỉ: ${first?.text}`;

async function sql(database: string, text: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: watched.platform.databaseUrl(database) });
  await client.connect();
  await client.query(text, values);
  await client.end();
}

/** Puts a mark where it must not be, and takes it away again. */
const plants: Record<keyof typeof sources, { plant: () => Promise<() => Promise<void>>; seen: RegExp }> = {
  tables: {
    plant: async () => {
      const id = randomUUID();
      await sql(
        'baro_complaints',
        `INSERT INTO audit (id, account_id, method, action, subject_type, details) VALUES ($1, 'x', 'x', 'x', 'x', $2)`,
        [id, JSON.stringify({ name: leak })],
      );
      return () => sql('baro_complaints', 'DELETE FROM audit WHERE id = $1', [id]);
    },
    seen: /^table baro_complaints\.public\.audit: sender\.fullName as text$/,
  },
  streams: {
    plant: async () => {
      const connection = await connectNats(watched.platform.natsUrl(), 'taint', openLog('taint', 'silent'));
      const { seq, stream } = await jetstream(connection).publish(
        'baro.complaints.letter.received.none',
        leak,
      );
      return async () => {
        const manager = await jetstream(connection).jetstreamManager();
        await manager.streams.deleteMessage(stream, seq);
        await connection.close();
      };
    },
    seen: /^stream COMPLAINTS: sender\.fullName as text$/,
  },
  logs: {
    plant: async () => {
      const file = path.join(watched.platform.dir, 'complaints.log');
      const before = await readFile(file);
      await appendFile(file, `{"msg":"${leak}"}\n`);
      return () => writeFile(file, before);
    },
    seen: /^log complaints\.log: sender\.fullName as text$/,
  },
  spans: {
    plant: async () => {
      const body = JSON.stringify({ resourceSpans: [], note: leak });
      watched.receiver.bodies.push(body);
      return async () => void watched.receiver.bodies.splice(watched.receiver.bodies.indexOf(body), 1);
    },
    seen: /^spans: sender\.fullName as text$/,
  },
  exports: {
    plant: async () => {
      const place = { name: 'export planted', bytes: Buffer.from(Buffer.from(leak).toString('base64')) };
      exported.push(place);
      return async () => void exported.splice(exported.indexOf(place), 1);
    },
    seen: /^export planted: sender\.fullName as base64$/,
  },
  backup: {
    plant: async () => {
      await sql('baro_identities', 'CREATE TABLE leak (name text)', []);
      await sql('baro_identities', 'INSERT INTO leak VALUES ($1)', [leak]);
      return () => sql('baro_identities', 'DROP TABLE leak', []);
    },
    seen: /^backup .*: sender\.fullName as text$/,
  },
};

describe('marked identities', () => {
  it('went into the store and come out of it by an opening alone', async () => {
    expect(marks.length).toBeGreaterThan(15);
    expect(new Set(marks.map(({ text }) => text)).size).toBe(marks.length);
    await eventually(async () => {
      const streams = await sources['streams']?.();
      expect(streams?.find(({ name }) => name === 'stream COMPLAINTS')?.bytes.length).toBeGreaterThan(100);
    });
  });

  it.each(Object.keys(sources))('are nowhere in %s', async (name) => {
    const places = (await sources[name]?.()) ?? [];
    expect(places.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeGreaterThan(1_000);
    expect(findMarks(places, needles)).toEqual([]);
  });

  // The backup comes last: what was ever written to the database stays in its log.
  it.each(Object.keys(sources))('would be found in %s', async (name) => {
    const { plant, seen } = plants[name] ?? {};
    if (!plant || !seen) throw new Error(`no plant for ${name}`);
    const takeAway = await plant();
    const found = findMarks((await sources[name]?.()) ?? [], needles);
    await takeAway();
    expect(found.filter((line) => seen.test(line))).not.toEqual([]);
  });
});
