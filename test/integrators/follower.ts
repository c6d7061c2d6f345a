import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { systemClient } from '@baro/tools/conformance/city.ts';
import type { ConformanceCity } from '@baro/tools/conformance/city.ts';

/** The sample client in TypeScript that follows the feed, as a process that may be killed and started again. */
export class Follower {
  readonly store: string;
  readonly #args: string[];
  #child: ChildProcess | undefined;
  starts = 0;

  constructor(city: ConformanceCity, store: string, events: number) {
    this.store = store;
    const { platform, secretFile } = city;
    const place = [
      '--protos',
      'proto',
      '--gateway',
      platform.address('gateway'),
      '--issuer',
      platform.signOn.issuer,
    ];
    const who = ['--client', systemClient, '--secret-file', secretFile, '--store', store];
    this.#args = ['test/typescript-client/work.ts', ...place, ...who, '--events', String(events)];
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  start(): void {
    this.starts += 1;
    const log = openSync(`${this.store}.log`, 'a');
    this.#child = spawn(process.execPath, this.#args, { stdio: ['ignore', log, log] });
    closeSync(log);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || !this.running) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
  }

  /** What it has taken in, in the order it came: its own table has no other order. */
  taken(): { sequence: number; eventId: string }[] {
    if (!existsSync(this.store)) return [];
    const store = new DatabaseSync(this.store, { readOnly: true });
    try {
      const rows = store.prepare('SELECT sequence, event_id FROM events ORDER BY rowid').all();
      return rows.map((row) => ({ sequence: Number(row['sequence']), eventId: String(row['event_id']) }));
    } catch {
      return []; // it has not made its tables yet
    } finally {
      store.close();
    }
  }
}
