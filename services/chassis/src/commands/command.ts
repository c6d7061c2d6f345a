import type { Event } from '../events/consumer.ts';
import type { Tx } from '../write/tx.ts';

/** Why a command was not done: the reason code and both its sentences, filled in; no personal data. */
export interface Refusal {
  reason: string;
  en: string;
  vi: string;
}

/**
 * A command this service does for another: an event `…Asked` of that service, worked off by an act of this service
 * itself. What it did or that it refused is told by an event of this service, in the same transaction.
 */
export interface CommandDefinition {
  /** Short name; the durable of its consumer is `<service>--<name>`. */
  name: string;
  /** Stream of the service that asks, for example `TASKS`. */
  stream: string;
  /** One subject filter, for example `baro.tasks.urging_letter.number_asked.>`. */
  filter: string;
  /**
   * Does it and emits the answer, once whatever is killed or doubled. The event proves who asked what, never that they
   * may: check their rights as of now. `asked.id` names it for `nameId`. Scarce things are taken in `tx.last`.
   * @throws AppError to refuse: nothing of the act stays, and `refuse` is called. @throws PoisonError for what can
   * never work. Any other error is tried again with growing pauses; after eight tries, unless the fault is the
   * database's own state, it is refused as INTERNAL.
   */
  handle(asked: Event, tx: Tx): Promise<void>;
  /** Emits the answer that it was refused. @throws PoisonError when it does not even tell whom to answer */
  refuse(asked: Event, refusal: Refusal, tx: Tx): Promise<void>;
}

/** Declares a command. */
export function defineCommand(definition: CommandDefinition): CommandDefinition {
  return definition;
}
