import { MemoryStore } from 'express-rate-limit';
import { AppError } from '@baro/chassis';

const windowMs = 60_000;

/** Counts by key within a minute. Per process: with n replicas a caller may make up to n times as many. */
export class RateLimit {
  readonly #store = new MemoryStore();
  readonly #limit: number;

  /** @param limit hits a minute; 0 for no limit. */
  constructor(limit: number) {
    this.#limit = limit;
    // MemoryStore reads nothing but the window.
    this.#store.init({ windowMs } as Parameters<MemoryStore['init']>[0]);
  }

  /** Counts one. @throws AppError RESOURCE_EXHAUSTED with the seconds to wait. */
  async hit(key: string): Promise<void> {
    if (this.#limit === 0) return;
    const { totalHits, resetTime } = await this.#store.increment(key);
    if (totalHits > this.#limit) throw exhausted(resetTime);
  }

  /** Looks without counting. @throws AppError RESOURCE_EXHAUSTED with the seconds to wait. */
  async check(key: string): Promise<void> {
    if (this.#limit === 0) return;
    const known = await this.#store.get(key);
    if (known && known.totalHits >= this.#limit) throw exhausted(known.resetTime);
  }

  /** Ends the timer of the store. */
  stop(): void {
    this.#store.shutdown();
  }
}

function exhausted(resetTime: Date | undefined): AppError {
  const waitMs = resetTime ? resetTime.getTime() - Date.now() : windowMs;
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError('RESOURCE_EXHAUSTED', {
    metadata: { seconds: String(seconds) },
    retryAfterSeconds: seconds,
  });
}
