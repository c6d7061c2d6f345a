// Gate `audit`: plants of every kind at random in a large log, sealed by the real sealer, are found and named.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { openBigLog, sealAll } from '@baro/tools/audit-verify/test/big-log.ts';
import type { BigLog } from '@baro/tools/audit-verify/test/big-log.ts';
import { isExactly, rowPlants } from '@baro/tools/audit-verify/test/plants.ts';
import type { Expected, Plant } from '@baro/tools/audit-verify/test/plants.ts';
import { Random } from '@baro/tools/audit-verify/test/random.ts';
import { sealPlants } from '@baro/tools/audit-verify/test/seal-plants.ts';
import { verifyService } from '@baro/tools/audit-verify/verify-service.ts';
import type { ServiceReport } from '@baro/tools/audit-verify/verify-service.ts';
import { makeThrowAwayDir, startThrowAwayPostgres } from '@baro/tools/platform/throw-away.ts';

const rows = 200_000;
const batchSize = 4_096;
/** How often each kind is planted alone. */
const turns = 2;
const ofEachAtOnce = 12;
const batches = Array.from({ length: Math.floor(rows / batchSize) - 2 }, (_, index) => index + 2);

type Planted = readonly [plant: Plant, batches: readonly number[]];

const seed = process.argv[2] ?? randomBytes(4).toString('hex');
const results: boolean[] = [];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function check(name: string, passed: boolean, facts: string): void {
  results.push(passed);
  say(`${passed ? 'passed' : 'FAILED'} ${name}${passed ? '' : `: ${facts}`}`);
}

async function main(): Promise<void> {
  say(`seed ${seed} (again: node test/audit/main.ts ${seed})`);
  const dir = await makeThrowAwayDir();
  const postgres = await startThrowAwayPostgres(dir);
  try {
    const log = await openBigLog({ postgresUrl: postgres.url(), batchSize });
    try {
      await judge(log);
    } finally {
      await log.close();
    }
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function judge(log: BigLog): Promise<void> {
  const random = new Random(seed);
  await log.fill(rows);
  const started = performance.now();
  await sealAll(log);
  say(`${rows} rows sealed, ${perSecond(started)} rows/s`);
  await log.client.query('VACUUM ANALYZE audit');
  const before = performance.now();
  const whole = await unharmed(log, () => verify(log));
  say(`read and verified, ${perSecond(before)} rows/s`);
  check(
    'a log nobody touched',
    whole.rows === rows && whole.tailRows === 0 && whole.faultCount === 0,
    JSON.stringify(whole),
  );
  for (let turn = 1; turn <= turns; turn += 1) {
    for (const kind of ['changed', 'removed', 'inserted']) {
      const plant = random.pick(rowPlants.filter(({ name }) => name.startsWith(kind)));
      await find(log, `${plant.name}, turn ${turn}`, [[plant, batches]]);
    }
  }
  const many = rowPlants.flatMap((plant) => Array.from({ length: ofEachAtOnce }, () => plant));
  await find(
    log,
    `${many.length} faults of rows at once`,
    many.map((plant): Planted => [plant, batches]),
  );
  for (const half of [0, 1]) await find(log, `faults of seals at once, part ${half + 1}`, everyOther(half));
}

/** Faults of seals, each in a batch that has whole neighbours. */
function everyOther(half: number): Planted[] {
  const plants = sealPlants.filter((_, index) => index % 2 === half);
  return plants.map((plant, index): Planted => [plant, batches.slice(index * 3, index * 3 + 1)]);
}

async function find(log: BigLog, name: string, planted: readonly Planted[]): Promise<void> {
  const random = new Random(`${seed} ${name}`);
  const taken = new Set<string>();
  await unharmed(log, async () => {
    const expected: Expected[] = [];
    for (const [plant, where] of planted) {
      expected.push(await plant.plant(log, random, { batches: where, taken }));
    }
    const { faults } = await verify(log);
    check(
      name,
      isExactly(faults, expected),
      `planted ${JSON.stringify(expected)}, found ${JSON.stringify(faults)}`,
    );
  });
}

function verify(log: BigLog): Promise<ServiceReport> {
  return verifyService(log.client, { service: log.service, keys: log.keys });
}

async function unharmed<T>({ client }: BigLog, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

function perSecond(started: number): string {
  return ((rows * 1000) / (performance.now() - started)).toFixed(0);
}

await main();
const passed = results.filter(Boolean).length;
say(`${passed} passed, ${results.length - passed} failed`);
process.exitCode = passed === results.length ? 0 : 1;
