import { rm } from 'node:fs/promises';
import { eventually, source, tell, testService } from '@baro/chassis/testing';
import type { TestService } from '@baro/chassis/testing';
import { makeThrowAwayDir, startThrowAwayNats } from '@baro/tools/platform/throw-away.ts';
import { dueTasks, shares, StandingScene } from './standing-scene.ts';
import { seedWholeCity } from './whole-city.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

// Today is Monday 2026-11-16: last week is 9 to 15 November, the stretches begin on 19 October and 21 September.
export const lastWeek = '11-12';
const recent = '10-28';
const former = '10-01';

/** By unit: done and due last week, before it within the recent stretch, and in the former one. */
const told: Record<string, [day: string, done: number, due: number][]> = {
  'ba-dinh': [
    [lastWeek, 2, 3],
    [recent, 1, 2],
    [former, 2, 4],
  ],
  'xa-0': [
    [lastWeek, 2, 2],
    [recent, 2, 2],
    [former, 1, 4],
  ],
  'xa-1': [
    [lastWeek, 2, 3],
    [recent, 1, 1],
    [former, 2, 4],
  ],
  'xa-2': [
    [lastWeek, 0, 2],
    [recent, 2, 2],
    [former, 4, 4],
  ],
  'xa-3': [[lastWeek, 1, 1]],
};

/** A whole city with an index set, whose tasks service has told of five wards. */
export interface StartedStanding {
  world: World;
  scene: StandingScene;
  tasks: TestService;
  stop: () => Promise<void>;
}

/** Starts it; nothing is counted yet but by the service's own job. */
export async function startStanding(): Promise<StartedStanding> {
  const dir = await makeThrowAwayDir();
  const nats = await startThrowAwayNats(dir);
  const world = await startWorld(nats.url);
  await seedWholeCity(world);
  const tasks = await testService(source('tasks'), { issuer: world.issuer.issuer, natsUrl: nats.url });
  await world.import(shares);
  const scene = new StandingScene(world);
  await scene.import();
  await tellAll(world, tasks);
  const stop = async (): Promise<void> => {
    scene.close();
    await tasks.close();
    await world.close();
    await nats.stop();
    await rm(dir, { recursive: true });
  };
  return { world, scene, tasks, stop };
}

async function tellAll(world: World, tasks: TestService): Promise<void> {
  const days = Object.entries(told).flatMap(([unit, all]) => all.map((day) => [unit, ...day] as const));
  const items = days.flatMap(([unit, day, done, due]) => dueTasks(unit, day, done, due));
  const allDone = days.reduce((sum, [, , done]) => sum + done, 0);
  await tell(
    tasks,
    items.flatMap(({ events }) => events),
  );
  await eventually(async () => {
    const facts = await world.rows<{ done: boolean }>(
      "SELECT finish_reason IS NOT DISTINCT FROM 'confirmed' AS done FROM item_facts",
    );
    const done = facts.filter((one) => one.done).length;
    if (facts.length < items.length || done < allDone) throw new Error('not all is told yet');
  });
}
