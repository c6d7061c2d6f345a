import pg from 'pg';
import type { CompiledQuery } from 'kysely';
import type { Executor } from './query.ts';
import { valueParsers } from './orm.ts';

/** The part of pg's connection that its types leave out. */
interface CopyWire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

// Below deadlock_timeout, so that nobody else is ended over it.
const lockWaitMs = 500;
const lockRestMs = 100;
const lockTries = 100;
/** lock_not_available, deadlock_detected. */
const lockFaults = new Set(['55P03', '40P01']);

/** One long transaction on a connection of its own that writes in bulk; `query` and `execute` run in it too. */
export class BulkTx implements Executor {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Does work in one transaction, which takes as long as it takes; an error or the end of the process undoes all of it. */
  static async run<T>(url: string, work: (tx: BulkTx) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url, types: valueParsers() });
    // Also a statement in hand fails when the connection does; without a listener the process would end.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query("BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL timezone = 'UTC'");
      const result = await work(new BulkTx(client));
      await client.query('COMMIT');
      return result;
    } finally {
      await client.end(); // what is not committed is undone
    }
  }

  /**
   * Takes locks one after the other, none for long: where another has what it waits for and the other way round, it lets
   * all go and begins again. @throws when that does not succeed within a minute
   */
  async takeLocks(statements: readonly string[]): Promise<void> {
    await this.#client.query(`SET LOCAL lock_timeout = ${lockWaitMs}`);
    for (let tries = 1; ; tries += 1) {
      await this.#client.query('SAVEPOINT locks');
      try {
        for (const statement of statements) await this.#client.query(statement);
        break;
      } catch (error) {
        if (!lockFaults.has((error as pg.DatabaseError).code ?? '') || tries >= lockTries) throw error;
        await this.#client.query('ROLLBACK TO SAVEPOINT locks');
        await new Promise((resolve) => setTimeout(resolve, lockRestMs));
      }
    }
    await this.#client.query('SET LOCAL lock_timeout = 0');
  }

  async executeQuery({
    sql,
    parameters,
  }: CompiledQuery): Promise<{ rows: unknown[]; numAffectedRows: bigint }> {
    const { rows, rowCount } = await this.#client.query<pg.QueryResultRow>(sql, [...parameters]);
    return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  }

  /** Runs `COPY … FROM STDIN` with rows in PostgreSQL's text format. */
  async copyIn(statement: string, rows: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const copy = new CopyIn(statement, Buffer.from(rows), (error) => (error ? reject(error) : resolve()));
      this.#client.query(copy as unknown as pg.Submittable); // pg's types know no copying
    });
  }
}

/** What pg's client asks of a statement it runs. */
class CopyIn {
  readonly #statement: string;
  readonly #rows: Buffer;
  readonly #done: (error?: Error) => void;
  #failed = false;

  constructor(statement: string, rows: Buffer, done: (error?: Error) => void) {
    this.#statement = statement;
    this.#rows = rows;
    this.#done = done;
  }

  submit(wire: CopyWire): void {
    wire.query(this.#statement);
  }

  handleCopyInResponse(wire: CopyWire): void {
    wire.sendCopyFromChunk(this.#rows);
    wire.endCopyFrom();
  }

  handleCommandComplete(): void {
    // `handleReadyForQuery` follows.
  }

  handleError(error: Error): void {
    this.#failed = true;
    this.#done(error);
  }

  handleReadyForQuery(): void {
    if (!this.#failed) this.#done();
  }
}
