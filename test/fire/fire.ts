import path from 'node:path';
import pg from 'pg';
import { eventually } from '@baro/chassis/testing';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { checkEffects, checkNumbers } from './checks.ts';
import type { Check } from './checks.ts';
import { seededRandom } from './random.ts';
import { cachedToken } from './tokens.ts';
import { Registrar, rollbackWord } from './registrar.ts';

const clients = 8;
const registrationsEach = 500;
const killsWanted = 24;
const killsNeeded = 20;
const natsAwayMs = 30_000;
const clerk = '0190a000-0000-7000-8000-000000000001';

/** Faults of the documents process, and of the neighbour that consumes its events. */
const crashes = [
  { point: 'before-commit', service: 'documents' },
  { point: 'after-commit', service: 'documents' },
  { point: 'after-puback', service: 'documents' },
  { point: 'before-ack', service: 'watch' },
] as const;

/** A started run. */
export interface Fire {
  registerUnderKills(): Promise<void>;
  crashAtEachPoint(): Promise<void>;
  loseNats(): Promise<void>;
  check(): Promise<Check[]>;
  stop(): Promise<void>;
}

/** The real platform, eight clients, and a hand that pulls plugs at seeded moments. */
export async function startFire(seed: number, say: (line: string) => void): Promise<Fire> {
  const watchMain = path.join(import.meta.dirname, 'watch-main.ts');
  const platform = await startTestPlatform({
    services: ['directory', 'documents'],
    neighbours: { watch: watchMain },
    durable: true,
  });
  try {
    const admin = await platform.signOn.token('quan-tri');
    const [unit] = await seedDirectory(platform.address('directory'), admin, [
      { code: 'FIRE', name: 'Sở thử lửa', posts: [{ role: 'RECORDS_CLERK', accountId: clerk }] },
    ]);
    return new FireRun(platform, unit?.id ?? '', seed, say);
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

class FireRun implements Fire {
  readonly #platform: TestPlatform;
  readonly #unitId: string;
  readonly #random: () => number;
  readonly #say: (line: string) => void;
  readonly #registrar: Registrar;
  readonly #checks: Check[] = [];

  constructor(platform: TestPlatform, unitId: string, seed: number, say: (line: string) => void) {
    this.#platform = platform;
    this.#unitId = unitId;
    this.#random = seededRandom(seed);
    this.#say = say;
    say(`seed ${seed}`);
    const token = cachedToken(() => platform.signOn.token('van-thu'));
    this.#registrar = new Registrar({
      address: platform.address('documents'),
      token,
      unitId,
      run: `LUA${seed}`,
    });
  }

  /** Eight clients, every tenth registration rolled back at its commit, the process killed again and again. */
  async registerUnderKills(): Promise<void> {
    await this.#rollBackMarked();
    await eventually(() => this.#registrar.register(99, 0), 60_000);
    const load = { working: true };
    const work = Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let index = 0; index < registrationsEach; index += 1) {
          await this.#registrar.register(client, index);
        }
      }),
    ).finally(() => {
      load.working = false;
    });
    const documents = this.#platform.service('documents');
    let kills = 0;
    for (const moment of this.#moments()) {
      await this.#until(() => !load.working || this.#answered() >= moment);
      await rest(this.#random() * 40);
      if (!load.working) break;
      await documents.kill();
      kills += 1;
      await documents.start();
    }
    await work;
    const { rolledBack, retries } = this.#registrar;
    this.#checks.push({
      name: 'the process was killed at least 20 times under load',
      passed: kills >= killsNeeded,
      facts: `${kills} kills, ${retries} retries`,
    });
    const wanted = (clients * registrationsEach) / 10;
    this.#checks.push({
      name: 'a tenth was rolled back at commit',
      passed: rolledBack === wanted,
      facts: `${rolledBack} of ${wanted}`,
    });
    this.#say(`registered under ${kills} kills`);
  }

  /** Seeded counts of answers at which the process is killed, spread over the whole run. */
  #moments(): number[] {
    const total = clients * registrationsEach;
    const step = total / (killsWanted + 1);
    return Array.from({ length: killsWanted }, (_, index) => Math.floor((index + this.#random()) * step));
  }

  #answered(): number {
    return this.#registrar.acknowledged.length + this.#registrar.rolledBack;
  }

  async #until(met: () => boolean): Promise<void> {
    while (!met()) await rest(2);
  }

  /** One death at each point where a crash could lose or double something; the clients never stop. */
  async crashAtEachPoint(): Promise<void> {
    for (const [round, { point, service }] of crashes.entries()) {
      const process = this.#platform.service(service);
      await process.stop();
      const passes = 3 + Math.floor(this.#random() * 20);
      await process.start({ [`${service.toUpperCase()}_FAULT_POINT`]: `${point}:${passes}` });
      const died = process.ended().then(async (signal) => {
        // Stopped by the next round, it did not die here.
        if (signal !== 'SIGKILL') return false;
        await process.start();
        return true;
      });
      const work = Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          for (let index = 0; index < 20; index += 1) {
            if (index % 10 !== 9) await this.#registrar.register(client + 100 * (round + 1), index);
          }
        }),
      );
      const dead = await Promise.race([died, rest(60_000).then(() => false)]);
      await work;
      this.#checks.push({ name: `killed ${point}`, passed: dead, facts: `${service}, pass ${passes}` });
      this.#say(`killed ${service} ${point}`);
    }
  }

  /** NATS away for half a minute under load: nobody notices, and afterwards every event arrives. */
  async loseNats(): Promise<void> {
    await this.#platform.stopNats();
    const back = rest(natsAwayMs).then(() => this.#platform.startNats());
    const nats = { back: false };
    const end = back.then(() => {
      nats.back = true;
    });
    const before = { retries: this.#registrar.retries, done: this.#registrar.acknowledged.length };
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let index = 0; !nats.back; index += 1) {
          if (index % 10 !== 9) await this.#registrar.register(client + 1000, index);
          await rest(20);
        }
      }),
    );
    await end;
    const failed = this.#registrar.retries - before.retries;
    const done = this.#registrar.acknowledged.length - before.done;
    this.#checks.push({
      name: 'no request failed while NATS was away',
      passed: failed === 0 && done > 0,
      facts: `${done} registered in ${natsAwayMs / 1000} s, ${failed} failed`,
    });
    this.#say('NATS is back');
  }

  async check(): Promise<Check[]> {
    const documents = new pg.Client({ connectionString: this.#platform.databaseUrl('baro_documents') });
    const watch = new pg.Client({ connectionString: this.#platform.databaseUrl('baro_watch') });
    await Promise.all([documents.connect(), watch.connect()]);
    try {
      const settled = async (): Promise<Check> => {
        const found = await checkEffects(documents, watch);
        if (!found.passed) throw new Error(found.facts);
        return found;
      };
      const effects = await eventually(settled, 120_000).catch(() => checkEffects(documents, watch));
      return [
        ...this.#checks,
        ...(await checkNumbers(documents, this.#unitId, this.#registrar.acknowledged)),
        effects,
      ];
    } finally {
      await Promise.all([documents.end(), watch.end()]);
    }
  }

  async stop(): Promise<void> {
    this.#registrar.close();
    await this.#platform.stop();
  }

  /** A deferred trigger refuses marked rows at commit: the latest moment a registration can be rolled back. */
  async #rollBackMarked(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#platform.databaseUrl('baro_documents') });
    await client.connect();
    await client.query(`
      CREATE FUNCTION roll_back_marked() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'rolled back by the fire test'; END $$;
      CREATE CONSTRAINT TRIGGER roll_back_marked AFTER INSERT ON incoming_documents DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.subject LIKE '%${rollbackWord}%') EXECUTE FUNCTION roll_back_marked();`);
    await client.end();
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
