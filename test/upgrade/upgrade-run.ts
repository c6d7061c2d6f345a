import { withClient } from '@baro/tools/recovery/platform-database.ts';
import { Checks } from '../recovery/checks.ts';
import { checkEvidence } from './evidence.ts';
import { type Load, openLoad } from './load.ts';
import { layOldRelease, type OldRelease, UpgradeError } from './old-release.ts';
import type { UpgradeOptions } from './options.ts';
import type { Place } from './replica-set.ts';
import { isIn, mainIn, openStage, type Stage } from './stage.ts';

/** Calls that must end in each part of the run. */
const stretch = 60;

type Say = (line: string) => void;

interface Scene {
  stage: Stage;
  load: Load;
  checks: Checks;
  say: Say;
  old: OldRelease;
  /** Where the new release lies. */
  newDir: string;
}

/** Upgrades a platform under load from an old commit to this clone, and back when asked. */
export async function runUpgrade({ root, from, back }: UpgradeOptions, say: Say): Promise<Checks> {
  const checks = new Checks(say);
  const old = await layOldRelease(root, from);
  try {
    say(`from ${old.commit.slice(0, 12)} to ${root}: two replicas of each service of the old release start`);
    const stage = await openStage(old.dir);
    try {
      const load = await openLoad(stage);
      try {
        const scene = { stage, load, checks, say, old, newDir: root };
        await upgrade(scene);
        if (back) await goBack(scene);
      } finally {
        await load.calls.end();
        load.close();
      }
      await checkEvidence(stage, checks);
    } finally {
      await stage.stop();
    }
    return checks;
  } finally {
    await old.remove();
  }
}

async function upgrade(scene: Scene): Promise<void> {
  const { stage, old, newDir, say } = scene;
  await part(scene, 'the old release serves', () => Promise.resolve());
  // As the charts: a hook before the upgrade, of all services at once.
  await part(scene, 'the old release serves on the new schema', async () => {
    const before = await countMigrations(stage);
    await Promise.all(stage.sets.map((set) => set.migrate(mainIn(newDir, set.name))));
    say(`       ${(await countMigrations(stage)) - before} migrations of the new release have run`);
  });
  const leave = ({ http }: Place): void => {
    if (!old.drains && http !== undefined) stage.balancer.forget(http);
  };
  // As its operator had to do by hand; of a release that drains nothing is taken off its hands.
  if (!old.drains) say('       the old release cannot say that it leaves: the balancer is told first');
  await part(scene, 'the new release took over, one replica after the other', () =>
    roll(scene, newDir, leave),
  );
}

async function goBack(scene: Scene): Promise<void> {
  await part(scene, 'the old release is back, on the new schema', () =>
    roll(scene, scene.old.dir, () => undefined),
  );
}

async function countMigrations({ platform, sets }: Stage): Promise<number> {
  let count = 0;
  for (const { name } of sets) {
    await withClient(platform.databaseUrl(`baro_${name}`), async (client) => {
      const there = await client.query<{ name: string | null }>(
        "SELECT to_regclass('schema_migrations') AS name",
      );
      if (there.rows[0]?.name === null) return;
      const { rows } = await client.query('SELECT name FROM schema_migrations');
      count += rows.length;
    });
  }
  return count;
}

/** Every service at the same time, as Deployments of one release; each waits for its own replica alone. */
async function roll({ stage, say }: Scene, dir: string, leave: (place: Place) => void): Promise<void> {
  const rolls = await Promise.allSettled(
    stage.sets.map(async (set) => {
      const known = isIn(dir, set.name);
      // A release that does not know it takes it away, as helm does.
      await (known ? set.roll(mainIn(dir, set.name), leave) : set.stop());
      say(`       ${set.name} is ${known ? 'replaced' : 'taken away'}`);
    }),
  );
  const failed = rolls.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Something done under load: no call may fail in it, nor in the stretch after it. */
async function part(
  { stage, load, checks, say }: Scene,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  const { mover } = stage.world;
  const [before, done, again] = [load.calls.failures.length, load.calls.done, mover.askedAgain.length];
  let halt = '';
  await work().catch((error: unknown) => {
    halt = error instanceof Error ? error.message : String(error);
  });
  await load.calls.more(stretch);
  const failures = [
    ...load.calls.failures.slice(before),
    // The mover asks again until it is answered; here that is a failure as any other.
    ...mover.askedAgain.slice(again).map((why) => `an act over gRPC had to be asked again: ${why}`),
    ...(await load.checkSession().then(
      () => [],
      (error: unknown) => [`who was signed in is no longer: ${String(error)}`],
    )),
  ];
  const facts = `${load.calls.done - done} calls, ${failures.length} failed`;
  checks.addNone(halt ? 'what ran goes on' : name, facts, failures);
  if (halt === '') return;
  say(`       running: ${stage.sets.map((set) => `${set.name} ${set.running}`).join(', ')}`);
  throw new UpgradeError(`The upgrade halts; what ran runs on. ${halt}`);
}
