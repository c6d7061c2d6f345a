import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configOf, rebuildReadModel } from '@baro/chassis';
import { testService, source } from '@baro/chassis/testing';
import type { TestService } from '@baro/chassis/testing';
import type { ItemService } from '../src/domain/item-event.ts';
import { custody } from '../src/service.ts';
import { noNats } from './world.ts';
import type { World } from './world.ts';

/** The services whose logs the ledger of a world is rebuilt from. */
export class Logs {
  readonly documents: TestService;
  readonly tasks: TestService;
  readonly petitions: TestService;
  readonly complaints: TestService;
  readonly #world: World;
  readonly #dir: string;

  private constructor(world: World, services: Record<ItemService, TestService>, dir: string) {
    this.#world = world;
    this.documents = services.documents;
    this.tasks = services.tasks;
    this.petitions = services.petitions;
    this.complaints = services.complaints;
    this.#dir = dir;
  }

  /** Starts them; without NATS unless one is given. */
  static async open(world: World, natsUrl = noNats): Promise<Logs> {
    const options = { issuer: world.issuer.issuer, natsUrl };
    const dir = await mkdtemp(path.join(tmpdir(), 'baro-rebuild-'));
    const services = {
      documents: await testService(source('documents'), options),
      tasks: await testService(source('tasks'), options),
      petitions: await testService(source('petitions'), options),
      complaints: await testService(source('complaints'), options),
    };
    return new Logs(world, services, dir);
  }

  /** The environment `main.ts rebuild` is started with. */
  async env(): Promise<Record<string, string>> {
    const file = async (name: string, text: string): Promise<string> => {
      const target = path.join(this.#dir, name);
      await writeFile(target, text, { mode: 0o600 });
      return target;
    };
    const { database } = this.#world.service;
    return {
      CUSTODY_GRPC_ADDRESS: '127.0.0.1:0',
      CUSTODY_DATABASE_URL_FILE: await file('app', database.appUrl),
      CUSTODY_MIGRATOR_DATABASE_URL_FILE: await file('migrator', database.migratorUrl),
      CUSTODY_NATS_URL_FILE: await file('nats', noNats),
      CUSTODY_OIDC_ISSUER: this.#world.issuer.issuer,
      CUSTODY_LOG_LEVEL: 'silent',
      CUSTODY_DOCUMENTS_ADDRESS: this.documents.address,
      CUSTODY_TASKS_ADDRESS: this.tasks.address,
      CUSTODY_PETITIONS_ADDRESS: this.petitions.address,
      CUSTODY_COMPLAINTS_ADDRESS: this.complaints.address,
      CUSTODY_REBUILD_TOKEN_FILE: await file('token', await this.#world.issuer.token('operator')),
    };
  }

  /** Rebuilds the ledger in this process. @returns how many events the logs had */
  async rebuild(): Promise<number> {
    return rebuildReadModel(custody(), configOf(custody(), await this.env()));
  }

  async close(): Promise<void> {
    await this.documents.close();
    await this.tasks.close();
    await this.petitions.close();
    await this.complaints.close();
    await rm(this.#dir, { recursive: true });
  }
}

const counted = `
SELECT unit_id, post_id, kind, CASE WHEN due_day < $1 THEN '-infinity' ELSE due_day END AS due_day, sum(open)::int AS open,
  sum(awaiting)::int AS awaiting
FROM (SELECT unit_id, post_id, kind, due_day, open, awaiting FROM work_counts
  UNION ALL SELECT unit_id, post_id, kind, due_day, open, awaiting FROM work_count_changes) AS c
GROUP BY 1, 2, 3, 4 HAVING sum(open) <> 0 ORDER BY 1, 2, 3, 4`;

/** Everything the ledger says: change points, items, and the counters whatever of them is folded. */
export async function wholeLedger(world: World): Promise<Record<string, unknown[]>> {
  const today = world.clock.now.toISOString().slice(0, 10);
  return {
    points: await world.rows('SELECT * FROM change_points ORDER BY item_id, version'),
    urgings: await world.rows('SELECT * FROM item_urgings ORDER BY item_id'),
    items: await world.rows('SELECT * FROM items ORDER BY id'),
    counts: await world.rows(counted, [today]),
    units: await world.rows(
      `SELECT unit_id, sum(open)::int AS open, sum(awaiting)::int AS awaiting
       FROM (SELECT unit_id, open, awaiting FROM unit_totals
         UNION ALL SELECT unit_id, open, awaiting FROM work_count_changes) AS c
       GROUP BY 1 HAVING sum(open) <> 0 ORDER BY 1`,
    ),
  };
}

/** Due times that descriptions moved. An event that comes a second time may be noted as well: it moves nothing. */
export async function dueMoves(world: World): Promise<unknown[]> {
  return world.rows('SELECT * FROM due_moves ORDER BY item_id, version');
}
