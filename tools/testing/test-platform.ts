import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { obtainNats } from '../platform/nats-binary.ts';
import { startNats } from '../platform/nats.ts';
import type { RunningNats } from '../platform/nats.ts';
import { findFreePort } from '../platform/ports.ts';
import { createDatabase } from '../platform/postgres-databases.ts';
import { makeThrowAwayDir, startThrowAwayPostgres } from '../platform/throw-away.ts';
import { gateway, services } from '../start/services.ts';
import { startSignOn } from '../start/sign-on/testing.ts';
import type { TestSignOn } from '../start/sign-on/testing.ts';
import { type Migrate, type MigratedCluster, migratedCluster } from './migrated-cluster.ts';
import { ServiceProcess } from './service-process.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The account that loads an empty directory: the demo city's administrator. */
export const bootstrapAdmin = '0190a000-0000-7000-8000-000000000009';

export interface TestPlatformOptions {
  services: readonly (
    | 'directory'
    | 'documents'
    | 'tasks'
    | 'custody'
    | 'petitions'
    | 'complaints'
    | 'reporting'
    | 'gateway'
  )[];
  /** Services of the test itself: name and main file. */
  neighbours?: Record<string, string>;
  /** Services whose database is there and empty, and of which nothing runs: name and main file. */
  prepared?: Record<string, string>;
  /** Commits are forced to disk, as in production. */
  durable?: boolean;
  /** Servers started elsewhere; else the platform has one of its own. */
  natsUrl?: string;
  /** More environment for every service process, whole keys. */
  env?: Record<string, string>;
  /** Another sign-on than the development one, or one with other settings. */
  signOn?: (gatewayUrl: string) => Promise<TestSignOn>;
  /** Every service begins at this instant of the test clock, which stands still until `setTime`; else the real clock. */
  testClock?: Date;
}

/** The real platform as processes of its own, thrown away at the end. */
export interface TestPlatform {
  dir: string;
  signOn: TestSignOn;
  /** Superuser address of a database. */
  databaseUrl: (database: string) => string;
  /** `host:port` of a service's gRPC server; for the gateway its pass-through. */
  address: (service: string) => string;
  /** `http://host:port` of the gateway. */
  gatewayUrl: string;
  service: (name: string) => ServiceProcess;
  /** Address of the nats-server. */
  natsUrl: () => string;
  /** Moves the test clock of all services; what is called from then on happens at that instant. */
  setTime: (instant: Date) => Promise<void>;
  /** Ends PostgreSQL in order; what is there stays. */
  stopPostgres: () => Promise<void>;
  startPostgres: () => Promise<void>;
  stopNats: () => Promise<void>;
  /** Ends NATS as a power cut would. */
  killNats: () => Promise<void>;
  startNats: () => Promise<void>;
  stop: () => Promise<void>;
}

type Stop = () => Promise<void>;

