import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';

import { services } from '../start/services.ts';
import type { Target } from './platform.ts';

/** Events that were committed and have not yet taken effect everywhere. */
export interface Behind {
  /** In the outboxes, not yet published. */
  unsent: number;
  /** Published, not yet worked off by a consumer; once for each that has it before it. */
  pending: number;
}

/** Looks at the outboxes and the consumers of a platform while it is under load. */
export class EventsBehind {
  readonly #pools: ReadonlyMap<string, pg.Pool>;
  readonly #nats: NatsConnection;

  private constructor(pools: ReadonlyMap<string, pg.Pool>, nats: NatsConnection) {
    this.#pools = pools;
    this.#nats = nats;
  }

  static async open(target: Target): Promise<EventsBehind> {
    const pools = services.map(({ name }): [string, pg.Pool] => [
      name,
      new pg.Pool({ connectionString: target.databaseUrl(name), max: 1, application_name: 'baro-load' }),
    ]);
    const { host, username, password } = new URL(target.natsUrl);
    const sign =
      username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    return new EventsBehind(new Map(pools), await connect({ servers: host, name: 'baro-load', ...sign }));
  }

  /** The database of a service, read as the service itself may. */
  database(service: string): pg.Pool {
    const pool = this.#pools.get(service);
    if (!pool) throw new Error(`no database of ${service}`);
    return pool;
  }

  async look(): Promise<Behind> {
    const unsent = await this.#sum('SELECT count(*)::int AS n FROM outbox WHERE sent_time IS NULL');
    const manager = await jetstreamManager(this.#nats);
    let pending = 0;
    for await (const stream of manager.streams.list()) {
      for await (const consumer of manager.consumers.list(stream.config.name)) {
        // Those without a name are pages that look on: nothing waits for them.
        if (consumer.config.durable_name) pending += consumer.num_pending + consumer.num_ack_pending;
      }
    }
    return { unsent, pending };
  }

  /** Events ever committed. */
  async events(): Promise<number> {
    return this.#sum('SELECT coalesce(max(seq), 0)::int AS n FROM outbox');
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.end()));
    await this.#nats.close();
  }

  async #sum(statement: string): Promise<number> {
    const counts = await Promise.all(
      [...this.#pools.values()].map(async (pool) => (await pool.query<{ n: number }>(statement)).rows[0]?.n),
    );
    return counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  }
}
