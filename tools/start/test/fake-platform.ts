import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { poll } from '../../platform/poll.ts';
import { isPortTaken } from '../../platform/ports.ts';
import { isRunning, type ProcessIdentity } from '../../platform/process-identity.ts';
import { wholePlatform } from '../platform-plan.ts';

const READY_WITHIN_MS = 60_000;

/** A starter with stand-ins for the services, run as `npm start` runs the real one. */
export interface FakePlatform {
  starter: ChildProcess;
  output: () => string;
  /** Waits until the output holds the words. */
  says: (words: string, withinMs?: number) => Promise<void>;
  exitCode: () => Promise<number | null>;
}

/** A folder for one platform's data; root's PostgreSQL can enter it unless it is to be closed. */
export async function makeDataPlace(mode = 0o711): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'baro-start-test-'));
  await chmod(dir, mode);
  return path.join(dir, 'data');
}

/** Removes a platform's data, wherever PostgreSQL's part lies. */
export function removeDataPlace(dir: string): void {
  const id = readState(dir)?.id;
  if (id) rmSync(path.join('/var/lib/baro', id), { recursive: true, force: true });
  rmSync(path.dirname(dir), { recursive: true, force: true });
}

/** The first of a run of ports that are all free; a random one, so that parallel runs seldom meet. */
export async function findFirstPort(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 1200) * 10;
    const taken = await Promise.all([0, 1, 2, 3, 4, 10, 11].map((offset) => isPortTaken(first + offset)));
    if (!taken.includes(true)) return first;
  }
}

/** Starts one. */
export function startFake(args: readonly string[], env: Record<string, string> = {}): FakePlatform {
  const starter = spawn(process.execPath, [path.join('tools', 'start', 'test', 'fake-main.ts'), ...args], {
    cwd: wholePlatform.root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  starter.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  starter.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => {
    starter.once('exit', (code) => resolve(code));
  });
  return {
    starter,
    output: () => text,
    says: async (words, withinMs = READY_WITHIN_MS) => {
      await poll(() => text.includes(words), {
        what: `"${words}" in:\n${text}`,
        timeoutMs: withinMs,
      }).catch(() => {
        throw new Error(`never said "${words}":\n${text}`);
      });
    },
    exitCode: () => exited,
  };
}

/** The processes a platform has noted, by name. */
export function processesOf(dir: string): Map<string, ProcessIdentity> {
  const entries = JSON.parse(readFileSync(path.join(dir, 'processes.json'), 'utf8')) as {
    name: string;
    process: ProcessIdentity;
  }[];
  return new Map(entries.map(({ name, process }) => [name, process]));
}

/** Ends one process of a platform the hard way. */
export function crash(dir: string, name: string): void {
  const identity = processesOf(dir).get(name);
  if (!identity || !isRunning(identity)) throw new Error(`no process ${name}`);
  process.kill(identity.pid, 'SIGKILL');
}

/** Command lines of everything alive that names this data folder. */
export function leftovers(dir: string): string[] {
  const id = readState(dir)?.id ?? dir;
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .map(
      (pid) =>
        readProc(pid, 'cmdline').replaceAll('\0', ' ') + readProc(pid, 'environ').replaceAll('\0', ' '),
    )
    .filter((text) => text.includes(dir) || text.includes(id))
    .map((text) => text.slice(0, 200));
}

function readState(dir: string): { id: string } | undefined {
  try {
    return JSON.parse(readFileSync(path.join(dir, 'state.json'), 'utf8')) as { id: string };
  } catch {
    return undefined;
  }
}

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
