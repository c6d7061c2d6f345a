import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type NatsCluster, startNatsCluster } from '@baro/tools/platform/nats-cluster.ts';
import { poll } from '@baro/tools/platform/poll.ts';
import { makeThrowAwayDir } from '@baro/tools/platform/throw-away.ts';
import { withClient } from '@baro/tools/recovery/platform-database.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform, type TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { checkNumbers } from '../fire/checks.ts';
import { cachedToken } from '../fire/tokens.ts';
import { Checks } from '../recovery/checks.ts';
import { Clients } from './clients.ts';
import { type Ends, longestBehind, settleEffects } from './effects.ts';
import { checkRefusals, checkRest, untilReady } from './seen-by-users.ts';

const services = ['directory', 'documents', 'gateway'] as const;
const clerk = '0190a000-0000-7000-8000-000000000001';
const stretch = 25;

interface Scene {
  platform: TestPlatform;
  cluster: NatsCluster;
  clients: Clients;
  ends: Ends;
  checks: Checks;
  say: (line: string) => void;
}

/** Takes away a NATS server, all of them, and the database, one after the other, under clients that never stop. */
export async function runLosses(say: (line: string) => void): Promise<Checks> {
  const checks = new Checks(say);
  const dir = await makeThrowAwayDir();
  const cluster = await startNatsCluster(path.join(dir, 'nats'));
  try {
    const platform = await openPlatform(cluster);
    try {
      const unitId = await seedUnit(platform);
      const token = cachedToken(() => platform.signOn.token('van-thu'));
      const clients = new Clients(platform.address('gateway'), unitId, token);
      await clients.more(stretch);
      // Until documents had heard of the clerk they were refused as unknown.
      clients.refused.length = 0;
      const { databaseUrl } = platform;
      const ends = { documents: databaseUrl('baro_documents'), watch: databaseUrl('baro_watch') };
      const scene = { platform, cluster, clients, ends, checks, say };
      await loseNatsLeader(scene);
      await loseNats(scene);
      await loseDatabase(scene);
      await clients.stop();
      await withClient(ends.documents, async (client) => {
        for (const check of await checkNumbers(client, unitId, clients.told)) checks.add(check);
      });
      checks.add(await settleEffects(ends));
      return checks;
    } finally {
      await platform.stop();
    }
  } finally {
    await cluster.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function openPlatform(cluster: NatsCluster): Promise<TestPlatform> {
  const copies = [...services, 'watch'].map((name) => [`${name.toUpperCase()}_STREAM_REPLICAS`, '3']);
  return startTestPlatform({
    services,
    neighbours: { watch: path.resolve(import.meta.dirname, '..', 'fire', 'watch-main.ts') },
    durable: true,
    natsUrl: cluster.url,
    env: Object.fromEntries(copies) as Record<string, string>,
  });
}

async function seedUnit(platform: TestPlatform): Promise<string> {
  const admin = await platform.signOn.token('quan-tri');
  const [unit] = await seedDirectory(platform.address('directory'), admin, [
    { code: 'MAT', name: 'Sở thử mất mát', posts: [{ role: 'RECORDS_CLERK', accountId: clerk }] },
  ]);
  return unit?.id ?? '';
}

/** The server that leads the stream of the events that are being told. */
async function loseNatsLeader({ cluster, clients, ends, checks, say }: Scene): Promise<void> {
  const leader = await poll(() => cluster.leaderOf('DOCUMENTS'), { what: 'a leader', timeoutMs: 60_000 });
  const before = clients.refused.length;
  const since = new Date();
  await cluster.kill(leader);
  say(`${leader}, which led the stream, is killed`);
  await clients.more(stretch);
  const next = await poll(() => cluster.leaderOf('DOCUMENTS'), { what: 'a new leader', timeoutMs: 60_000 });
  await clients.more(stretch);
  const refused = clients.refused.length - before;
  checks.add({
    name: 'nobody noticed the loss of a NATS server',
    passed: refused === 0 && next !== leader,
    facts: `${stretch * 2} registered, ${refused} refused, ${next} leads`,
  });
  // With one server of three still away.
  const seconds = await untilHeard(ends, since);
  say(`events were at most ${seconds.toFixed(1)} s behind`);
  await cluster.start(leader);
}

/** Waits until everything told from the loss up to now was heard; gives the longest time any of it was behind. */
async function untilHeard(ends: Ends, since: Date): Promise<number> {
  const until = new Date();
  let seconds: number | undefined;
  await poll(async () => (seconds = await longestBehind(ends, since, until)) !== undefined, {
    what: 'all events to be heard',
    timeoutMs: 180_000,
    everyMs: 500,
  });
  return seconds ?? 0;
}

async function loseNats({ cluster, clients, ends, checks, say }: Scene): Promise<void> {
  const before = clients.refused.length;
  await Promise.all(cluster.names.map((name) => cluster.kill(name)));
  const since = new Date();
  say('all NATS servers are killed');
  await clients.more(stretch);
  const refused = clients.refused.length - before;
  checks.add({
    name: 'nobody noticed the loss of all NATS servers',
    passed: refused === 0,
    facts: `${stretch} registered, ${refused} refused`,
  });
  await Promise.all(cluster.names.map((name) => cluster.start(name)));
  const back = Date.now();
  const seconds = await untilHeard(ends, since);
  const after = (Date.now() - back) / 1000;
  say(`heard again ${after.toFixed(1)} s after they were back; at most ${seconds.toFixed(1)} s behind`);
}

/** As a power cut would; what comes after only waits for the end. */
async function killPostgres({ dir, stopPostgres }: TestPlatform): Promise<void> {
  const home = (await readdir(dir)).find((name) => /^postgres-[^.]+$/.test(name)) ?? '';
  const lock = await readFile(path.join(dir, home, 'cluster', 'postmaster.pid'), 'utf8');
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
  await stopPostgres();
}

async function loseDatabase({ platform, clients, checks, say }: Scene): Promise<void> {
  const from = clients.refused.length;
  await killPostgres(platform);
  say('PostgreSQL is killed');
  await clients.until(() => clients.refused.length >= from + 10);
  await checkRest(platform.gatewayUrl, await platform.signOn.token('van-thu'), checks);
  const page = await fetch(`${platform.gatewayUrl}/`, { headers: { accept: 'text/html' } });
  const text = await page.text();
  const isPage = page.status === 200 && text.includes('<div id=');
  checks.add({
    name: 'the pages are still given out',
    passed: isPage,
    facts: `${page.status}, ${text.length} bytes`,
  });
  await untilReady(platform.gatewayUrl, false);
  await platform.startPostgres();
  const back = Date.now();
  await clients.more(stretch);
  const seconds = (Date.now() - back) / 1000;
  await untilReady(platform.gatewayUrl, true);
  checks.add({
    name: 'all works again by itself when the database is back',
    passed: true,
    facts: `${stretch} registered within ${seconds.toFixed(1)} s, readyz again 200`,
  });
  checkRefusals(clients.refused.slice(from), checks);
}
