import { readFileSync, readdirSync } from 'node:fs';

// USER_HZ is 100 on every Linux that Node runs on.
const tickMs = 10;

interface Stat {
  name: string | undefined;
  parent: string;
  ms: number;
}

/** CPU milliseconds used until now by every process below this one and by this one, by what it is. */
export function cpuByProcess(): Map<string, number> {
  const sums = new Map<string, number>();
  const stats = new Map<string, Stat>();
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? readStat(entry) : undefined;
    if (stat) stats.set(entry, stat);
  }
  for (const [pid, { name, ms }] of stats) {
    if (name && isBelow(pid, stats)) sums.set(name, (sums.get(name) ?? 0) + ms);
  }
  return sums;
}

/** What each used between two looks, most first. */
export function cpuBetween(before: Map<string, number>, after: Map<string, number>): [string, number][] {
  return [...after]
    .map(([name, ms]): [string, number] => [name, ms - (before.get(name) ?? 0)])
    .filter(([, ms]) => ms > 0)
    .toSorted((a, b) => b[1] - a[1]);
}

/** Whether a process is this one or below it: others of the same name may run on the machine. */
function isBelow(pid: string, stats: ReadonlyMap<string, Stat>): boolean {
  let at: string | undefined = pid;
  while (at && at !== String(process.pid)) at = stats.get(at)?.parent;
  return at !== undefined && at !== '';
}

function readStat(pid: string): Stat | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const name = nameOf(command, pid);
    // Behind the name in brackets, which may hold blanks: field 14 is user time, 15 is system time.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { name, parent: fields[1] ?? '', ms: (Number(fields[11]) + Number(fields[12])) * tickMs };
  } catch {
    return undefined; // ended while we looked
  }
}

function nameOf(command: string, pid: string): string | undefined {
  if (pid === String(process.pid)) return 'client';
  const service = /services\/(\w+)\/src\/main\.ts/.exec(command)?.[1];
  if (service) return service;
  if (/bare-(backend|gateway)/.test(command)) return 'bare';
  // A session's title names its role: `postgres: documents_app …`; the writers of the log and the tables have none.
  const session = /^postgres: (\w+)_(?:app|migrator) /.exec(command)?.[1];
  if (session) return `postgres for ${session}`;
  if (command.startsWith('postgres: ') || /\/postgres /.test(command)) return 'postgres itself';
  return command.includes('nats-server') ? 'nats-server' : undefined;
}
