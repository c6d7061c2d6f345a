import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readAnchors } from '../read-anchors.ts';
import { verifyService } from '../verify-service.ts';
import type { ServiceReport, VerifyOptions } from '../verify-service.ts';
import { openBigLog, sealAll } from './big-log.ts';
import type { BigLog } from './big-log.ts';
import { isExactly, rowPlants } from './plants.ts';
import type { Expected, Plant } from './plants.ts';
import { Random } from './random.ts';
import { cutLoosePlant, sealPlants } from './seal-plants.ts';

const rows = 4_000;
const tail = 41;
const batchSize = 256;
const batches = Math.ceil(rows / batchSize);
const seed = randomBytes(4).toString('hex');

let anchorDir: string;
let log: BigLog;

beforeAll(async () => {
  anchorDir = await mkdtemp(path.join(tmpdir(), 'baro-anchors-'));
  log = await openBigLog({ postgresUrl: inject('postgresUrl'), batchSize, anchorDir });
  await log.fill(rows);
  await sealAll(log);
  await log.fill(tail);
});

afterAll(async () => {
  await log.close();
  await rm(anchorDir, { recursive: true });
});

const verify = (more: Partial<VerifyOptions> = {}): Promise<ServiceReport> =>
  verifyService(log.client, { service: log.service, keys: log.keys, ...more });

/** Does something in a transaction that is rolled back. */
async function unharmed<T>(work: () => Promise<T>): Promise<T> {
  await log.client.query('BEGIN');
  try {
    return await work();
  } finally {
    await log.client.query('ROLLBACK');
  }
}

const inner = Array.from({ length: batches - 2 }, (_, index) => index + 2);

type Planted = readonly [plant: Plant, batches: readonly number[]];

/** Plants all, and wants all of them named and nothing else. */
async function expectFound(plants: readonly Planted[], random: Random): Promise<void> {
  await unharmed(async () => {
    const taken = new Set<string>();
    const expected: Expected[] = [];
    for (const [plant, batches] of plants) expected.push(await plant.plant(log, random, { batches, taken }));
    const { faults } = await verify();
    const facts = `seed ${seed}, planted ${JSON.stringify(expected)}, found ${JSON.stringify(faults)}`;
    expect(isExactly(faults, expected) ? '' : facts).toBe('');
  });
}

describe(`a sealed audit, seed ${seed}`, () => {
  it('that nobody touched has no fault, and its tail is told', async () => {
    const report = await unharmed(verify);
    expect(report).toMatchObject({ rows: rows + tail, batches, tailRows: tail, faults: [] });
    expect(report.tailSeconds).toBeGreaterThan(0);
    expect(report.sealedUntil).toBeInstanceOf(Date);
  });

  it.for(rowPlants)('$name is found and named', async (plant) => {
    const random = new Random(`${seed} ${plant.name}`);
    for (let turn = 0; turn < 2; turn += 1) await expectFound([[plant, inner]], random);
  });

  it('all of these at once are found and named', async () => {
    const planted = [...rowPlants, ...rowPlants].map((plant): Planted => [plant, inner]);
    await expectFound(planted, new Random(`${seed} all`));
  });

  it.for(sealPlants)('$name is found and named', async (plant) => {
    await expectFound([[plant, inner]], new Random(`${seed} ${plant.name}`));
  });

  it('faults of rows and of seals at once are found and named', async () => {
    const random = new Random(`${seed} both`);
    // A seal that is gone leaves the rows of its own batch without proof: faults of rows are planted in others.
    const [sealed, ofSeals] = [inner.filter((batch) => batch < 8), inner.filter((batch) => batch >= 8)];
    const planted = rowPlants.map((plant): Planted => [plant, sealed]);
    for (const [index, batch] of ofSeals.entries()) {
      const plant = index % 2 === 0 ? random.pick(sealPlants) : undefined;
      if (plant) planted.push([plant, [batch]]);
    }
    await expectFound(planted, random);
  });

  it('cut loose in the midst by who has the key is found at both ends', async () => {
    await unharmed(async () => {
      const { batch = 0 } = await cutLoosePlant.plant(log, new Random(seed), {
        batches: inner,
        taken: new Set(),
      });
      const { faults } = await verify();
      const cut = faults.map(({ kind, batch: at }) => ({ kind, batch: at }));
      expect(cut).toEqual([
        { kind: 'chain-cut', batch },
        { kind: 'chain-cut', batch: batch + 1 },
      ]);
    });
  });

  it('does not pass for that of another service', async () => {
    const { faultCount } = await unharmed(() => verify({ service: 'other' }));
    expect(faultCount).toBe(batches);
  });

  it('whose end was cut off with its rows is found out by the anchors alone', async () => {
    await unharmed(async () => {
      const { rows: ends } = await log.client.query<{ batch: number }>(
        'DELETE FROM audit_seal_members WHERE batch > $1 RETURNING batch',
        [batches - 2],
      );
      expect(ends.length).toBe(2);
      await log.client.query('DELETE FROM audit_seals WHERE batch > $1', [batches - 2]);
      await log.client.query(
        `DELETE FROM audit WHERE (transaction_id, id) >
         (SELECT last_transaction_id, last_id FROM audit_seals ORDER BY batch DESC LIMIT 1)`,
      );
      expect((await verify()).faults).toEqual([]);
      const anchors = await readAnchors([anchorDir], undefined);
      const { faults } = await verify({ anchors });
      expect(faults).toMatchObject([{ kind: 'chain-cut', batch: batches }]);
    });
  });
});
