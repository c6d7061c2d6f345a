import type { MikroORM } from '@mikro-orm/postgresql';
import { findEnds } from '../store/feed-store.ts';

/** How often the feeds that somebody waits for are looked at, all in one statement. */
const lookMs = 300;

interface Waiting {
  unitId: string;
  sequence: number;
  done: (news: boolean) => void;
}

/** Wakes streams when their feed has grown, whichever replica made it grow. Looks at nothing while nobody waits. */
export class FeedWatch {
  readonly #orm: MikroORM;
  readonly #waiting = new Set<Waiting>();
  #looking = false;

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** Waits until the feed no longer ends at the sequence; at most `longestMs`, and not beyond the signal. @returns whether there is news */
  async wait(unitId: string, sequence: number, longestMs: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || longestMs <= 0) return false;
    return new Promise((resolve) => {
      const waiting: Waiting = {
        unitId,
        sequence,
        done: (news) => {
          this.#waiting.delete(waiting);
          clearTimeout(timer);
          signal.removeEventListener('abort', onEnd);
          resolve(news);
        },
      };
      const onEnd = (): void => waiting.done(false);
      const timer = setTimeout(onEnd, longestMs);
      signal.addEventListener('abort', onEnd);
      this.#waiting.add(waiting);
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#waiting.size > 0) {
        await this.#wakeGrown();
        await new Promise((resolve) => setTimeout(resolve, lookMs));
      }
    } finally {
      this.#looking = false;
    }
  }

  async #wakeGrown(): Promise<void> {
    const before = [...this.#waiting];
    try {
      const ends = await findEnds(this.#orm.em.fork(), [...new Set(before.map(({ unitId }) => unitId))]);
      for (const waiting of before) {
        if ((ends.get(waiting.unitId) ?? 0) !== waiting.sequence) waiting.done(true);
      }
    } catch {
      // The database is away: the streams find out themselves at their next answer, and tell their callers.
      for (const waiting of before) waiting.done(true);
    }
  }
}
