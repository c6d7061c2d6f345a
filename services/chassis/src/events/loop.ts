import { setTimeout as sleep } from 'node:timers/promises';
import { statementCounter } from '../db/statement-counter.ts';

/**
 * Runs a pass again and again: at once when woken or when the last pass says there is more, else every `idleMs`; but
 * never sooner than `gapMs` after the last, so that under load each pass finds much to do.
 */
export class Loop {
  readonly #pass: () => Promise<boolean>;
  readonly #idleMs: number;
  readonly #gapMs: number;
  #running: Promise<void> | undefined;
  #stopped = false;
  #woken = false;
  #wakeUp: (() => void) | undefined;

  constructor(pass: () => Promise<boolean>, idleMs: number, gapMs = 0) {
    this.#pass = pass;
    this.#idleMs = idleMs;
    this.#gapMs = gapMs;
  }

  start(): void {
    this.#running ??= statementCounter.aside(() => this.#run());
  }

  wake(): void {
    this.#woken = true;
    this.#wakeUp?.();
  }

  /** Ends after the pass in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wakeUp?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      const more = await this.#pass();
      if (this.#gapMs > 0 && !this.#stopped) await sleep(this.#gapMs);
      if (!more && !this.#woken && !this.#stopped) await this.#rest();
    }
  }

  async #rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#idleMs);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = undefined;
  }
}
