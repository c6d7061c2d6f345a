import { RetentionPolicy, StorageType, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';

/** Stream every consumer also reads: events published again for one durable, `baro.replay.<durable>.…`. */
export const replayStream = 'REPLAY';

/** Name of the stream of a service's events. */
export function streamOf(service: string): string {
  return service.toUpperCase();
}

/** Subject an event is replayed on to one consumer. */
export function replaySubject(durable: string, subject: string): string {
  return `baro.replay.${durable}.${subject.replace(/^baro\./, '')}`;
}

export interface StreamOptions {
  replicas: number;
  maxAgeDays: number;
}

// A relay that crashed between PubAck and its own commit sends again within this time.
const duplicateWindowMs = 120_000;
const dayMs = 86_400_000;

/** Makes sure the stream of a service and the replay stream exist as configured. */
export async function ensureStreams(
  connection: NatsConnection,
  service: string,
  options: StreamOptions,
): Promise<void> {
  const manager = await jetstreamManager(connection);
  await ensure(manager, streamOf(service), `baro.${service}.>`, options);
  await ensure(manager, replayStream, 'baro.replay.>', options);
}

async function ensure(
  manager: JetStreamManager,
  name: string,
  subject: string,
  options: StreamOptions,
): Promise<void> {
  const config = {
    subjects: [subject],
    max_age: nanos(options.maxAgeDays * dayMs),
    duplicate_window: nanos(duplicateWindowMs),
    num_replicas: options.replicas,
  };
  try {
    await manager.streams.info(name);
    await manager.streams.update(name, config);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await manager.streams.add({
      name,
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      ...config,
    });
  }
}

/** Whether JetStream says that a stream or consumer does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === 'StreamNotFoundError' || /not found/i.test(error.message));
}
