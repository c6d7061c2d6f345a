import { setTimeout as delay } from 'node:timers/promises';

import type { Covered } from './covered.ts';
import { copyAttachments } from './file-pool.ts';

/** Far shorter than a segment of the log waits: where the log has a row, its file is there already. */
const EVERY_MS = 10_000;

/** Copies attachments to the backup folder while the platform runs, as PostgreSQL copies its log. */
export class FileMirror {
  readonly #pass: () => Promise<number>;
  readonly #say: (line: string) => void;
  readonly #stop = new AbortController();
  readonly #runs: Promise<void>;
  #troubled = false;

  constructor(dataDir: string, root: string, covered: readonly Covered[], say: (line: string) => void) {
    this.#pass = () => copyAttachments(dataDir, root, covered);
    this.#say = say;
    this.#runs = this.#run();
  }

  /** A last pass; nothing is written to the platform any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#runs;
    await this.#try();
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#try();
      await delay(EVERY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** A full disk must not end the platform; it is said once and tried again. */
  async #try(): Promise<void> {
    try {
      await this.#pass();
      if (this.#troubled) this.#say('Attachments are copied to the backup folder again.');
      this.#troubled = false;
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
      if (!this.#troubled) {
        this.#say(`Attachments are NOT copied to the backup folder (${why}); tried again.`);
      }
      this.#troubled = true;
    }
  }
}
