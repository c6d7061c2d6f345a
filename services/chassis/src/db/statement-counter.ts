import type { Pool } from 'pg';
import { withPreparedName } from './prepared.ts';

/** Counts SQL statements sent by this process, so that tests keep their number per operation from growing. */
class StatementCounter {
  #count = 0;
  #listeners = new Set<(text: string) => void>();

  get count(): number {
    return this.#count;
  }

  /** Calls `listener` with the text of each statement until the returned function is called. */
  listen(listener: (text: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly watch = (pool: Pool): void => {
    pool.on('connect', (client) => {
      const send = client.query.bind(client);
      // pg has eight overloads of `query`; each passes through, a prepared statement with its name.
      client.query = ((...args: Parameters<typeof send>) => {
        this.#count += 1;
        if (this.#listeners.size > 0) this.#tell(args[0]);
        return send(...withPreparedName(args));
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
