import { existsSync } from 'node:fs';
import path from 'node:path';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import {
  CheckDuplicatesRequest,
  IncomingDocumentServiceClient,
} from '@baro/proto/baro/documents/v1/incoming';
import { ListTasksRequest, TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { gateway, services } from '@baro/tools/start/services.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform, type TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { seededRandom } from '../fire/random.ts';
import type { World } from '../ledger/lives.ts';
import { logins, units } from '../ledger/scene.ts';
import { Balancer } from './balancer.ts';
import { type Place, ReplicaSet } from './replica-set.ts';
import { TellingMover } from './telling-mover.ts';

/** Two run, and there is room for a third. */
const placesEach = 3;
/** As the charts, so that everybody who looks has seen it. */
const drainDelayMs = 5_000;
/** A slow machine makes calls slow; what is judged is that none is dropped. */
const deadlineMs = 60_000;

/** What is upgraded, and by which it is looked at. */
export interface Stage {
  platform: TestPlatform;
  balancer: Balancer;
  /** The services, then the gateway. */
  sets: readonly ReplicaSet[];
  world: World & { mover: TellingMover };
  /** gRPC of all gateways. */
  target: string;
  stop: () => Promise<void>;
}

/** The program of a service in a release. */
export function mainIn(dir: string, name: string): string {
  const entry = [...services, gateway].find((one) => one.name === name);
  return path.join(dir, entry?.main ?? path.join('services', name, 'src', 'main.ts'));
}

/** Whether a release has the service; one that is new has a database, and nothing in it. */
export function isIn(dir: string, name: string): boolean {
  return existsSync(mainIn(dir, name));
}

const names = [...services.map(({ name }) => name), gateway.name];

/** Starts the release in `dir`, two replicas of each service, a balancer before the gateways, and a small city. */
export async function openStage(dir: string): Promise<Stage> {
  const places = await findPlaces();
  const [there, added] = [names.filter((name) => isIn(dir, name)), names.filter((name) => !isIn(dir, name))];
  const mains = (of: string[]): Record<string, string> =>
    Object.fromEntries(of.map((name) => [name, mainIn(dir, name)]));
  const platform = await startTestPlatform({
    services: [],
    neighbours: mains(there),
    prepared: mains(added),
    durable: true,
    env: environment(places),
  });
  const balancer = new Balancer((places.get(gateway.name) ?? []).flatMap(({ http }) => http ?? []));
  const sets = names.map((name) => new ReplicaSet(platform.service(name), places.get(name) ?? []));
  const stops: (() => unknown)[] = [() => platform.stop(), () => Promise.all(sets.map((set) => set.stop()))];
  const stop = async (): Promise<void> => {
    for (let step = stops.pop(); step; step = stops.pop()) await step();
  };
  try {
    const old = sets.filter((set) => isIn(dir, set.name));
    await Promise.all(old.map((set) => set.begin(mainIn(dir, set.name))));
    const target = targetOf(places, gateway.name);
    const world = await openWorld(platform, target, places);
    stops.push(
      () => world.documents.close(),
      () => world.tasks.close(),
    );
    await balancer.listen(platform.gatewayUrl);
    stops.push(() => balancer.close());
    await hearOfTheCity(platform, world);
    return { platform, balancer, sets, world, target, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findPlaces(): Promise<Map<string, Place[]>> {
  const places = new Map<string, Place[]>();
  const address = async (): Promise<string> => `127.0.0.1:${await findFreePort()}`;
  for (const name of names) {
    const own: Place[] = [];
    for (let index = 0; index < placesEach; index += 1) {
      own.push({ grpc: await address(), ...(name === gateway.name ? { http: await address() } : {}) });
    }
    places.set(name, own);
  }
  return places;
}

/** What every process is told; the first replica of each is at its first place. */
function environment(places: ReadonlyMap<string, Place[]>): Record<string, string> {
  const env: Record<string, string> = {
    GATEWAY_RATE_LIMIT_PER_MINUTE: '0',
    GATEWAY_CALL_TIMEOUT_MS: String(deadlineMs),
  };
  for (const [name, [first]] of places) {
    const prefix = name.toUpperCase();
    env[`${prefix}_GRPC_ADDRESS`] = first?.grpc ?? '';
    env[`${prefix}_DRAIN_DELAY_MS`] = String(drainDelayMs);
    if (first?.http !== undefined) env[`${prefix}_HTTP_ADDRESS`] = first.http;
    else env[`GATEWAY_${prefix}_ADDRESS`] = targetOf(places, name);
  }
  return env;
}

/** As the headless service of a cluster: every place a replica may be at. */
function targetOf(places: ReadonlyMap<string, Place[]>, name: string): string {
  return `ipv4:${(places.get(name) ?? []).map(({ grpc }) => grpc).join(',')}`;
}

async function openWorld(
  { signOn }: TestPlatform,
  target: string,
  places: ReadonlyMap<string, Place[]>,
): Promise<Stage['world']> {
  const directory = targetOf(places, 'directory');
  const seeded = await seedDirectory(directory, await signOn.token('quan-tri'), units);
  const [office, department] = seeded;
  const posts = seeded.flatMap((unit) => unit.posts);
  const order = [logins.clerk, logins.leader, logins.official, logins.head, logins.director, logins.deputy];
  return {
    mover: new TellingMover('UPGRADE', (login) => signOn.token(login), deadlineMs),
    documents: openClient(IncomingDocumentServiceClient, target),
    tasks: openClient(TaskServiceClient, target),
    office: office?.id ?? '',
    department: department?.id ?? '',
    postOf: (login) => posts[order.findIndex((known) => known === login)]?.id ?? '',
    random: seededRandom(20_261_127),
  };
}

/** Both services know who calls once the city's events have arrived. */
async function hearOfTheCity({ signOn }: TestPlatform, { documents, tasks, office }: World): Promise<void> {
  const check = CheckDuplicatesRequest.fromPartial({ unitId: office, number: '1' });
  const token = await signOn.token(logins.clerk);
  await eventually(() => call(documents, documents.checkDuplicates, check, { token }), 120_000);
  const deputy = await signOn.token(logins.deputy);
  await eventually(() => call(tasks, tasks.listTasks, ListTasksRequest.create(), { token: deputy }), 120_000);
}
