import { AppError } from '../errors/app-error.ts';

/** How much a service takes on. */
export interface AdmissionLimits {
  /** Calls that run at once. */
  running: number;
  /** Calls that may wait for one of them to end; one more is refused. */
  waiting: number;
}

/**
 * Lets calls in one after the other, so that a service with more to do than it can still answers some of them: what waits
 * too long leaves the line undone, and who comes when the line is full hears so at once. Without it every call would be
 * worked on, and each answer come after its caller has gone.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  #running = 0;
  // In the order they came.
  readonly #waiting = new Set<() => void>();

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  /** Calls that wait now. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Runs `work` when it is its turn.
   * @throws AppError OVERLOADED when too many wait, DEADLINE_EXCEEDED when `signal` is aborted before its turn
   */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#turn(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw new AppError('DEADLINE_EXCEEDED');
    if (this.#running < this.#limits.running) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.size >= this.#limits.waiting) throw new AppError('OVERLOADED');
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.delete(enter);
        reject(new AppError('DEADLINE_EXCEEDED'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(enter);
    });
  }

  /** The place goes to who has waited longest. */
  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#running -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
