/** Runs a pass again and again: at once when woken or when the last pass says there is more, else every `idleMs`. */
export class Loop {
  readonly #pass: () => Promise<boolean>;
  readonly #idleMs: number;
  #running: Promise<void> | undefined;
  #stopped = false;
  #woken = false;
  #wakeUp: (() => void) | undefined;

  constructor(pass: () => Promise<boolean>, idleMs: number) {
    this.#pass = pass;
    this.#idleMs = idleMs;
  }

  start(): void {
    this.#running ??= this.#run();
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
