import { defineConsumer, watchGauge } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Migration20260102000000DirectoryCopy } from '../../migrations/Migration20260102000000_directory-copy.ts';
import type { Directory } from '../directory/directory.ts';
import { applyEvent } from './apply-event.ts';
import { CopyCache } from './copy-cache.ts';

/**
 * The copy of the directory in one service. Make one in `main.ts`, hand its `consumer()` to `runService` and
 * the copy itself to the use cases.
 */
export class DirectoryCopy {
  readonly #cache = new CopyCache();

  constructor() {
    watchGauge(
      'baro_directory_copy_age_seconds',
      'Age of the newest directory event in the local copy; grows in quiet times too.',
      's',
      async () => this.copyAge(),
    );
  }

  /** The directory as the copy has it now. Costs no statement, or one; more only after a change. */
  async read(em: EntityManager): Promise<Directory> {
    return this.#cache.read(em);
  }

  /** The consumer that feeds the copy, durable `<service>--directory`. */
  consumer(): ReturnType<typeof defineConsumer> {
    return defineConsumer({
      name: 'directory',
      stream: 'DIRECTORY',
      filter: 'baro.directory.>',
      handle: (event, tx) => applyEvent(event, tx.em, tx.now),
    });
  }

  /** Seconds since the newest event taken in happened; undefined before the first. */
  copyAge(now: Date = new Date()): number | undefined {
    const time = this.#cache.eventTime;
    return time && (now.getTime() - time.getTime()) / 1000;
  }
}

/** What a service plugs into `runService`: the tables of the copy, and the copy itself. */
export const directoryCopy = {
  migrations: [Migration20260102000000DirectoryCopy],
  open: (): DirectoryCopy => new DirectoryCopy(),
} as const;
