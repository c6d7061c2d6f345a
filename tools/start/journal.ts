import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { poll } from '../platform/poll.ts';
import { isRunning, type ProcessIdentity, signalProcess } from '../platform/process-identity.ts';
import { writePrivateFile } from './private-file.ts';

interface Entry {
  name: string;
  process: ProcessIdentity;
}

const GRACE_MS = 15_000;

/** The processes of a platform, on disk, so that the start after a killed one can end what is left. */
export class Journal {
  readonly #file: string;
  #entries: Entry[] = [];

  constructor(dataDir: string) {
    this.#file = path.join(dataDir, 'processes.json');
  }

  /** Notes a process as soon as it exists. */
  add(name: string, process: ProcessIdentity): void {
    this.#write([...this.#entries, { name, process }]);
  }

  /** Strikes out a process that has ended. */
  remove(process: ProcessIdentity): void {
    this.#write(this.#entries.filter((entry) => entry.process.pid !== process.pid));
  }

  /** Ends what a killed starter left, last started first; gives the names. */
  async endForgotten(): Promise<string[]> {
    const left = this.#read().filter((entry) => isRunning(entry.process));
    for (const { name, process } of left.toReversed()) await end(name, process);
    rmSync(this.#file, { force: true });
    return left.map(({ name }) => name);
  }

  #read(): Entry[] {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Entry[];
    } catch {
      return [];
    }
  }

  #write(entries: Entry[]): void {
    this.#entries = entries;
    writePrivateFile(this.#file, `${JSON.stringify(entries)}\n`);
  }
}

/** SIGINT asks every kind of ours to leave in good order; PostgreSQL's fast shutdown hangs on it. */
async function end(name: string, process: ProcessIdentity): Promise<void> {
  const isGone = (): boolean => !isRunning(process);
  signalProcess(process, 'SIGINT');
  const what = `${name} (process ${process.pid}), left by a start that was killed`;
  try {
    await poll(isGone, { what, timeoutMs: GRACE_MS });
  } catch {
    signalProcess(process, 'SIGKILL');
    await poll(isGone, { what, timeoutMs: GRACE_MS });
  }
}
