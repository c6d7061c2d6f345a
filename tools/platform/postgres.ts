import pg from 'pg';

import { type Child, lastWords, startChild } from './child.ts';
import { poll } from './poll.ts';
import { LOOPBACK } from './ports.ts';
import type { PostgresCluster } from './postgres-cluster.ts';

/** How to run a cluster. */
export interface PostgresOptions {
  port: number;
  logFile: string;
  superuserPassword: string;
  /** False only for a cluster that is thrown away: it outlives its own crash, but not the machine's. */
  durable: boolean;
  maxConnections?: number;
  /** More settings, `name=value`. */
  extraSettings?: readonly string[];
  /** Told of the process before it is ready. */
  onSpawn?: ((child: Child) => void) | undefined;
}

/** A running server. */
export interface RunningPostgres {
  child: Child;
  /** The superuser's address of a database. */
  url: (database?: string) => string;
  stop: () => Promise<void>;
}

/** Starts the server and waits until it answers, through crash recovery where needed. */
export async function startPostgres(
  cluster: PostgresCluster,
  options: PostgresOptions,
): Promise<RunningPostgres> {
  const child = await startChild({
    command: cluster.binaries.postgres,
    args: ['-D', cluster.dir, ...settings(options).flatMap((setting) => ['-c', setting])],
    // Messages in one language: the log is read by people who search it.
    env: { LC_ALL: 'C', PATH: process.env['PATH'], TZ: 'UTC' },
    cwd: '/',
    logFile: options.logFile,
    user: cluster.user,
    deathSignal: 'SIGINT',
    onSpawn: options.onSpawn,
  });
  const url = (database = 'postgres'): string =>
    postgresUrl('postgres', options.superuserPassword, options.port, database);
  await poll(() => isReady(child, url()), { what: 'PostgreSQL', timeoutMs: 120_000 });
  return { child, url, stop: () => stopPostgres(child) };
}

/** Fast mode first: it ends sessions and writes a checkpoint; immediate only when that hangs. */
export async function stopPostgres(child: Child): Promise<void> {
  await child.stop(
    { signal: 'SIGINT', graceMs: 60_000 },
    { signal: 'SIGQUIT', graceMs: 10_000 },
    { signal: 'SIGKILL', graceMs: 0 },
  );
}

/** The address of a database for a role on the embedded server. */
export function postgresUrl(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${encodeURIComponent(password)}@${LOOPBACK}:${port}/${database}`;
}

function settings(options: PostgresOptions): string[] {
  const durable = options.durable ? [] : ['fsync=off', 'full_page_writes=off'];
  return [
    `port=${options.port}`,
    `listen_addresses=${LOOPBACK}`,
    'unix_socket_directories=',
    'password_encryption=scram-sha-256',
    `max_connections=${options.maxConnections ?? 200}`,
    'timezone=UTC',
    // Statements and the DETAIL of a violated constraint quote values: personal data must never reach a log.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    ...durable,
    ...(options.extraSettings ?? []),
  ];
}

async function isReady(child: Child, url: string): Promise<boolean> {
  if (child.hasExited()) throw new Error(`PostgreSQL did not start. ${lastWords(child)}`);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') {
      throw new Error(
        'PostgreSQL refuses our password: its data is of another platform than the secrets beside it.',
        { cause: error },
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
