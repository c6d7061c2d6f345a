import type { EntityManager } from '@mikro-orm/postgresql';
import { Directory } from '../directory/directory.ts';
import { isKind, KINDS, parseRow, type DirectoryRows, type Kind } from '../directory/rows.ts';
import { readRowsAfter, readState, type CopyRow } from './copy-store.ts';

/** How old the answer "nothing has changed" may be, milliseconds. Events need longer to arrive than that. */
export const CHECK_AFTER_MS = 200;

/**
 * The copy in memory. The counter is read at most once per `CHECK_AFTER_MS`, rows only after a change and only
 * those that changed; callers that come meanwhile share one reading.
 */
export class CopyCache {
  readonly #rows = new Map<Kind, Map<string, object>>();
  #directory: Directory | undefined;
  #change = 0;
  #calendarChange = 0;
  #eventTime: Date | undefined;
  #checkedMs = -Infinity;
  #reading: Promise<Directory> | undefined;

  /** When the newest event taken in happened, as of the last reading. */
  get eventTime(): Date | undefined {
    return this.#eventTime;
  }

  async read(em: EntityManager): Promise<Directory> {
    if (this.#directory && performance.now() - this.#checkedMs < CHECK_AFTER_MS) return this.#directory;
    const shared = this.#reading;
    if (shared) {
      const directory = await shared.catch(() => undefined); // the other caller's connection, not ours, failed
      if (directory) return directory;
    }
    this.#reading ??= this.#refresh(em).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #refresh(em: EntityManager): Promise<Directory> {
    const startedMs = performance.now();
    const state = await readState(em);
    this.#eventTime = state.eventTime;
    if (this.#directory && state.change === this.#change) {
      this.#checkedMs = startedMs;
      return this.#directory;
    }
    // Rows after the counter's value may be there already: taking them twice is harmless, missing one is not.
    for (const row of await readRowsAfter(em, this.#change)) this.#take(row);
    this.#change = state.change;
    this.#checkedMs = startedMs;
    this.#directory = new Directory(this.#collect(), String(this.#calendarChange));
    return this.#directory;
  }

  #take(row: CopyRow): void {
    if (!isKind(row.kind)) return;
    const byId = this.#rows.get(row.kind) ?? new Map<string, object>();
    byId.set(row.id, parseRow(row.kind, row.data));
    this.#rows.set(row.kind, byId);
    if (row.kind === 'calendar_day') this.#calendarChange = Math.max(this.#calendarChange, row.change);
  }

  #collect(): DirectoryRows {
    const kinds = Object.entries(KINDS) as [Kind, { list: string }][]; // Object.entries forgets the key type
    const lists = kinds.map(([kind, { list }]) => [list, [...(this.#rows.get(kind)?.values() ?? [])]]);
    return Object.fromEntries(lists) as DirectoryRows; // each list was filled from its own kind's parser
  }
}
