import { eventually } from '@baro/chassis/testing';

/** Callers that never pause; what they see while replicas come and go. */
export class SteadyCalls {
  readonly #running: Promise<void>[] = [];
  readonly #failures: string[] = [];
  #stopped = false;
  #done = 0;

  /**
   * @param calls each is made again and again by callers of its own; resolves when answered as it must be
   * @param loops callers of each
   */
  constructor(calls: Readonly<Record<string, () => Promise<void>>>, loops = 6) {
    for (const [name, call] of Object.entries(calls)) {
      for (let loop = 0; loop < loops; loop += 1) this.#running.push(this.#repeat(name, call));
    }
  }

  /** What failed up to now. */
  get failures(): readonly string[] {
    return this.#failures;
  }

  /** How many have ended. */
  get done(): number {
    return this.#done;
  }

  /** Resolves when `count` more calls have ended. */
  async more(count: number): Promise<void> {
    const goal = this.#done + count;
    await eventually(() => {
      if (this.#done < goal) throw new Error(`${this.#done} of ${goal} calls have ended`);
    }, 120_000);
  }

  /** @returns what failed, and how many calls ended in all */
  async end(): Promise<{ failures: string[]; done: number }> {
    this.#stopped = true;
    await Promise.all(this.#running);
    return { failures: this.#failures, done: this.#done };
  }

  async #repeat(name: string, call: () => Promise<void>): Promise<void> {
    while (!this.#stopped) {
      await call().catch((error: unknown) => {
        this.#failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      });
      this.#done += 1;
    }
  }
}