/** Starts PostgreSQL, NATS, the development sign-on and the named services, migrated and serving. */
export async function startTestPlatform(options: TestPlatformOptions): Promise<TestPlatform> {
  const stops: Stop[] = [];
  const stop: Stop = async () => {
    for (let step = stops.pop(); step; step = stops.pop()) await step();
  };
  try {
    return await build(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(options: TestPlatformOptions, stops: Stop[], stop: Stop): Promise<TestPlatform> {
  const dir = await makeThrowAwayDir();
  stops.push(() => rm(dir, { recursive: true, force: true }));
  const copyOf = await copyFor(options);
  let postgres = await startThrowAwayPostgres(dir, { durable: options.durable ?? false, copyOf });
  stops.push(async () => postgres.stop());
  const natsPort = await findFreePort();
  let nats: RunningNats | undefined = options.natsUrl ? undefined : await openNats(dir, natsPort);
  stops.push(async () => nats?.stop());
  const gatewayPort = await findFreePort();
  const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
  const signOn = await (options.signOn?.(gatewayUrl) ?? startSignOn({ gatewayUrl }));
  stops.push(() => signOn.stop());
  const mains = new Map<string, string>([
    ...options.services.map((name): [string, string] => [name, `services/${name}/src/main.ts`]),
    ...Object.entries({ ...options.neighbours, ...options.prepared }),
  ]);
  const keys = newKeys();
  const clockFile = path.join(dir, 'clock');
  if (options.testClock) await writeClock(clockFile, options.testClock);
  const ports = new Map<string, number>();
  for (const name of mains.keys()) ports.set(name, await findFreePort());
  const address = (name: string): string => `127.0.0.1:${ports.get(name) ?? 0}`;
  const processes = new Map<string, ServiceProcess>();
  for (const [name, main] of mains) {
    const migrated = copyOf?.services.includes(name) === true;
    if (!migrated) await createDatabases(postgres.url, name);
    const env = await serviceEnv(name, {
      dir,
      postgresUrl: postgres.url(),
      natsUrl: options.natsUrl ?? nats?.url ?? '',
      signOn,
      gatewayUrl,
      address,
      ...keys,
    });
    if (options.testClock) env[`${name.toUpperCase()}_TEST_CLOCK_FILE`] = clockFile;
    const log = path.join(dir, `${name}.log`);
    const service = new ServiceProcess(name, path.resolve(root, main), { ...env, ...options.env }, log);
    processes.set(name, service);
    if (options.prepared?.[name]) continue;
    if (!migrated) await service.migrate();
    await service.start();
    stops.push(() => service.stop());
  }
  return {
    dir,
    signOn,
    databaseUrl: postgres.url,
    address,
    gatewayUrl,
    service: (name) => {
      const service = processes.get(name);
      if (!service) throw new Error(`no service ${name}`);
      return service;
    },
    natsUrl: () => options.natsUrl ?? nats?.url ?? '',
    setTime: async (instant) => {
      if (!options.testClock) throw new Error('the platform runs on the real clock: give it a testClock');
      await writeClock(clockFile, instant);
    },
    stopPostgres: async () => postgres.stop(),
    startPostgres: async () => {
      postgres = await postgres.startAgain();
    },
    stopNats: async () => {
      await nats?.stop();
      nats = undefined;
    },
    killNats: async () => {
      await nats?.child.stop({ signal: 'SIGKILL', graceMs: 10_000 });
      nats = undefined;
    },
    startNats: async () => {
      nats = await openNats(dir, natsPort);
    },
    stop,
  };
}

/** Another program's databases are made for it alone. */
async function copyFor(options: TestPlatformOptions): Promise<MigratedCluster | undefined> {
  const others = Object.keys({ ...options.neighbours, ...options.prepared });
  const copy = await migratedCluster(migrateAll);
  return others.some((name) => copy?.services.includes(name)) ? undefined : copy;
}

/** The databases of all services, for platforms to copy. */
const migrateAll: Migrate = async (dir, postgresUrl) => {
  // Migrating asks nobody but the database; the rest of the settings has to be there.
  const nowhere = '127.0.0.1:1';
  const secrets = { BARO_GATEWAY_CLIENT_SECRET: newKey(), BARO_PUBLIC_CLIENT_SECRET: newKey() };
  const at = {
    dir,
    postgresUrl: postgresUrl(),
    natsUrl: `nats://${nowhere}`,
    signOn: { issuer: `http://${nowhere}`, secrets },
    gatewayUrl: `http://${nowhere}`,
    address: () => nowhere,
    ...newKeys(),
  };
  const all = [...services, gateway];
  for (const { name, main = `services/${name}/src/main.ts` } of all) {
    await createDatabases(postgresUrl, name);
    const env = await serviceEnv(name, at);
    await new ServiceProcess(name, path.resolve(root, main), env, path.join(dir, `${name}.log`)).migrate();
  }
  return all.map(({ name }) => name);
};

function sidesOf(name: string): readonly { name: string; prefix: string }[] {
  return services.find((service) => service.name === name)?.sides ?? [];
}

/** The database of a service and those beside it. */
async function createDatabases(url: (database?: string) => string, name: string): Promise<void> {
  for (const database of [name, ...sidesOf(name).map((side) => side.name)]) {
    await createDatabase(url, database, { migrator: 'migrator', app: 'app' });
  }
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

function newKeys(): Pick<Surroundings, 'auditKey' | 'identityKeys'> {
  return { auditKey: newAuditKey(), identityKeys: { master: newKey(), index: newKey() } };
}

function newAuditKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** In one step: no process may read half an instant. */
async function writeClock(file: string, instant: Date): Promise<void> {
  await writeFile(`${file}.next`, instant.toISOString());
  await rename(`${file}.next`, file);
}

async function openNats(dir: string, port: number): Promise<RunningNats> {
  return startNats(await obtainNats(), {
    port,
    dir: path.join(dir, 'nats'),
    logFile: path.join(dir, 'nats.log'),
  });
}

interface Surroundings {
  dir: string;
  postgresUrl: string;
  natsUrl: string;
  signOn: {
    issuer: string;
    secrets: Pick<TestSignOn['secrets'], 'BARO_GATEWAY_CLIENT_SECRET' | 'BARO_PUBLIC_CLIENT_SECRET'>;
  };
  gatewayUrl: string;
  address: (name: string) => string;
  auditKey: string;
  /** Of the sealed identities: the same for every replica. */
  identityKeys: { master: string; index: string };
}

async function serviceEnv(name: string, at: Surroundings): Promise<Record<string, string>> {
  const prefix = name.toUpperCase();
  const file = async (key: string, value: string): Promise<string> => {
    const target = path.join(at.dir, `${name}-${key}`);
    await writeFile(target, value, { mode: 0o600 });
    return target;
  };
  const database = (role: string, of = name): string => {
    const url = new URL(at.postgresUrl);
    [url.username, url.password, url.pathname] = [`${of}_${role}`, role, `/baro_${of}`];
    return url.toString();
  };
  // Each service cleans its own: what it has no row for is gone after a while.
  const attachmentDir = path.join(at.dir, `${name}-attachments`);
  await mkdir(attachmentDir, { recursive: true });
  const sides: Record<string, string> = {};
  for (const side of sidesOf(name)) {
    const key = `${prefix}_${side.prefix}`;
    sides[`${key}_DATABASE_URL_FILE`] = await file(`${side.name}-app`, database('app', side.name));
    sides[`${key}_MIGRATOR_DATABASE_URL_FILE`] = await file(
      `${side.name}-migrator`,
      database('migrator', side.name),
    );
  }
  return {
    ...sides,
    COMPLAINTS_IDENTITY_KEY_FILE: await file('identity-key', at.identityKeys.master),
    COMPLAINTS_IDENTITY_INDEX_KEY_FILE: await file('identity-index-key', at.identityKeys.index),
    [`${prefix}_EMBEDDED`]: 'true',
    [`${prefix}_LOG_LEVEL`]: 'warn',
    [`${prefix}_GRPC_ADDRESS`]: at.address(name),
    [`${prefix}_DATABASE_URL_FILE`]: await file('app', database('app')),
    [`${prefix}_MIGRATOR_DATABASE_URL_FILE`]: await file('migrator', database('migrator')),
    [`${prefix}_NATS_URL_FILE`]: await file('nats', at.natsUrl),
    [`${prefix}_OIDC_ISSUER`]: at.signOn.issuer,
    [`${prefix}_AUDIT_SIGNING_KEY_FILE`]: await file('audit-key', at.auditKey),
    DIRECTORY_BOOTSTRAP_ADMINS: bootstrapAdmin,
    DOCUMENTS_ATTACHMENT_DIR: attachmentDir,
    TASKS_ATTACHMENT_DIR: attachmentDir,
    CUSTODY_DOCUMENTS_ADDRESS: at.address('documents'),
    CUSTODY_TASKS_ADDRESS: at.address('tasks'),
    CUSTODY_PETITIONS_ADDRESS: at.address('petitions'),
    CUSTODY_COMPLAINTS_ADDRESS: at.address('complaints'),
    REPORTING_DOCUMENTS_ADDRESS: at.address('documents'),
    REPORTING_TASKS_ADDRESS: at.address('tasks'),
    REPORTING_PETITIONS_ADDRESS: at.address('petitions'),
    REPORTING_COMPLAINTS_ADDRESS: at.address('complaints'),
    REPORTING_CUSTODY_ADDRESS: at.address('custody'),
    GATEWAY_HTTP_ADDRESS: new URL(at.gatewayUrl).host,
    GATEWAY_PUBLIC_URL: at.gatewayUrl,
    GATEWAY_OIDC_CLIENT_ID: 'baro-web',
    GATEWAY_OIDC_CLIENT_SECRET_FILE: await file('client', at.signOn.secrets.BARO_GATEWAY_CLIENT_SECRET),
    GATEWAY_PUBLIC_CLIENT_SECRET_FILE: await file('public', at.signOn.secrets.BARO_PUBLIC_CLIENT_SECRET),
    GATEWAY_SESSION_SECRET_FILE: await file('session', randomBytes(32).toString('hex')),
    GATEWAY_DIRECTORY_ADDRESS: at.address('directory'),
    GATEWAY_DOCUMENTS_ADDRESS: at.address('documents'),
    GATEWAY_TASKS_ADDRESS: at.address('tasks'),
    GATEWAY_CUSTODY_ADDRESS: at.address('custody'),
    GATEWAY_PETITIONS_ADDRESS: at.address('petitions'),
    GATEWAY_COMPLAINTS_ADDRESS: at.address('complaints'),
    GATEWAY_REPORTING_ADDRESS: at.address('reporting'),
    GATEWAY_WEB_DIR: path.resolve(import.meta.dirname, '../../services/web/dist'),
  };
}
