import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { readDemoPeople } from '../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../services/directory/reference/index.ts';
import { type FilledUnit, fillDocuments } from '../bench/fill-documents.ts';
import { desksOf } from '../city/desks.ts';
import { isPortTaken } from '../platform/ports.ts';
import { postgresUrl } from '../platform/postgres.ts';
import { makeThrowAwayDir } from '../platform/throw-away.ts';
import { isRunning, type ProcessIdentity } from '../platform/process-identity.ts';
import { readOptions } from '../start/options.ts';
import { wholePlatform } from '../start/platform-plan.ts';
import { addressOf, OFFSETS, portsOf } from '../start/ports.ts';
import { progressOn } from '../start/progress.ts';
import { gateway, services } from '../start/services.ts';
import { beginPlatform } from '../start/start-platform.ts';

/** A platform that runs, found by its data folder alone: a throw-away one and a city's are met the same way. */
export interface Target {
  dataDir: string;
  /** `http://host:port` of REST. */
  restUrl: string;
  /** `host:port` of gRPC for other systems. */
  grpcAddress: string;
  issuer: string;
  natsUrl: string;
  /** Connection of the app role of a service. */
  databaseUrl: (service: string) => string;
  demoPassword: string;
  districtSecret: string;
  /** Everything `npm start` keeps running, by pid. */
  processes: () => number[];
}

/** The first ports of a throw-away platform are looked for here, above those of tests. */
const FIRST_PORT = 20_000;
const LAST_PORT = 31_000;
const PORTS_APART = 50;
/** Starts of a throw-away platform before it is given up. */
const STARTS = 3;

/** Reads where the platform of a data folder is. @throws Error with one sentence when none runs there */
export function targetOf(dataDir: string): Target {
  const read = (...name: string[]): string => {
    const file = path.join(dataDir, ...name);
    try {
      return readFileSync(file, 'utf8').trim();
    } catch (error) {
      throw new Error(`No platform runs on ${dataDir}: ${file} cannot be read.`, { cause: error });
    }
  };
  const { port } = JSON.parse(read('state.json')) as { port?: number };
  if (port === undefined) throw new Error(`${dataDir} does not say on which port its platform runs.`);
  const secrets = JSON.parse(read('secrets', 'sign-on.json')) as Record<string, string>;
  const processes = (): number[] => {
    const entries = JSON.parse(read('processes.json')) as { process: ProcessIdentity }[];
    return entries.filter((entry) => isRunning(entry.process)).map((entry) => entry.process.pid);
  };
  if (processes().length === 0) throw new Error(`No platform runs on ${dataDir}: start it with npm start.`);
  return {
    dataDir,
    restUrl: `http://${addressOf(port, OFFSETS.http)}`,
    grpcAddress: addressOf(port, gateway.port),
    issuer: `http://${addressOf(port, OFFSETS.signOn)}/realms/baro`,
    natsUrl: read('secrets', 'nats-url'),
    databaseUrl: (service) => read('secrets', `${service}-database-url`),
    demoPassword: secrets['BARO_DEMO_PASSWORD'] ?? '',
    districtSecret: secrets['BARO_DISTRICT_CLIENT_SECRET'] ?? '',
    processes,
  };
}

/** Every process a result must have a line of: the services, and what they stand on. */
export const watchedProcesses: readonly string[] = [
  ...services.map(({ name }) => name),
  gateway.name,
  'sign-on',
  'postgres',
  'nats-server',
];

/**
 * Starts the whole platform with the demo city in a folder that goes away again. Commits are forced to disk.
 * @param documents put into a register besides the demo city's
 */
export async function startThrowAwayPlatform(
  documents: number,
): Promise<{ dataDir: string; stop: () => Promise<void> }> {
  const dataDir = await makeThrowAwayDir();
  const plan = { ...wholePlatform, pages: false };
  const options = readOptions(['--data', dataDir, '--port', String(await findFreeRun())], '/');
  for (let tries = 1; ; tries += 1) {
    const platform = await beginPlatform(plan, options, progressOn(process.stdout));
    const stop = async (): Promise<void> => {
      platform.started.catch(() => undefined);
      await platform.stop();
    };
    try {
      const { store } = await platform.started;
      const port = options.port + OFFSETS.postgres;
      const databaseUrl = (database: string): string =>
        postgresUrl('postgres', store.secrets.postgres, port, database);
      if (documents > 0) await fillDocuments({ databaseUrl }, filledUnit(), documents);
      const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
      return { dataDir, stop: () => stop().then(remove) };
    } catch (error) {
      await stop();
      // On a busy machine the city's patience ends early; what is loaded stays, the next start goes on.
      if (tries < STARTS) continue;
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }
}

/** The department whose register is filled. */
function filledUnit(): FilledUnit {
  const reference = readReference();
  const desks = desksOf(reference, readDemoPeople(reference, '2026-01-01'));
  const holder = (login: string): { id: string; personId: string } => ({
    id: desks.postOf(login),
    personId: desks.personOf(login),
  });
  return {
    id: desks.unitOf('STC'),
    code: 'STC',
    treeId: desks.unitOf('01'),
    posts: [holder('van-thu-so'), holder('chuyen-vien-so')],
  };
}

/** A first port all of whose followers are free, too. */
async function findFreeRun(): Promise<number> {
  const runs = Math.floor((LAST_PORT - FIRST_PORT) / PORTS_APART);
  const start = process.pid % runs;
  for (let turn = 0; turn < runs; turn += 1) {
    const port = FIRST_PORT + ((start + turn) % runs) * PORTS_APART;
    const taken = await Promise.all(
      portsOf(wholePlatform, { port, telemetry: false }, true).map((use) => isPortTaken(use.port)),
    );
    if (!taken.includes(true)) return port;
  }
  throw new Error('no run of free loopback ports is there');
}
