import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { ConsumerMessages, JsMsg, StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectNats, errorFacts, inConsumerSpan } from '@baro/chassis';
import type { Logger } from '@baro/chassis';
import { liveStreams, readLiveEvent } from './live-event.ts';
import type { LiveEvent } from './live-event.ts';
import type { LiveHub } from './live-hub.ts';

// A page that comes back to a gateway just started misses none of a stream's last events.
const lookBackEvents = 1_000;
const retryMs = 1_000;
const begun = Date.now();
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
  /** When each stream was made. */
  readonly #created: string[] = [];
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

  /** Where to begin reading: after what is known already, or a little back in a stream seen for the first time. */
  #startOf(index: number, { created, state }: Pick<StreamInfo, 'created' | 'state'>): number {
    const known = this.#hub.position(index);
    // Another stream of the same name, or events that came and went while nobody read: what was missed is unknown.
    const broken = created !== this.#created[index] || state.first_seq > (known ?? 0) + 1;
    if (known !== undefined && !broken) return known + 1;
    this.#created[index] = created;
    const start = Math.max(1, state.first_seq, state.last_seq - lookBackEvents + 1);
    this.#hub.begin(index, start - 1);
    return start;
  }

  async #read(connection: NatsConnection, index: number): Promise<void> {
    const stream = liveStreams[index];
    if (!stream) return;
    const info = await (await jetstreamManager(connection)).streams.info(stream.name);
    const consumer = await jetstream(connection).consumers.get(stream.name, {
      filter_subjects: stream.filter,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: this.#startOf(index, info),
    });
    const messages = await consumer.consume({ expires: pullMs, idle_heartbeat: pullMs / 2 });
    this.#reading.add(messages);
    void stopWhenLost(messages);
    try {
      for await (const message of messages) {
        const event = readLiveEvent(index, message.seq, message.string());
        if (event) await showLive(this.#hub, event, message);
      }
    } finally {
      this.#reading.delete(messages);
    }
  }
}

/** Shows an event to the pages, in the trace of the act it tells of. */
async function showLive(hub: LiveHub, event: LiveEvent, message: JsMsg): Promise<void> {
  const traceparent = message.headers?.get('traceparent');
  // What is read again after a start was shown before, by this gateway or another.
  const isNew = message.time.getTime() > begun;
  if (!traceparent || !isNew) hub.publish(event);
  else await inConsumerSpan('gateway live', traceparent, {}, async () => hub.publish(event));
}

// What a consumer says when its server or stream is another one now.
const losses: ReadonlySet<string> = new Set(['heartbeats_missed', 'consumer_not_found', 'stream_not_found']);

/** The client would go on at the old number by itself; we look first whether the stream is still the same. */
async function stopWhenLost(messages: ConsumerMessages): Promise<void> {
  for await (const { type } of messages.status()) if (losses.has(type)) messages.stop();
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
