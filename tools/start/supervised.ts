import type { Child, Exit } from '../platform/child.ts';

/** A program that is to run as long as the platform does. */
export interface Program {
  name: string;
  /** Starts it and resolves when it serves; tells of the process at once. */
  launch: (onSpawn: (child: Child) => void) => Promise<void>;
  /** Asks the process to leave and resolves when it has. */
  stop: (child: Child) => Promise<void>;
  /** It keeps data for others: even in a hurry it is given the time to leave in good order. */
  keepsData?: boolean;
}

/** Who hears of a program's life. */
export interface Watcher {
  say: (line: string) => void;
  spawned: (name: string, child: Child) => void;
  ended: (child: Child) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/** Whoever ran this long has recovered: its next crash is a new story. */
const RECOVERED_AFTER_MS = 60_000;

/** Keeps one program running: says a crash in one line and starts it again, with longer and longer pauses. */
export class Supervised {
  readonly name: string;
  readonly #program: Program;
  readonly #watcher: Watcher;
  #child: Child | undefined;
  #serving = false;
  #stopping = false;
  #servingSince = 0;
  #crashes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(program: Program, watcher: Watcher) {
    this.name = program.name;
    this.#program = program;
    this.#watcher = watcher;
  }

  /** The first start; its failure is the caller's to say. */
  async start(): Promise<void> {
    await this.#program.launch((child) => this.#spawned(child));
    this.#serving = true;
    this.#servingSince = Date.now();
    // It may have died between its last sign of health and now.
    if (this.#child?.hasExited()) this.#crashed(await this.#child.exited);
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    if (this.#child && !this.#child.hasExited()) await this.#program.stop(this.#child);
  }

  /** Ends it now, without waiting for what it is doing. */
  async kill(): Promise<void> {
    if (this.#program.keepsData) return;
    this.#stopping = true;
    clearTimeout(this.#timer);
    await this.#child?.stop({ signal: 'SIGKILL', graceMs: 0 });
  }

  #spawned(child: Child): void {
    this.#child = child;
    this.#watcher.spawned(this.name, child);
    void child.exited.then((exit) => {
      this.#watcher.ended(child);
      if (this.#serving && child === this.#child) this.#crashed(exit);
    });
    // The stop may have come while the process was being made.
    if (this.#stopping) void this.#program.stop(child);
  }

  #crashed(exit: Exit): void {
    if (!this.#serving || this.#stopping) return;
    this.#serving = false;
    if (Date.now() - this.#servingSince > RECOVERED_AFTER_MS) this.#crashes = 0;
    this.#startAgain(`${this.name} crashed (${describeExit(exit)})`);
  }

  #startAgain(reason: string): void {
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.#crashes, LONGEST_PAUSE_MS);
    this.#crashes += 1;
    this.#watcher.say(`${reason}; starting it again in ${pauseMs / 1000} s`);
    this.#timer = setTimeout(() => void this.#again(), pauseMs);
  }

  async #again(): Promise<void> {
    try {
      await this.start();
      this.#watcher.say(`${this.name} is back`);
    } catch (error) {
      await this.#child?.stop({ signal: 'SIGKILL', graceMs: 0 });
      if (this.#stopping) return;
      const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
      this.#startAgain(`${this.name} did not come back: ${why}`);
    }
  }
}

/** How a process ended, in words. */
export function describeExit(exit: Exit): string {
  return exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code ?? 'unknown'}`;
}
