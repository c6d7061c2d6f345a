import pg from 'pg';

/** The part of pg's connection that its types leave out. */
interface CopyWire {
  query(text: string): void;
  stream: { pause(): void; resume(): void; destroy(): void };
}

const blockBytes = 512 * 1024;
/** Blocks that wait to be taken before the server is made to wait. */
const ahead = 4;

/**
 * Runs `COPY … TO STDOUT` on a connection of its own, in a transaction that reads, and gives what comes in blocks of whole
 * rows; nothing in between turns bytes into text and back. Takes as long as it takes.
 */
export async function* copyOut(
  url: string,
  settings: readonly string[],
  statement: string,
): AsyncGenerator<Buffer> {
  const client = new pg.Client({ connectionString: url });
  // Also the statement in hand fails when the connection does; without a listener the process would end.
  client.on('error', () => undefined);
  await client.connect();
  const copy = new CopyOut(statement);
  try {
    await client.query(['BEGIN READ ONLY', 'SET LOCAL statement_timeout = 0', ...settings].join('; '));
    client.query(copy as unknown as pg.Submittable); // pg's types know no copying
    for (let block = await copy.next(); block; block = await copy.next()) yield block;
  } finally {
    if (copy.over) await client.end();
    else (client as unknown as { connection: CopyWire }).connection.stream.destroy(); // the server gives up at its next row
  }
}

/** What pg's client asks of a statement it runs. */
class CopyOut {
  over = false;
  readonly #statement: string;
  readonly #blocks: Buffer[] = [];
  #filling = Buffer.allocUnsafe(blockBytes);
  #length = 0;
  #error: Error | undefined;
  #wire: CopyWire | undefined;
  #tell: (() => void) | undefined;

  constructor(statement: string) {
    this.#statement = statement;
  }

  /** The next block; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    while (this.#blocks.length === 0 && !this.over) {
      await new Promise<void>((resolve) => {
        this.#tell = resolve;
      });
    }
    if (this.#error) throw this.#error;
    const block = this.#blocks.shift();
    if (this.#blocks.length < ahead) this.#wire?.stream.resume();
    return block;
  }

  submit(wire: CopyWire): void {
    this.#wire = wire;
    wire.query(this.#statement);
  }

  /** One row with its line break. It lies in a buffer that is used again: copied here. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#length + chunk.length > this.#filling.length) this.#push(chunk.length);
    this.#length += chunk.copy(this.#filling, this.#length);
  }

  handleCommandComplete(): void {
    this.#push(0);
  }

  handleError(error: Error): void {
    this.#error = error;
    this.#end();
  }

  handleReadyForQuery(): void {
    this.#end();
  }

  #push(nextBytes: number): void {
    if (this.#length > 0) this.#blocks.push(this.#filling.subarray(0, this.#length));
    this.#filling = Buffer.allocUnsafe(Math.max(blockBytes, nextBytes));
    this.#length = 0;
    if (this.#blocks.length >= ahead) this.#wire?.stream.pause();
    this.#tell?.();
  }

  #end(): void {
    this.over = true;
    this.#tell?.();
  }
}
