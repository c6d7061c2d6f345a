import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { signInAt } from '@baro/tools/city/sign-in.ts';
import { poll } from '@baro/tools/platform/poll.ts';
import { isPortTaken } from '@baro/tools/platform/ports.ts';
import { isRunning, type ProcessIdentity } from '@baro/tools/platform/process-identity.ts';
import { type DataPlace, openDataPlace, urlOf } from '@baro/tools/recovery/platform-database.ts';
import { addressOf, OFFSETS } from '@baro/tools/start/ports.ts';
import { gateway, services } from '@baro/tools/start/services.ts';

const startLimitMs = 180_000;
const root = path.resolve(import.meta.dirname, '..', '..');

/** A platform as `npm start` runs it. */
export interface StartedPlatform {
  place: DataPlace;
  /** `host:port` of a service. */
  address: (service: string) => string;
  signIn: (login: string) => Promise<string>;
  issuer: string;
  databaseUrl: (database?: string) => string;
  natsUrl: () => Promise<string>;
  /** Ends it in good order. */
  stop: () => Promise<void>;
  /** Ends PostgreSQL and all else as the loss of the machine would. */
  lose: () => Promise<void>;
}

/** Starts a platform on a data folder and waits until it is ready. */
export async function startPlatform(dataDir: string, backupDir?: string): Promise<StartedPlatform> {
  const port = await findFirstPort();
  const args = ['--data', dataDir, '--empty', '--port', String(port)];
  if (backupDir !== undefined) args.push('--backup', backupDir);
  const main = path.join(import.meta.dirname, 'platform-main.ts');
  const starter = spawn(process.execPath, [main, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  starter.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  starter.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await poll(() => /^ready$/m.test(text) || starter.exitCode !== null, {
    what: 'the platform',
    timeoutMs: startLimitMs,
  });
  if (starter.exitCode !== null) throw new Error(`The platform did not start:\n${text}`);
  const place = await openDataPlace(dataDir);
  const kept = await readFile(path.join(dataDir, 'secrets', 'platform.json'), 'utf8');
  const { demoPassword } = JSON.parse(kept) as { demoPassword: string };
  const issuer = `http://${addressOf(port, OFFSETS.signOn)}/realms/baro`;
  return {
    place,
    address: (name) => addressOf(port, services.find((one) => one.name === name)?.port ?? 0),
    signIn: signInAt(issuer, demoPassword),
    issuer,
    databaseUrl: (database) => urlOf(place, database),
    natsUrl: () => readFile(path.join(dataDir, 'secrets', 'nats-url'), 'utf8'),
    stop: () => end(starter, 'SIGTERM'),
    lose: () => lose(dataDir, starter),
  };
}

/** PostgreSQL first, so that nobody asks it to leave in good order. */
async function lose(dataDir: string, starter: ChildProcess): Promise<void> {
  const noted = JSON.parse(await readFile(path.join(dataDir, 'processes.json'), 'utf8')) as {
    name: string;
    process: ProcessIdentity;
  }[];
  const postgres = noted.find(({ name }) => name === 'PostgreSQL');
  if (!postgres || !isRunning(postgres.process)) throw new Error('PostgreSQL does not run');
  process.kill(postgres.process.pid, 'SIGKILL');
  await end(starter, 'SIGKILL');
  for (const { name, process: one } of noted) {
    await poll(() => !isRunning(one), { what: `the end of ${name}`, timeoutMs: startLimitMs });
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exited;
}

/** The first of a run of ports that are all free. */
async function findFirstPort(): Promise<number> {
  const offsets = [...Object.values(OFFSETS), gateway.port, ...services.map(({ port }) => port)];
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 240) * 50;
    const taken = await Promise.all(offsets.map((offset) => isPortTaken(first + offset)));
    if (!taken.includes(true)) return first;
  }
}
