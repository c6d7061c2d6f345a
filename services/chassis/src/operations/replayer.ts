import { jetstream } from '@nats-io/jetstream';
import type { JetStreamClient } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Loop } from '../events/loop.ts';
import { deadLetterHeader } from '../events/process-batch.ts';
import { replaySubject } from '../events/streams.ts';
import { errorFacts } from '../telemetry/logger.ts';
import type { Logger } from '../telemetry/logger.ts';
import { advanceReplay, clearWanted, lockReplay, lockWanted, nextOfReplay } from './operations-store.ts';

const batchSize = 500;

/** Publishes what operators asked to be published again: single dead letters and whole replays, resumable. */
export class Replayer {
  readonly #orm: MikroORM;
  readonly #js: JetStreamClient;
  readonly #log: Logger;
  readonly #loop: Loop;

  constructor(orm: MikroORM, connection: NatsConnection, log: Logger) {
    this.#orm = orm;
    this.#js = jetstream(connection);
    this.#log = log;
    this.#loop = new Loop(() => this.#pass(), 1_000);
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async #pass(): Promise<boolean> {
    try {
      await this.#inTransaction((em) => this.#publishWanted(em));
      return await this.#inTransaction((em) => this.#publishReplay(em));
    } catch (error) {
      this.#log.warn(
        { component: 'replayer', ...errorFacts(error) },
        'replay waits for NATS or the database',
      );
      return false;
    }
  }

  async #publishWanted(em: EntityManager): Promise<void> {
    const wanted = await lockWanted(em);
    for (const letter of wanted) {
      const head = headers();
      head.set(deadLetterHeader, letter.id);
      const subject = letter.subject.startsWith('baro.replay.')
        ? letter.subject
        : replaySubject(letter.consumer, letter.subject);
      await this.#js.publish(subject, letter.body, {
        msgID: `${letter.id}/${letter.replay_count}`,
        headers: head,
      });
    }
    if (wanted.length > 0) {
      await clearWanted(
        em,
        wanted.map((letter) => letter.id),
      );
    }
  }

  async #publishReplay(em: EntityManager): Promise<boolean> {
    const run = await lockReplay(em);
    if (!run) return false;
    const events = await nextOfReplay(em, run, batchSize);
    const publish = (event: (typeof events)[number]): Promise<unknown> =>
      this.#js.publish(replaySubject(run.consumer, event.subject), JSON.stringify(event.body), {
        msgID: `${run.id}/${event.id}`,
      });
    await Promise.all(events.map(publish));
    await advanceReplay(em, run, events.at(-1)?.seq);
    return true;
  }

  async #inTransaction<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.#orm.em.fork({ clear: true }).transactional(async (em) => work(em));
  }
}
