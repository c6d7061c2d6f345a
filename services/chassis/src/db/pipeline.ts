import type { Pool, PoolClient } from 'pg';

/** The part of pg's connection that its types leave out. */
interface Wire {
  connection: { stream: { cork(): void; uncork(): void } };
}

type Answer = Promise<unknown>;

const noRows = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };
const unwaited = new Set(['begin']);

/**
 * Marks a statement of a transaction whose answer nobody looks at: it is sent and not waited for. A fault of it is
 * thrown by the next statement, at the latest by `commit`, which PostgreSQL then turns into a rollback.
 */
export function sentAhead(text: string): string {
  unwaited.add(text);
  return text;
}

/**
 * Makes the connections of a pool send what is asked of them without waiting for the answer before (libpq's pipeline
 * mode, the pool's `pipeline: true`): what is asked in one turn of the event loop leaves in one packet, so `begin`
 * travels with the first statement and the last one with `commit`. Each is a round trip less, and a lock held shorter.
 */
export function pipelined(pool: Pool): void {
  pool.on('connect', (client) => {
    const send = client.query.bind(client);
    const hold = packetHolder(client);
    let ahead: Answer | undefined;
    // pg has eight overloads of `query`; each passes through. Those with a callback stand alone, outside transactions.
    client.query = ((...args: Parameters<typeof send>) => {
      hold();
      const answer = send(...args) as unknown as Answer | undefined;
      if (!answer) return undefined;
      if (textOf(args[0]) === 'rollback') {
        ahead = undefined;
        return rolledBack(answer);
      }
      const all = ahead ? inOrder(ahead, answer) : answer;
      ahead = undefined;
      if (!unwaited.has(textOf(args[0]))) return all;
      all.catch(() => undefined); // thrown by the next statement
      ahead = all;
      return Promise.resolve(noRows);
    }) as typeof client.query;
  });
}

/**
 * A rollback that fails has happened: the server rolls back what a lost connection leaves open. Thrown, it would keep
 * the connection out of the pool for ever.
 */
function rolledBack(answer: Answer): Answer {
  return answer.catch(() => noRows);
}

/** The second answer, or the first fault. */
async function inOrder(first: Answer, second: Answer): Answer {
  const [one, two] = await Promise.allSettled([first, second]);
  if (one.status === 'rejected') throw one.reason;
  if (two.status === 'rejected') throw two.reason;
  return two.value;
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return (statement as { text?: string } | undefined)?.text ?? '';
}

/** Holds the packet back until the turn is over. */
function packetHolder(client: PoolClient): () => void {
  const { stream } = (client as unknown as Wire).connection;
  let held = false;
  return () => {
    if (held) return;
    held = true;
    stream.cork();
    process.nextTick(() => {
      held = false;
      stream.uncork();
    });
  };
}
