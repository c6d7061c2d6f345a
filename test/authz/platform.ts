import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { ListLettersRequest } from '@baro/proto/baro/complaints/v1/letters';
import { CheckDuplicatesRequest } from '@baro/proto/baro/documents/v1/incoming';
import { ListDeadLettersRequest } from '@baro/proto/baro/platform/v1/operations';
import { ListPetitionsRequest } from '@baro/proto/baro/petitions/v1/petitions';
import { ListIndicatorsRequest } from '@baro/proto/baro/reporting/v1/indicators';
import { ListTasksRequest } from '@baro/proto/baro/tasks/v1/tasks';
import { call } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { openFiles } from '@baro/chassis/files';
import { eventually, testIssuer, testService } from '@baro/chassis/testing';
import type { TestService } from '@baro/chassis/testing';
import { makeThrowAwayDir, startThrowAwayNats } from '@baro/tools/platform/throw-away.ts';
import { openClients, serviceNames } from './clients.ts';
import type { Clients, ServiceName } from './clients.ts';
import { assignment } from './task-scenes.ts';
import { accountOf, loader, unitId, worldRows } from './world.ts';

const servicesFolder = path.resolve(import.meta.dirname, '..', '..', 'services');

/** Name of the account the gateway asks as for people who have not signed in. */
export const publicAccount = 'public-account';

/** A caller's token; empty for a caller without one. */
export type Token = string;

/** The real services with the world loaded, and clients to ask them. */
export interface Platform extends Clients {
  /** Token of a name of the world; the same for the whole run. */
  tokenOf: (name: string) => Promise<string>;
  /** What a call that changes nothing leaves as it was. */
  footprint: () => Promise<Record<string, number>>;
  sql: (service: ServiceName, text: string, values: unknown[]) => Promise<void>;
  /** Puts bytes where the documents service keeps those of its files. */
  keepBytes: (storageKey: string, bytes: Buffer) => Promise<void>;
  stop: () => Promise<void>;
}

export interface PlatformOptions {
  /** Folders of the services: copies with one condition inverted, say. */
  folders?: Partial<Record<ServiceName, string>>;
  /** Without the world. */
  empty?: boolean;
}

/** The definition of a service: exported under its name, as it is or made anew for each process. */
async function definitionOf(name: string, folder: string): Promise<ServiceDefinition> {
  const file = pathToFileURL(path.join(folder, 'src', 'service.ts')).href;
  const module = (await import(file)) as Record<string, unknown>;
  const exported = module[name];
  return (typeof exported === 'function' ? (exported as () => unknown)() : exported) as ServiceDefinition;
}

type Stop = () => Promise<void> | void;

/** Starts the services in this process, on fresh databases, and loads the world by ImportDirectory. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    for (let step = stops.pop(); step; step = stops.pop()) await step();
  };
  try {
    return await build(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(options: PlatformOptions, stops: Stop[], stop: () => Promise<void>): Promise<Platform> {
  const files = await makeThrowAwayDir();
  stops.push(() => rm(files, { recursive: true, force: true }));
  // Its own: the directory's events of other test files must not reach this world.
  const nats = await startThrowAwayNats(files);
  stops.push(() => nats.stop());
  const issuer = await testIssuer();
  stops.push(() => issuer.stop());
  const keys = await identityKeys(files);
  const open = async (name: ServiceName): Promise<TestService> => {
    const definition = await definitionOf(name, options.folders?.[name] ?? path.join(servicesFolder, name));
    const env = { BOOTSTRAP_ADMINS: loader, ATTACHMENT_DIR: attachmentDir(files, name), ...keys };
    await mkdir(env.ATTACHMENT_DIR, { recursive: true });
    const service = await testService(definition, { issuer: issuer.issuer, natsUrl: nats.url, env });
    stops.push(() => service.close());
    return service;
  };
  const services = new Map<ServiceName, TestService>();
  for (const name of serviceNames) services.set(name, await open(name));
  const { clients, close } = openClients((name) => services.get(name)?.address ?? '');
  stops.push(close);
  const database = await openDatabases(services, stops);
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (name: string): Promise<string> => {
    const known =
      tokens.get(name) ?? issuer.token(accountOf(name), name === publicAccount ? { azp: 'baro-public' } : {});
    tokens.set(name, known);
    return known;
  };
  const kept = openFiles({ attachmentDir: attachmentDir(files, 'documents') });
  const keepBytes: Platform['keepBytes'] = async (storageKey, bytes) => {
    const staged = await kept.staging.receive(Readable.from([bytes]), bytes.length);
    await kept.store.put(storageKey, staged.path);
  };
  const platform = { ...clients, tokenOf, ...database, keepBytes, stop };
  if (!options.empty) await loadWorld(platform);
  return platform;
}

function attachmentDir(files: string, service: ServiceName): string {
  return path.join(files, `${service}-attachments`);
}

async function openDatabases(
  services: ReadonlyMap<ServiceName, TestService>,
  stops: Stop[],
): Promise<Pick<Platform, 'footprint' | 'sql'>> {
  const pools = new Map(
    [...services].map(([name, { database }]) => [
      name,
      new pg.Pool({ connectionString: database.migratorUrl, max: 2 }),
    ]),
  );
  stops.push(async () => {
    await Promise.all([...pools.values()].map((pool) => pool.end()));
  });
  const footprint = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const [name, pool] of pools) {
      // The ledger tells what it hears of other services, whenever that comes; its own calls change nothing.
      for (const table of name === 'custody' ? ['audit'] : ['audit', 'outbox', 'request_keys']) {
        const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
        counts[`${name}.${table}`] = rows[0]?.n ?? 0;
      }
    }
    return counts;
  };
  const sql: Platform['sql'] = async (service, text, values) => {
    await pools.get(service)?.query(text, values);
  };
  return { footprint, sql };
}

/** Keys of the identity store, in files as the service reads them. */
async function identityKeys(dir: string): Promise<Record<string, string>> {
  const names = { IDENTITY_KEY_FILE: 'identity-key', IDENTITY_INDEX_KEY_FILE: 'identity-index-key' };
  const files = Object.entries(names).map(([key, name]) => [key, path.join(dir, name)] as const);
  for (const [, file] of files) await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return Object.fromEntries(files);
}

