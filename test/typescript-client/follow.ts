// Follows the event feed: each event once, whatever ends in between, this program included.
import { DatabaseSync } from 'node:sqlite';
import type { ClientReadableStream, Metadata, ServiceError } from '@grpc/grpc-js';
import type { Baro } from './baro-client.ts';

// The unit's feed is not what it was, or no longer kept so far back.
const beginAnew: readonly string[] = ['EVENT_CURSOR_INVALID', 'EVENT_CURSOR_EXPIRED'];

interface Answer {
  cursor: string;
  sequence: number;
  event: { event_id: string } | null;
}

/** The system's own database. Event and cursor go into it in one transaction: that is what makes it exactly once. */
export function openStore(file: string): DatabaseSync {
  const store = new DatabaseSync(file);
  store.exec(`CREATE TABLE IF NOT EXISTS events (sequence INTEGER, event_id TEXT PRIMARY KEY, body TEXT);
    CREATE TABLE IF NOT EXISTS place (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT);
    INSERT OR IGNORE INTO place VALUES (1, '')`);
  return store;
}

function inTransaction(store: DatabaseSync, work: () => void): void {
  store.exec('BEGIN');
  try {
    work();
    store.exec('COMMIT');
  } catch (error) {
    store.exec('ROLLBACK');
    throw error;
  }
}

function take(store: DatabaseSync, { cursor, sequence, event }: Answer): void {
  inTransaction(store, () => {
    if (event) {
      const row = store.prepare('INSERT INTO events VALUES (?, ?, ?)');
      row.run(sequence, event.event_id, JSON.stringify(event));
    }
    store.prepare('UPDATE place SET cursor = ?').run(cursor);
  });
}

/** Reads until `enough()`. The stream ends now and then, with OK or an error: it is opened again at the cursor. */
export async function follow(baro: Baro, store: DatabaseSync, enough: () => boolean): Promise<void> {
  const feed = baro.client('baro.custody.v1.EventFeedService') as unknown as {
    StreamUnitEvents: (request: object, metadata: Metadata, options: object) => ClientReadableStream<Answer>;
  };
  let failures = 0;
  while (!enough()) {
    const { cursor } = store.prepare('SELECT cursor FROM place').get() as { cursor: string };
    try {
      const options = { deadline: Date.now() + 600_000 };
      const stream = feed.StreamUnitEvents({ cursor }, await baro.metadata(), options);
      // One after the other: while an answer is taken in, the server waits.
      for await (const answer of stream as AsyncIterable<Answer>) {
        failures = 0;
        take(store, answer);
        if (enough()) {
          stream.cancel();
          return;
        }
      }
    } catch (thrown) {
      const error = thrown as ServiceError;
      if (typeof error.code !== 'number') throw error;
      if (beginAnew.includes(baro.refusalOf(error).reason)) {
        // And read the state of the items anew: ListIncomingDocuments, GetItemPath, …
        inTransaction(store, () => store.exec("DELETE FROM events; UPDATE place SET cursor = ''"));
        continue;
      }
      failures += 1;
      // A stream may be tried for ever; the wait stops growing at 10 s.
      await baro.pause(error, Math.min(failures, 6));
    }
  }
}
