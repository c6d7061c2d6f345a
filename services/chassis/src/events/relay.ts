import { jetstream } from '@nats-io/jetstream';
import type { JetStreamClient } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { passFaultPoint } from '../config/fault-points.ts';
import { errorFacts } from '../telemetry/logger.ts';
import type { Logger } from '../telemetry/logger.ts';
import { inProducerSpan } from '../telemetry/tracing.ts';
import { Loop } from './loop.ts';
import { lockUnsent, markSent } from './relay-store.ts';
import type { Span, UnsentRow } from './relay-store.ts';

const batchSize = 256;
// Another replica's rows, or rows of a crashed process, wait at most this long.
const pollMs = 1_000;
// Commits that come together are published together: a pass costs more than the rows in it.
const gapMs = 5;
const ackTimeoutMs = 5_000;
// With nothing left over from before, a pass looks at the newest rows only; once a second it looks at all.
const recentMs = 3_600_000;

/** Publishes the outbox to JetStream in the order of its rows, at least once; the message id is the outbox id. */
export class Relay {
  readonly #orm: MikroORM;
  readonly #connection: NatsConnection;
  readonly #js: JetStreamClient;
  readonly #log: Logger;
  readonly #clock: () => Date;
  readonly #loop: Loop;
  #leftOver = true;
  #lastWholeMs = 0;

  constructor(orm: MikroORM, connection: NatsConnection, log: Logger, clock: () => Date) {
    this.#orm = orm;
    this.#connection = connection;
    this.#js = jetstream(connection, { timeout: ackTimeoutMs });
    this.#log = log;
    this.#clock = clock;
    this.#loop = new Loop(() => this.#pass(), pollMs, gapMs);
  }

  start(): void {
    this.#loop.start();
  }

  /** Called after a commit in this process. */
  readonly wake = (): void => {
    this.#loop.wake();
  };

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** @returns whether there may be more at once. */
  async #pass(): Promise<boolean> {
    if (!this.#connection.info) return false;
    try {
      return await this.#publishBatch();
    } catch (error) {
      this.#leftOver = true;
      this.#log.warn({ component: 'relay', ...errorFacts(error) }, 'events wait for NATS or the database');
      return false;
    }
  }

  async #publishBatch(): Promise<boolean> {
    const em = this.#orm.em.fork({ clear: true }) as EntityManager;
    await em.begin();
    try {
      const whole = this.#leftOver || performance.now() - this.#lastWholeMs > pollMs;
      const rows = await lockUnsent(em, batchSize, whole ? undefined : this.#recent());
      const sent = await this.#publish(rows);
      if (sent.length > 0) await markSent(em, sent);
      await em.commit();
      if (whole) this.#lastWholeMs = performance.now();
      // An older event of an aggregate goes before a newer one: until all is sent, nothing old is passed over.
      this.#leftOver = sent.length < rows.length || (whole && rows.length === batchSize);
      return sent.length === batchSize;
    } catch (error) {
      await em.rollback().catch(() => undefined); // the connection may be the fault itself
      throw error;
    }
  }

  #recent(): Span {
    const now = this.#clock().getTime();
    return { from: new Date(now - recentMs), to: new Date(now + recentMs) };
  }

  /** @returns the rows JetStream acknowledged; the rest stay unsent. */
  async #publish(rows: UnsentRow[]): Promise<UnsentRow[]> {
    const results = await Promise.allSettled(rows.map((row) => this.#publishOne(row)));
    const sent = rows.filter((_, index) => results[index]?.status === 'fulfilled');
    if (sent.length > 0) passFaultPoint('after-puback');
    const failed = results.find((result) => result.status === 'rejected');
    if (failed && sent.length === 0) throw failed.reason;
    return sent;
  }

  async #publishOne(row: UnsentRow): Promise<void> {
    // Without the last token, the unit.
    const name = `publish ${row.subject.slice(0, row.subject.lastIndexOf('.'))}`;
    const facts = { 'messaging.system': 'nats', 'messaging.message.id': row.id };
    await inProducerSpan(name, row.trace_context ?? undefined, facts, async (traceparent) => {
      const head = headers();
      if (traceparent) head.set('traceparent', traceparent);
      await this.#js.publish(row.subject, JSON.stringify(row.body), { msgID: row.id, headers: head });
    });
  }
}
