import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { MikroORM } from '@mikro-orm/postgresql';
import { errorFacts } from '../telemetry/logger.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { ConsumerDefinition } from './consumer.ts';
import { Loop } from './loop.ts';
import { isReplayed, processBatch } from './process-batch.ts';
import { isMissing, replayStream } from './streams.ts';

// Enough to fill one transaction, small enough to be redone one by one.
const batchSize = 100;
// What is taken at once costs little more for more events.
const atOnceSize = 500;
const ackWaitMs = 30_000;
const retryMs = 1_000;

/** Feeds one consumer from its live stream and from the replay stream, in batches of one transaction each. */
export class ConsumerRunner {
  readonly durable: string;
  readonly #definition: ConsumerDefinition;
  readonly #orm: MikroORM;
  readonly #connection: NatsConnection;
  readonly #log: Logger;
  readonly #clock: () => Date;
  readonly #service: string;
  readonly #wakeRelay: () => void;
  readonly #queue: JsMsg[] = [];
  readonly #loop: Loop;
  #sources: ConsumerMessages[] = [];
  #stopped = false;

  constructor(
    service: string,
    definition: ConsumerDefinition,
    orm: MikroORM,
    connection: NatsConnection,
    log: Logger,
    clock: () => Date,
    wakeRelay: () => void,
  ) {
    this.durable = `${service}--${definition.name}`;
    this.#definition = definition;
    this.#orm = orm;
    this.#connection = connection;
    this.#log = log;
    this.#clock = clock;
    this.#service = service;
    this.#wakeRelay = wakeRelay;
    this.#loop = new Loop(() => this.#drain(), 5_000);
  }

  start(): void {
    this.#loop.start();
    void this.#subscribe(this.#definition.stream, this.durable, this.#definition.filter);
    void this.#subscribe(replayStream, `${this.durable}--replay`, `baro.replay.${this.durable}.>`);
  }

  /** Stops fetching, ends the batch in hand; the rest is delivered again to the next process. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const source of this.#sources) source.stop();
    this.#queue.length = 0;
    await this.#loop.stop();
  }

  /** Waits for the stream of the other service, however long that takes to be there. */
  async #subscribe(stream: string, durable: string, filter: string): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#ensure(stream, durable, filter);
        const consumer = await jetstream(this.#connection).consumers.get(stream, durable);
        if (this.#stopped) return;
        const source = await consumer.consume({
          max_messages: this.#batchSize * 2,
          callback: (message) => this.#take(message),
        });
        this.#sources.push(source);
        await source.closed();
      } catch (error) {
        const facts = isMissing(error) ? { waitingFor: stream } : errorFacts(error);
        this.#log.warn({ component: 'consumer', durable, ...facts }, 'consumer not connected, trying again');
      }
      if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  async #ensure(stream: string, durable: string, filter: string): Promise<void> {
    const manager = await jetstreamManager(this.#connection);
    await manager.consumers.add(stream, {
      durable_name: durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      filter_subject: filter,
      ack_wait: nanos(ackWaitMs),
      max_ack_pending: this.#batchSize * 4,
      max_deliver: -1,
    });
  }

  get #batchSize(): number {
    return this.#definition.handleAll ? atOnceSize : batchSize;
  }

  #take(message: JsMsg): void {
    if (isReplayed(message) && !this.#isWanted(message.subject)) {
      message.ack(); // a replay publishes the whole log of the other service
      return;
    }
    this.#queue.push(message);
    this.#loop.wake();
  }

  /** Whether the filter covers a replayed subject, `baro.replay.<durable>.<subject without baro.>`. */
  #isWanted(subject: string): boolean {
    const { filter } = this.#definition;
    const original = `baro.${subject.slice(`baro.replay.${this.durable}.`.length)}`;
    return !filter.endsWith('.>') || filter.includes('*') || original.startsWith(filter.slice(0, -1));
  }

  async #drain(): Promise<boolean> {
    const batch = this.#queue.splice(0, this.#batchSize);
    if (batch.length === 0) return false;
    const { handle, handleAll } = this.#definition;
    const env = {
      durable: this.durable,
      handle,
      ...(handleAll ? { handleAll } : {}),
      orm: this.#orm,
      log: this.#log,
      clock: this.#clock,
      service: this.#service,
      wakeRelay: this.#wakeRelay,
    };
    const parts = [batch.filter((message) => !isReplayed(message)), batch.filter(isReplayed)];
    for (const part of parts) if (part.length > 0) await processBatch(env, part);
    return this.#queue.length > 0;
  }
}
