import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';

import { type Child, lastWords, startChild } from './child.ts';
import type { NatsBinary } from './nats-binary.ts';
import { poll } from './poll.ts';
import { LOOPBACK } from './ports.ts';

/** How to run a server. */
export interface NatsOptions {
  port: number;
  /** JetStream's files and the configuration lie here. */
  dir: string;
  logFile: string;
  /** The password of user `baro`; without one anybody on this machine may connect. */
  password?: string | undefined;
  /** Its place in a cluster; without one it stands alone. */
  member?: NatsMember | undefined;
  /** Told of the process before it is ready. */
  onSpawn?: ((child: Child) => void) | undefined;
}

/** A server's place in a cluster. */
export interface NatsMember {
  name: string;
  /** Where the others find it. */
  port: number;
  /** Those ports of all members. */
  ports: readonly number[];
}

/** A running server. */
export interface RunningNats {
  child: Child;
  url: string;
  stop: () => Promise<void>;
}

const USER = 'baro';

/** Starts a nats-server with JetStream, on loopback only, and waits until it answers. */
export async function startNats(binary: NatsBinary, options: NatsOptions): Promise<RunningNats> {
  await mkdir(options.dir, { recursive: true, mode: 0o700 });
  const file = path.join(options.dir, 'nats.conf');
  await writeFile(file, configuration(binary, options), { mode: 0o600 });
  const child = await startChild({
    command: binary.file,
    args: ['--config', file],
    env: { PATH: process.env['PATH'], HOME: options.dir },
    cwd: options.dir,
    logFile: options.logFile,
    deathSignal: 'SIGTERM',
    onSpawn: options.onSpawn,
  });
  await poll(() => isReady(child, options), { what: 'nats-server', timeoutMs: 60_000 });
  return { child, url: natsUrl(options), stop: () => stopNats(child) };
}

/** Asks the server to flush and leave. */
export async function stopNats(child: Child): Promise<void> {
  await child.stop({ signal: 'SIGTERM', graceMs: 20_000 }, { signal: 'SIGKILL', graceMs: 0 });
}

/** The address services connect to. */
export function natsUrl(options: { port: number; password?: string | undefined }): string {
  const login = options.password === undefined ? '' : `${USER}:${encodeURIComponent(options.password)}@`;
  return `nats://${login}${LOOPBACK}:${options.port}`;
}

/** Written for 2.9; what only newer ones know is asked of newer ones. No monitoring port is opened. */
function configuration(binary: NatsBinary, options: NatsOptions): string {
  const minor = Number(binary.version.split('.')[1]);
  // The outbox holds every event for good, so a few seconds of JetStream lost to a power cut are sent again.
  const sync = minor >= 10 ? '  sync_interval: "10s"\n' : '';
  const login =
    options.password === undefined
      ? ''
      : `authorization { user: ${USER}, password: ${JSON.stringify(options.password)} }\n`;
  const store = JSON.stringify(path.join(options.dir, 'jetstream'));
  const { member } = options;
  const name = member?.name ?? 'baro';
  return `server_name: ${name}\nlisten: "${LOOPBACK}:${options.port}"\njetstream {\n  store_dir: ${store}\n${sync}}\n${login}${member ? clusterOf(member) : ''}`;
}

function clusterOf({ port, ports }: NatsMember): string {
  const routes = ports.map((one) => JSON.stringify(`nats://${LOOPBACK}:${one}`)).join(', ');
  return `cluster {\n  name: baro\n  listen: "${LOOPBACK}:${port}"\n  routes: [${routes}]\n}\n`;
}

/** The server greets every connection with INFO; it says there whether JetStream is up. */
async function isReady(child: Child, options: NatsOptions): Promise<boolean> {
  if (child.hasExited()) throw new Error(`nats-server did not start. ${lastWords(child)}`);
  return new Promise((resolve) => {
    const socket = net.connect({ host: LOOPBACK, port: options.port });
    const end = (ready: boolean): void => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('data', (greeting) => end(greeting.toString().includes('"jetstream":true')));
  });
}
