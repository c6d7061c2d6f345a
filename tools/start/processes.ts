import { type Child, type ChildOptions, lastWords, startChild } from '../platform/child.ts';
import type { Journal } from './journal.ts';
import { describeExit, type Program, Supervised, type Watcher } from './supervised.ts';

/** A Node program that runs to its end, as a migration does. */
export interface Task {
  name: string;
  args: readonly string[];
  cwd: string;
  env: ChildOptions['env'];
  /** Without one its output is shown. */
  logFile?: string;
}

/** What can be ended. */
interface Endable {
  stop: () => Promise<void>;
  kill: () => Promise<void>;
}

/** All processes of one platform, in the order they were started. */
export class Processes {
  readonly #watcher: Watcher;
  readonly #running: Endable[] = [];
  #stopping = false;

  constructor(journal: Journal, say: (line: string) => void) {
    this.#watcher = {
      say,
      spawned: (name, child) => journal.add(name, child.identity),
      ended: (child) => journal.remove(child.identity),
    };
  }

  /** Starts a program that is to run until the platform stops. */
  async keep(program: Program): Promise<void> {
    this.#refuseWhenStopping();
    const supervised = new Supervised(program, this.#watcher);
    // Listed first: a stop in the midst of its start must find it.
    this.#running.push(supervised);
    await supervised.start();
  }

  /** Runs a program to its end; anything but exit code 0 is an error. */
  async run(task: Task): Promise<void> {
    this.#refuseWhenStopping();
    const { name, ...rest } = task;
    const child = await startChild({ ...rest, command: process.execPath, deathSignal: 'SIGTERM' });
    this.#watcher.spawned(name, child);
    const endable = endableTask(child);
    this.#running.push(endable);
    // The stop may have come while the process was being made.
    if (this.#stopping) await endable.stop();
    const exit = await child.exited;
    this.#running.splice(this.#running.indexOf(endable), 1);
    this.#watcher.ended(child);
    if (exit.code === 0) return;
    throw new Error(`${name} failed (${describeExit(exit)}). ${lastWords(child)}`);
  }

  /** Stops everything, last started first. */
  async stopAll(): Promise<void> {
    this.#stopping = true;
    for (const endable of this.#running.toReversed()) await endable.stop();
  }

  /** Ends now whatever keeps no data; the ordered stop that waits for it goes on to the rest. */
  async hurry(): Promise<void> {
    await Promise.all(this.#running.map((endable) => endable.kill()));
  }

  #refuseWhenStopping(): void {
    if (this.#stopping) throw new Error('The platform is stopping.');
  }
}

function endableTask(child: Child): Endable {
  return {
    stop: async () => {
      await child.stop({ signal: 'SIGTERM', graceMs: 5000 }, { signal: 'SIGKILL', graceMs: 0 });
    },
    kill: async () => {
      await child.stop({ signal: 'SIGKILL', graceMs: 0 });
    },
  };
}
