import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventInput } from '../write/tx.ts';
import { Event } from '@baro/proto/baro/events/v1/event';

export { Event } from '@baro/proto/baro/events/v1/event';

/** The transaction an event takes effect in. */
export interface ConsumerTx {
  em: EntityManager;
  now: Date;
  /** Whether the events are the log published again (`ReplayEvents`), and their effects were told before. */
  replayed?: boolean;
  /** Tells a fact of this service, in the same transaction. */
  emit<Data>(event: EventInput<Data>): void;
}

/** A consumer of another service's events. Doubled and late events must change nothing: compare aggregate_version. */
export interface ConsumerDefinition {
  /** Short name; the durable is `<service>--<name>`. */
  name: string;
  /** Stream, for example `DIRECTORY`. */
  stream: string;
  /** One subject filter, for example `baro.directory.>`. */
  filter: string;
  /** Takes effect of an event. Throw PoisonError for one that can never work; any other error is tried again. */
  handle(event: Event, tx: ConsumerTx): Promise<void>;
  /**
   * Takes effect of many at once, none taken before, in the order they came; then batches are larger. When it throws,
   * nothing of the batch has happened and each event goes to `handle` alone.
   */
  handleAll?(events: Event[], tx: ConsumerTx): Promise<void>;
}

/** Declares a consumer. */
export function defineConsumer(definition: ConsumerDefinition): ConsumerDefinition {
  return definition;
}

/** An event that can never be processed; `reason` is UPPER_SNAKE and goes to the dead letters. */
export class PoisonError extends Error {
  override name = 'PoisonError';
  readonly reason: string;

  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.reason = reason;
  }
}

// Any version: ids are compared, not generated here.
const uuidForm = /^[0-9a-f-]{36}$/i;

/** Reads the body of a message. @throws PoisonError EVENT_UNDECODABLE */
export function decodeEvent(body: Uint8Array): Event {
  try {
    const event = Event.fromJSON(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    if (!uuidForm.test(event.id) || !event.type || event.aggregateVersion < 1) {
      throw new Error('incomplete envelope');
    }
    return event;
  } catch (error) {
    throw new PoisonError('EVENT_UNDECODABLE', { cause: error });
  }
}
