import { readFileSync, readdirSync } from 'node:fs';

// USER_HZ is 100 on every Linux that Node runs on.
const tickMs = 10;

interface Stat {
  pid: string;
  name: string | undefined;
  parent: string;
  ms: number;
}

/** What the processes of one name have used until now, and hold now. */
export interface Usage {
  cpuMs: number;
  /** Memory, pages shared among processes counted in parts (PSS), bytes. */
  memoryBytes: number;
}

/** CPU milliseconds used until now by every process below this one and by this one, by what it is. */
export function cpuByProcess(): Map<string, number> {
  return new Map(
    [...readStats([process.pid])].map(([name, stats]) => [name, stats.reduce((sum, { ms }) => sum + ms, 0)]),
  );
}

/** CPU and memory of every process that is one of these or below one of them, by what it is. */
export function usageByProcess(roots: readonly number[]): Map<string, Usage> {
  return new Map(
    [...readStats(roots)].map(([name, stats]) => [
      name,
      {
        cpuMs: stats.reduce((sum, { ms }) => sum + ms, 0),
        memoryBytes: stats.reduce((sum, { pid }) => sum + readMemory(pid), 0),
      },
    ]),
  );
}

function readStats(roots: readonly number[]): Map<string, Stat[]> {
  const stats = new Map<string, Stat>();
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? readStat(entry) : undefined;
    if (stat) stats.set(entry, stat);
  }
  const below = new Set(roots.map(String));
  const named = new Map<string, Stat[]>();
  for (const [pid, stat] of stats) {
    const { name } = stat;
    if (name && isBelow(pid, stats, below)) named.set(name, [...(named.get(name) ?? []), stat]);
  }
  return named;
}

/** What each used between two looks, most first. */
export function cpuBetween(before: Map<string, number>, after: Map<string, number>): [string, number][] {
  return [...after]
    .map(([name, ms]): [string, number] => [name, ms - (before.get(name) ?? 0)])
    .filter(([, ms]) => ms > 0)
    .toSorted((a, b) => b[1] - a[1]);
}

/** Whether a process is one of the roots or below one: others of the same name may run on the machine. */
function isBelow(pid: string, stats: ReadonlyMap<string, Stat>, roots: ReadonlySet<string>): boolean {
  let at: string | undefined = pid;
  while (at && !roots.has(at)) at = stats.get(at)?.parent;
  return at !== undefined && at !== '';
}

/** Bytes of a process; 0 for one that has just ended. */
function readMemory(pid: string): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function readStat(pid: string): Stat | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const name = nameOf(command, pid);
    // Behind the name in brackets, which may hold blanks: field 14 is user time, 15 is system time.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { pid, name, parent: fields[1] ?? '', ms: (Number(fields[11]) + Number(fields[12])) * tickMs };
  } catch {
    return undefined; // ended while we looked
  }
}

function nameOf(command: string, pid: string): string | undefined {
  if (pid === String(process.pid)) return 'client';
  const service = /services\/(\w+)\/src\/main\.ts/.exec(command)?.[1];
  if (service) return service;
  if (/bare-(backend|gateway)/.test(command)) return 'bare';
  if (command.includes('sign-on/main.ts')) return 'sign-on';
  // Its program alone: its folder may stand on another's command line.
  if (/^\S*\/k6 /.test(command)) return 'k6';
  // A session's title names its role: `postgres: documents_app …`; the writers of the log and the tables have none.
  const session = /^postgres: (\w+)_(?:app|migrator) /.exec(command)?.[1];
  if (session) return `postgres for ${session}`;
  if (command.startsWith('postgres: ') || /\/postgres /.test(command)) return 'postgres itself';
  return command.includes('nats-server') ? 'nats-server' : undefined;
}
