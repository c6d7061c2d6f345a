import { jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager, SeqMsgRequest } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { watchGauge } from '../telemetry/metrics.ts';
import type { ConsumerDefinition } from './consumer.ts';

/** How far a consumer is behind its stream. */
interface Lag {
  consumer: string;
  pending: number;
  oldestSeconds: number;
}

// Both gauges are read in one scrape: JetStream is asked once for both.
const keepMs = 1_000;

/** Shows how far each consumer of a service is behind. */
export function watchLag(
  connection: NatsConnection,
  service: string,
  consumers: readonly ConsumerDefinition[],
): void {
  let asked: { at: number; lags: Promise<Lag[]> } | undefined;
  const lags = (): Promise<Lag[]> => {
    if (!asked || performance.now() - asked.at > keepMs) {
      asked = { at: performance.now(), lags: readLags(connection, service, consumers) };
    }
    return asked.lags;
  };
  const show = async (value: (lag: Lag) => number) =>
    (await lags()).map((lag) => ({ value: value(lag), labels: { consumer: lag.consumer } }));
  watchGauge('baro_consumer_pending', 'Events a consumer has not taken yet.', '1', () =>
    show(({ pending }) => pending),
  );
  watchGauge(
    'baro_consumer_oldest_seconds',
    'Age of the oldest event a consumer has not taken yet; 0 without one.',
    's',
    () => show(({ oldestSeconds }) => oldestSeconds),
  );
}

async function readLags(
  connection: NatsConnection,
  service: string,
  consumers: readonly ConsumerDefinition[],
): Promise<Lag[]> {
  const manager = await jetstreamManager(connection);
  return Promise.all(consumers.map((consumer) => readLag(manager, `${service}--${consumer.name}`, consumer)));
}

async function readLag(
  manager: JetStreamManager,
  durable: string,
  { stream, filter }: ConsumerDefinition,
): Promise<Lag> {
  const info = await manager.consumers.info(stream, durable);
  const pending = info.num_pending + info.num_ack_pending;
  if (pending === 0) return { consumer: durable, pending, oldestSeconds: 0 };
  const oldest = await manager.streams.getMessage(stream, {
    seq: info.ack_floor.stream_seq + 1,
    next_by_subj: filter,
  } as SeqMsgRequest); // the server's own form of the request; the client's types know it for direct gets alone
  const age = oldest ? (Date.now() - oldest.time.getTime()) / 1000 : 0;
  return { consumer: durable, pending, oldestSeconds: Math.max(0, age) };
}
