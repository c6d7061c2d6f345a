import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { ConsumerMessages } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectNats, errorFacts } from '@baro/chassis';
import type { Logger } from '@baro/chassis';
import { liveStreams, readLiveEvent } from './live-event.ts';
import type { LiveHub } from './live-hub.ts';

// A page that comes back within this time misses nothing, even if the gateway was restarted meanwhile.
const lookBackMs = 5 * 60_000;
const retryMs = 1_000;
// A consumer that is gone is noticed after two missed heartbeats.
const pullMs = 10_000;

/** Reads the services' streams for the pages. Without NATS it waits; everything else goes on. */
export class LiveFeed {
  readonly #url: string;
  readonly #hub: LiveHub;
  readonly #log: Logger;
  readonly #abort = new AbortController();
  readonly #reading = new Set<ConsumerMessages>();
  #connection: NatsConnection | undefined;
  #away = true;
  #runs: Promise<unknown> | undefined;

  constructor(url: string, hub: LiveHub, log: Logger) {
    this.#url = url;
    this.#hub = hub;
    this.#log = log;
  }

  start(): void {
    this.#runs = this.#run();
  }

  /** `ok` while every stream is being read, for /readyz. */
  state(): 'ok' | 'away' {
    return this.#reading.size === liveStreams.length && !this.#away ? 'ok' : 'away';
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    for (const messages of this.#reading) messages.stop();
    await this.#connection?.close();
    // Without NATS the first connect is still waiting; it is left behind, the process ends.
    if (this.#connection) await this.#runs;
  }

  async #run(): Promise<void> {
    const connection = await connectNats(this.#url, 'gateway', this.#log);
    if (this.#abort.signal.aborted) {
      await connection.close();
      return;
    }
    this.#connection = connection;
    this.#away = false;
    void this.#watch(connection);
    await Promise.all(liveStreams.map((_, index) => this.#follow(connection, index)));
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') this.#away = true;
      if (type !== 'reconnect') continue;
      this.#away = false;
      // A restarted server has lost our consumers; new ones go on where these stopped.
      for (const messages of this.#reading) messages.stop();
    }
  }

  /** Follows one stream for ever; one that is not there yet is waited for. */
  async #follow(connection: NatsConnection, index: number): Promise<void> {
    while (!this.#abort.signal.aborted && !connection.isClosed()) {
      try {
        await this.#read(connection, index);
      } catch (error) {
        if (!this.#abort.signal.aborted) {
          this.#log.debug({ component: 'live', ...errorFacts(error) }, 'stream not ready');
        }
      }
      await pause(retryMs, this.#abort.signal);
    }
  }

  async #read(connection: NatsConnection, index: number): Promise<void> {
    const stream = liveStreams[index];
    if (!stream) return;
    const { state } = await (await jetstreamManager(connection)).streams.info(stream.name);
    const known = this.#hub.position[index] ?? 0;
    // Fewer events than we have read: another stream of the same name, its numbers begin anew.
    if (state.last_seq < known) this.#hub.forget(index);
    const goOn = known > 0 && state.last_seq >= known;
    const consumer = await jetstream(connection).consumers.get(stream.name, {
      filter_subjects: stream.filter,
      ...(goOn ? { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: known + 1 } : lookBack()),
    });
    const messages = await consumer.consume({ expires: pullMs, idle_heartbeat: pullMs / 2 });
    this.#reading.add(messages);
    try {
      for await (const message of messages) {
        const event = readLiveEvent(index, message.seq, message.string());
        if (event) this.#hub.publish(event);
      }
    } finally {
      this.#reading.delete(messages);
    }
  }
}

function lookBack(): { deliver_policy: DeliverPolicy; opt_start_time: string } {
  return {
    deliver_policy: DeliverPolicy.StartTime,
    opt_start_time: new Date(Date.now() - lookBackMs).toISOString(),
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
