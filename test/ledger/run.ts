import { openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import {
  CheckDuplicatesRequest,
  IncomingDocumentServiceClient,
} from '@baro/proto/baro/documents/v1/incoming';
import { ListTasksRequest, TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import { call } from '@baro/chassis';
import { importLaw } from '@baro/tools/testing/import-law.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { seededRandom } from '../fire/random.ts';
import type { Comparison } from './compare.ts';
import type { ReportingComparison } from './compare-reporting.ts';
import { liveDocument } from './lives.ts';
import type { World } from './lives.ts';
import { Mover } from './mover.ts';
import { importCatalogue } from './reported.ts';
import { auditors, daysOff, logins, units } from './scene.ts';
import { settle, settleReporting } from './settle.ts';
import { liveTask } from './task-lives.ts';

const clients = 8;
/** The run begins a week before Tết; its clock jumps ahead by some hours at each kill. */
const begin = new Date('2026-02-09T08:00:00+07:00');
export const victims = ['documents', 'tasks', 'custody', 'directory', 'reporting', 'nats'] as const;
/** Due time of half of the tasks, and the instant at which half of what was left lying is done after all: too late. */
const soon = new Date('2026-03-03T17:00:00+07:00');
const end = new Date('2026-03-06T10:00:00+07:00');

/** What a run did and found. */
export interface LedgerRun {
  hands: number;
  retries: number;
  kills: Readonly<Record<string, number>>;
  found: Comparison;
  /** What reporting knows and counts against a recount from the services' own tables. */
  counted: ReportingComparison;
}

/** The real platform, a mixed load, and a hand that pulls plugs at seeded moments; then the comparison. */
export async function runLedger(
  seed: number,
  size: { wanted: number; killsWanted: number },
  say: (line: string) => void,
): Promise<LedgerRun> {
  const platform = await startTestPlatform({
    services: ['directory', 'documents', 'tasks', 'custody', 'reporting'],
    durable: true,
    testClock: begin,
  });
  try {
    const world = await openWorld(platform, seed);
    await hearOfTheCity(platform, world);
    const load = { working: true };
    const work = loadUntil(world, size.wanted).finally(() => {
      load.working = false;
    });
    const kills = await killUnderLoad(platform, world, load, { seed, ...size });
    await work;
    await liveOn(platform, world);
    const { hands, retries } = world.mover;
    say(`${hands} changes of hands, ${retries} calls tried again, killed ${JSON.stringify(kills)}`);
    world.documents.close();
    world.tasks.close();
    const found = await settle(platform);
    return { hands, retries, kills, found, counted: await settleReporting(platform, world.office, end) };
  } finally {
    await platform.stop();
  }
}

async function openWorld(platform: TestPlatform, seed: number): Promise<World> {
  const { address, signOn } = platform;
  const admin = await signOn.token('quan-tri');
  const seeded = await seedDirectory(address('directory'), admin, [...units, auditors], daysOff);
  await importLaw(platform, ['reporting']);
  const [office, department] = seeded;
  const posts = seeded.flatMap((unit) => unit.posts);
  const order = [logins.clerk, logins.leader, logins.official, logins.head, logins.director, logins.deputy];
  return {
    mover: new Mover(`LEDGER${seed}`, (login) => signOn.token(login)),
    documents: openClient(IncomingDocumentServiceClient, address('documents')),
    tasks: openClient(TaskServiceClient, address('tasks')),
    office: office?.id ?? '',
    department: department?.id ?? '',
    postOf: (login) => posts[order.findIndex((known) => known === login)]?.id ?? '',
    random: seededRandom(seed),
    left: [],
    soon,
  };
}

/** Both services know who calls once the city's events have arrived. */
async function hearOfTheCity(platform: TestPlatform, world: World): Promise<void> {
  const { signOn } = platform;
  const { documents, tasks, office } = world;
  const check = CheckDuplicatesRequest.fromPartial({ unitId: office, number: '1' });
  const token = await signOn.token(logins.clerk);
  await eventually(() => call(documents, documents.checkDuplicates, check, { token }), 60_000);
  const deputy = await signOn.token(logins.deputy);
  await eventually(() => call(tasks, tasks.listTasks, ListTasksRequest.create(), { token: deputy }), 60_000);
  await eventually(() => importCatalogue(platform, office), 60_000);
}

async function loadUntil(world: World, wanted: number): Promise<void> {
  let number = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (world.mover.hands < wanted) {
        number += 1;
        if (number % 2 === 0) await liveDocument(world, number);
        else await liveTask(world);
      }
    }),
  );
}

/** Ends half of the lives that stopped on their way, when what they were about has long been due. */
async function liveOn(platform: TestPlatform, { left = [] }: World): Promise<void> {
  await platform.setTime(end);
  const ends = left.splice(0, Math.ceil(left.length / 2));
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let next = ends.pop(); next; next = ends.pop()) await next();
    }),
  );
}

async function killUnderLoad(
  platform: TestPlatform,
  { mover }: World,
  load: { working: boolean },
  { seed, wanted, killsWanted }: { seed: number; wanted: number; killsWanted: number },
): Promise<Record<string, number>> {
  const random = seededRandom(seed + 1);
  const kills: Record<string, number> = {};
  let now = begin.getTime();
  for (let index = 0; index < killsWanted; index += 1) {
    const moment = ((index + random()) * wanted) / (killsWanted + 1);
    while (load.working && mover.hands < moment) await rest(2);
    if (!load.working) break;
    await rest(random() * 40);
    // Every process in turn, so that none is spared; when is what the seed decides.
    const victim = victims[index % victims.length] ?? 'custody';
    await killAndStart(platform, victim);
    kills[victim] = (kills[victim] ?? 0) + 1;
    now += Math.floor(random() * 24 * 60) * 60_000;
    await platform.setTime(new Date(now));
  }
  return kills;
}

async function killAndStart(platform: TestPlatform, victim: (typeof victims)[number]): Promise<void> {
  if (victim === 'nats') {
    await platform.killNats();
    await platform.startNats();
    return;
  }
  const service = platform.service(victim);
  await service.kill();
  await service.start();
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
