import type { BruteForceSettings } from './realm.ts';

interface Failures {
  count: number;
  lastMs: number;
  lockedUntilMs: number;
}

/** Names nobody has ever heard of are counted too, or the answer would tell who exists; so the table needs an end. */
const maxNames = 10_000;

/** Keycloak's brute-force protection with strategy MULTIPLE: each full round of failures locks for longer. */
export class Lockout {
  readonly #settings: BruteForceSettings;
  readonly #now: () => number;
  readonly #failures = new Map<string, Failures>();

  constructor(settings: BruteForceSettings, now: () => number = Date.now) {
    this.#settings = settings;
    this.#now = now;
  }

  /** Seconds until this name may try again; 0 when it may now. */
  waitSeconds(username: string): number {
    const until = this.#failures.get(username)?.lockedUntilMs ?? 0;
    return Math.max(0, Math.ceil((until - this.#now()) / 1000));
  }

  recordFailure(username: string): void {
    if (!this.#settings.enabled) return;
    const now = this.#now();
    const before = this.#failures.get(username);
    const stale = before === undefined || now - before.lastMs > this.#settings.resetAfterSeconds * 1000;
    const count = (stale ? 0 : before.count) + 1;
    const rounds = Math.floor(count / this.#settings.failureFactor);
    const wait = Math.min(rounds * this.#settings.waitIncrementSeconds, this.#settings.maxWaitSeconds);
    this.#failures.delete(username);
    this.#failures.set(username, { count, lastMs: now, lockedUntilMs: now + wait * 1000 });
    this.#forgetOldest();
  }

  recordSuccess(username: string): void {
    this.#failures.delete(username);
  }

  #forgetOldest(): void {
    if (this.#failures.size <= maxNames) return;
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined) this.#failures.delete(oldest);
  }
}
