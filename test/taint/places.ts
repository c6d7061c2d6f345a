import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connectNats, openLog } from '@baro/chassis';
import { copyCluster } from '@baro/tools/recovery/copy-cluster.ts';
import { listTree } from '@baro/tools/recovery/hashed-copy.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { Place } from './marks.ts';

type DatabaseUrl = TestPlatform['databaseUrl'];

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table of every database; the identity database among them, where ciphertexts shall hold nothing readable. */
export async function dumpTables(databaseUrl: DatabaseUrl): Promise<Place[]> {
  const databases = await withClient(databaseUrl('postgres'), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE 'baro\\_%'`,
    );
    return rows.map(({ name }) => name);
  });
  const dumped = await Promise.all(
    databases.map((database) =>
      withClient(databaseUrl(database), (client) => dumpDatabase(client, database)),
    ),
  );
  return dumped.flat();
}

async function dumpDatabase(client: pg.Client, database: string): Promise<Place[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const places: Place[] = [];
  for (const { name } of tables) {
    // Bytes come as hex, which is one of the forms looked for.
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    const bytes = Buffer.from(rows.map(({ row }) => row).join('\n'));
    places.push({ name: `table ${database}.${name}`, bytes });
  }
  return places;
}

/** Every message of every stream with its subject and headers. */
export async function dumpStreams(natsUrl: string): Promise<Place[]> {
  const connection = await connectNats(natsUrl, 'taint', openLog('taint', 'silent'));
  const places: Place[] = [];
  const manager = await jetstreamManager(connection);
  for await (const { config, state } of manager.streams.list()) {
    const parts: Buffer[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq && state.messages > 0; seq += 1) {
      const message = await jetstream(connection)
        .streams.get(config.name)
        .then((stream) => stream.getMessage({ seq }));
      if (!message) continue;
      const headers = JSON.stringify([...message.header]);
      parts.push(Buffer.from(`${message.subject} ${headers} `), Buffer.from(message.data));
    }
    places.push({ name: `stream ${config.name}`, bytes: Buffer.concat(parts) });
  }
  await connection.close();
  return places;
}

/** Every log of the platform: services, PostgreSQL, NATS. */
export async function readLogs(dir: string): Promise<Place[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.log') || name.endsWith('.log.replica'));
  return Promise.all(
    names.map(async (name) => ({ name: `log ${name}`, bytes: await readFile(path.join(dir, name)) })),
  );
}

/** Files of a base backup as `npm run backup` copies them, and the log of the database that makes a whole of them. */
export async function backUp(platform: TestPlatform, into: string): Promise<Place[]> {
  const clusterDir = await withClient(platform.databaseUrl('postgres'), async (client) => {
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ dir: string }>(`SELECT current_setting('data_directory') AS dir`);
    return rows[0]?.dir ?? '';
  });
  const to = await mkdtemp(path.join(into, 'backup-'));
  const { files } = await copyCluster(clusterDir, path.join(to, 'base'), () => undefined);
  const log = (await listTree(path.join(clusterDir, 'pg_wal'))).files;
  const places = [
    ...files.map((file) => ({ name: `backup ${file.path}`, file: path.join(to, 'base', file.path) })),
    ...log.map((name) => ({ name: `backup pg_wal/${name}`, file: path.join(clusterDir, 'pg_wal', name) })),
  ];
  const read = await Promise.all(
    places.map(async ({ name, file }) => ({ name, bytes: await bytesOf(file) })),
  );
  await rm(to, { recursive: true });
  return read;
}

async function bytesOf(file: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(file)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