/** A loaded machine takes its time until every service has heard of everything. */
const loadMs = 90_000;

/** Loads the world and waits until the other services have heard of all of it. */
async function loadWorld(platform: Platform): Promise<void> {
  const token = await platform.tokenOf('loader');
  await call(platform.directory, platform.directory.importDirectory, worldRows(), { token });
  const { operations, outgoing, incoming, tasks, petitions, letters, indicators } = platform;
  const as = async (name: string): Promise<{ token: string }> => ({ token: await platform.tokenOf(name) });
  const [lent, clerk, system] = await Promise.all([
    as('absence:city-administrator'),
    as('TX.clerk'),
    as('district-system'),
  ]);
  const page = ListDeadLettersRequest.fromPartial({ service: 'documents' });
  const entry = CheckDuplicatesRequest.fromPartial({ unitId: unitId('TX'), number: '1' });
  // One of each kind of row: delegations, holdings, service accounts.
  await heard(() => call(operations.documents, operations.documents.listDeadLetters, page, lent));
  await heard(() => call(incoming, incoming.checkDuplicates, entry, clerk));
  await heard(() => call(outgoing, outgoing.listDocumentTypes, {}, system));
  const ofTasks = ListDeadLettersRequest.fromPartial({ service: 'tasks' });
  await heard(() => call(operations.tasks, operations.tasks.listDeadLetters, ofTasks, lent));
  await heard(() => call(tasks, tasks.listTasks, ListTasksRequest.create(), system));
  const ofPetitions = ListDeadLettersRequest.fromPartial({ service: 'petitions' });
  await heard(() => call(operations.petitions, operations.petitions.listDeadLetters, ofPetitions, lent));
  await heard(() => call(petitions, petitions.listPetitions, ListPetitionsRequest.create(), system));
  await heard(() => call(petitions, petitions.listPetitions, ListPetitionsRequest.create(), clerk));
  const ofComplaints = ListDeadLettersRequest.fromPartial({ service: 'complaints' });
  await heard(() => call(operations.complaints, operations.complaints.listDeadLetters, ofComplaints, lent));
  await heard(() => call(letters, letters.listLetters, ListLettersRequest.create(), system));
  await heard(() => call(letters, letters.listLetters, ListLettersRequest.create(), clerk));
  const ofReporting = ListDeadLettersRequest.fromPartial({ service: 'reporting' });
  await heard(() => call(operations.reporting, operations.reporting.listDeadLetters, ofReporting, lent));
  await heard(() => call(indicators, indicators.listIndicators, ListIndicatorsRequest.create(), system));
  await heard(() => call(indicators, indicators.listIndicators, ListIndicatorsRequest.create(), clerk));
  const assigned = { ...assignment('TX', 'TX.desk'), validateOnly: true };
  const leader = await as('TX.leader');
  await heard(() => call(tasks, tasks.assignTask, assigned, leader));
}

function heard(ask: () => Promise<unknown>): Promise<unknown> {
  return eventually(ask, loadMs);
}
