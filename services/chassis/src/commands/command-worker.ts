import { defineConsumer, PoisonError } from '../events/consumer.ts';
import type { ConsumerDefinition } from '../events/consumer.ts';
import { Loop } from '../events/loop.ts';
import type { AppError } from '../errors/app-error.ts';
import type { ReasonTable } from '../errors/reasons.ts';
import { isTransient } from '../errors/sql-errors.ts';
import { sentencesOf, toAppError } from '../errors/status.ts';
import { errorFacts } from '../telemetry/logger.ts';
import type { Logger } from '../telemetry/logger.ts';
import { countCommand } from '../telemetry/metrics.ts';
import { inConsumerSpan } from '../telemetry/tracing.ts';
import type { OwnAct } from '../write/own-act.ts';
import type { CommandDefinition } from './command.ts';
import { keepCommand, lockCommand, moveCommand } from './command-store.ts';
import type { AskedCommand } from './command-store.ts';

// Woken after the commit of the consumer; other replicas and what was put off are found by looking.
const idleMs = 1_000;
// 1 s, 2 s, 4 s … 60 s.
const maxPauseMs = 60_000;
const maxTries = 8;

/** What commands are worked off with. */
export interface CommandEnvironment {
  commands: readonly CommandDefinition[];
  act: OwnAct;
  reasons: ReasonTable;
  log: Logger;
}

/** The consumer that keeps a command, in one transaction with the inbox. */
export function commandConsumer({ name, stream, filter }: CommandDefinition): ConsumerDefinition {
  return defineConsumer({ name, stream, filter, handle: (event, tx) => keepCommand(tx.em, name, event) });
}

/** Works off the commands that are kept, one after the other; each replica takes those no other has in hand. */
export class CommandWorker {
  readonly #env: CommandEnvironment;
  readonly #loop: Loop;

  constructor(env: CommandEnvironment) {
    this.#env = env;
    this.#loop = new Loop(() => this.#pass(), idleMs);
  }

  start(): void {
    if (this.#env.commands.length > 0) this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** @returns whether there may be more to do. */
  async #pass(): Promise<boolean> {
    const hand: { command?: AskedCommand } = {};
    try {
      await this.#env.act('commands', async (tx) => {
        const command = await lockCommand(tx.em);
        if (!command) return;
        hand.command = command;
        const { asked, name, traceparent } = command;
        await inConsumerSpan(`command ${name}`, traceparent, {}, () =>
          this.#definition(name).handle(asked, tx),
        );
        await tx.em.flush();
        await moveCommand(tx.em, command, { state: 'DONE' });
      });
      if (hand.command) countCommand(hand.command.name, 'done');
      return hand.command !== undefined;
    } catch (error) {
      if (hand.command) return this.#settle(hand.command, error);
      this.#env.log.warn({ component: 'commands', ...errorFacts(error) }, 'commands wait for the database');
      return false;
    }
  }

  async #settle(command: AskedCommand, error: unknown): Promise<boolean> {
    try {
      const refusal = refusalOf(command, error);
      if (refusal) await this.#refuse(command, refusal, error);
      else await this.#putOff(command, error);
      return true;
    } catch (failure) {
      const facts = { command: command.name, ...errorFacts(failure) };
      this.#env.log.error(facts, 'answer to a command could not be told');
      await this.#putOff(command, failure).catch(() => undefined); // the database is away: the next pass looks again
      return false;
    }
  }

  async #refuse(command: AskedCommand, error: AppError, cause: unknown): Promise<void> {
    const { name, asked } = command;
    const refusal = sentencesOf(error, this.#env.reasons);
    await this.#env.act('commands', async (tx) => {
      const mine = await moveCommand(tx.em, command, { state: 'REFUSED', reason: refusal.reason });
      if (!mine) return; // another replica has taken it meanwhile
      await this.#definition(name)
        .refuse(asked, refusal, tx)
        .catch((unreadable: unknown) => {
          if (!(unreadable instanceof PoisonError)) throw unreadable; // ended all the same: nobody can be answered
        });
    });
    const facts = { command: name, reason: refusal.reason, ...errorFacts(cause) };
    if (refusal.reason === 'INTERNAL') this.#env.log.error(facts, 'command given up');
    countCommand(name, refusal.reason === 'INTERNAL' ? 'given_up' : 'refused');
  }

  async #putOff(command: AskedCommand, error: unknown): Promise<void> {
    const pauseMs = Math.min(1_000 * 2 ** command.tries, maxPauseMs);
    const { name, tries } = command;
    this.#env.log.warn(
      { command: name, tries: tries + 1, ...errorFacts(error) },
      'command will be tried again',
    );
    await this.#env.act('commands', (tx) => moveCommand(tx.em, command, { state: 'ASKED', pauseMs }));
    countCommand(name, 'retried');
  }

  #definition(name: string): CommandDefinition {
    const definition = this.#env.commands.find((one) => one.name === name);
    if (!definition) throw new Error(`no command ${name}`);
    return definition;
  }
}

/** Why a command is refused for good; undefined when trying again can help. */
function refusalOf({ tries }: AskedCommand, error: unknown): AppError | undefined {
  const fault = toAppError(error);
  if (fault.reason === 'UNAVAILABLE' || isTransient(error)) return undefined;
  const known = fault === error || error instanceof PoisonError;
  return known || tries + 1 >= maxTries ? fault : undefined;
}
