import { readFileSync } from 'node:fs';

/** Names one process for good: a pid alone is reused by the kernel. */
export interface ProcessIdentity {
  pid: number;
  /** Clock ticks since boot at which the process started (field 22 of /proc/<pid>/stat). */
  startTicks: string;
  bootId: string;
}

/** The identity of the process that has `pid` now, or undefined when there is none (a zombie counts as none). */
export function findProcess(pid: number): ProcessIdentity | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  const bootId = readProc('/proc/sys/kernel/random/boot_id')?.trim();
  if (stat === undefined || bootId === undefined) return undefined;
  // The command name stands in brackets and may itself hold spaces and brackets: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const startTicks = fields[19];
  if (startTicks === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid, startTicks, bootId };
}

/** The identity of this very process. */
export function thisProcess(): ProcessIdentity {
  const identity = findProcess(process.pid);
  if (identity === undefined) throw new Error('Baro needs a Linux /proc to tell its processes apart.');
  return identity;
}

/** Whether the very process once recorded as `identity` still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  const now = findProcess(identity.pid);
  return now !== undefined && now.startTicks === identity.startTicks && now.bootId === identity.bootId;
}

/** Signals the recorded process, never a stranger that was given its pid since. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(identity.pid, signal);
  } catch {
    // It ended between the look and the signal.
    return false;
  }
}

/** The words of a process's command line, empty when it is gone. */
export function commandLine(pid: number): string[] {
  return readProc(`/proc/${pid}/cmdline`)?.split('\0').filter(Boolean) ?? [];
}

function readProc(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
