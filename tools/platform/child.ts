import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

import { findProcess, type ProcessIdentity } from './process-identity.ts';

/** How a process ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process to start. */
export interface ChildOptions {
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** What the process prints goes to this file, which outlives a killed starter; without one to our own output. */
  logFile?: string;
  cwd?: string;
  /** The user to run as; default: the same. */
  user?: { uid: number; gid: number } | undefined;
  /** The signal the kernel sends when the starter dies, however it dies; undefined: it outlives its starter. */
  deathSignal: 'SIGINT' | 'SIGTERM' | undefined;
  /** Told at once, long before the process is ready: whoever stops things must know of it from here on. */
  onSpawn?: ((child: Child) => void) | undefined;
}

/** A started process. */
export interface Child {
  identity: ProcessIdentity;
  exited: Promise<Exit>;
  hasExited: () => boolean;
  /** What it printed, and where in its log that begins: earlier runs wrote there too. */
  log: LogPlace | undefined;
  /** Sends the signals in turn, each with its time to work (ms), and resolves when the process is gone. */
  stop: (...steps: readonly StopStep[]) => Promise<Exit>;
}

/** A log from a byte on. */
export interface LogPlace {
  file: string;
  from: number;
}

/** One signal and how long to wait for its effect. */
export interface StopStep {
  signal: NodeJS.Signals;
  /** Milliseconds before the next step; the last step's is not looked at. */
  graceMs: number;
}

const LOG_LIMIT_BYTES = 16 * 1024 * 1024;
const LAST_LINES = 25;
const SETPRIV = '/usr/bin/setpriv';

/** Starts a process in a session of its own, so that a Ctrl-C at the terminal reaches only the starter. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { command, args } = withDeathSignal(options);
  const { logFile } = options;
  const log = logFile === undefined ? undefined : openLog(logFile);
  const place = logFile === undefined ? undefined : { file: logFile, from: statSync(logFile).size };
  let child: ChildProcess;
  try {
    child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', log ?? 'inherit', log ?? 'inherit'],
      ...options.user,
    });
  } finally {
    if (log !== undefined) closeSync(log);
  }
  let ended = false;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = true;
      resolve({ code, signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid ?? 0;
  const identity = findProcess(pid) ?? { pid, startTicks: 'gone', bootId: 'gone' };
  const stop = (...steps: readonly StopStep[]): Promise<Exit> => stopChild(child, exited, steps);
  const started: Child = { identity, exited, hasExited: () => ended, log: place, stop };
  options.onSpawn?.(started);
  return started;
}

/** A process's last lines with the log they stand in, to say why it did not come up. */
export function lastWords({ log }: Child): string {
  if (!log) return 'What it said is above.';
  const lines = readFileSync(log.file).subarray(log.from).toString().trimEnd().split('\n');
  return `Its last words, from ${log.file}:\n${lines.slice(-LAST_LINES).join('\n')}`;
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<Exit>,
  steps: readonly StopStep[],
): Promise<Exit> {
  for (const [index, step] of steps.entries()) {
    child.kill(step.signal);
    if (index === steps.length - 1) break;
    if (await endsWithin(exited, step.graceMs)) break;
  }
  return exited;
}

async function endsWithin(exited: Promise<Exit>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = await Promise.race([exited.then(() => true), late]);
  clearTimeout(timer);
  return ended;
}

/** Without setpriv (it belongs to Debian's and Ubuntu's base) the next start cleans up what a killed one left. */
function withDeathSignal(options: ChildOptions): { command: string; args: string[] } {
  if (!options.deathSignal || !existsSync(SETPRIV)) {
    return { command: options.command, args: [...options.args] };
  }
  const signal = options.deathSignal.slice('SIG'.length);
  return { command: SETPRIV, args: ['--pdeathsig', signal, '--', options.command, ...options.args] };
}

function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}
