import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool } from 'pg';
import { timeStatement } from '../telemetry/tracing.ts';
import { withPreparedName } from './prepared.ts';

/** Counts SQL statements sent by this process, so that tests keep their number per operation from growing. */
class StatementCounter {
  #listeners = new Set<(text: string) => void>();
  readonly #aside = new AsyncLocalStorage<true>();

  /** Does what the service does by itself: no operation is charged with its statements. */
  aside<T>(work: () => T): T {
    return this.#aside.run(true, work);
  }

  /** Calls `listener` with the text of each statement sent for a call until the returned function is called. */
  listen(listener: (text: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly watch = (pool: Pool): void => {
    pool.on('connect', (client) => {
      const send = client.query.bind(client);
      // pg has eight overloads of `query`; each passes through, a prepared statement with its name.
      client.query = ((...args: Parameters<typeof send>) => {
        if (this.#listeners.size > 0 && !this.#aside.getStore()) this.#tell(args[0]);
        const answer = send(...withPreparedName(args)) as unknown;
        timeStatement(answer);
        return answer;
      }) as typeof client.query;
    });
  };

  #tell(statement: unknown): void {
    const text =
      typeof statement === 'string' ? statement : ((statement as { text?: string } | undefined)?.text ?? '');
    for (const listener of this.#listeners) listener(text);
  }
}

export const statementCounter = new StatementCounter();
