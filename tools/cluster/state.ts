import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { poll } from '../platform/poll.ts';
import { isRunning, signalProcess } from '../platform/process-identity.ts';
import type { ProcessIdentity } from '../platform/process-identity.ts';

const fileOf = (dir: string): string => path.join(dir, 'processes.json');

/** Writes down a process `up` started, before it is known to work. */
export function rememberProcess(dir: string, name: string, identity: ProcessIdentity): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const all = { ...processesOf(dir), [name]: identity };
  writeFileSync(fileOf(dir), `${JSON.stringify(all, undefined, 2)}\n`, { mode: 0o600 });
}

/** What `up` started on that folder: name → process, first started first. */
export function processesOf(dir: string): Record<string, ProcessIdentity> {
  if (!existsSync(fileOf(dir))) return {};
  return JSON.parse(readFileSync(fileOf(dir), 'utf8')) as Record<string, ProcessIdentity>;
}

/** A folder that `down` may remove: `up` makes it, or finds it empty. @throws one sentence when it is not */
export function claimFolder(dir: string): void {
  if (Object.keys(processesOf(dir)).length > 0) {
    throw new Error(`A cluster was brought up on ${dir}: npm run cluster -- down ends it.`);
  }
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    throw new Error(`${dir} holds files already: a cluster needs a folder of its own.`);
  }
}

/** Ends those very processes, last started first, and nothing else; then removes their folder. @returns their names */
export async function endProcesses(dir: string): Promise<string[]> {
  if (!existsSync(fileOf(dir))) return [];
  const all = Object.entries(processesOf(dir)).reverse();
  for (const [name, identity] of all) {
    signalProcess(identity, 'SIGTERM');
    const gone = (): boolean => !isRunning(identity);
    await poll(gone, { what: `the end of ${name}`, timeoutMs: 20_000 }).catch(() =>
      signalProcess(identity, 'SIGKILL'),
    );
  }
  rmSync(dir, { recursive: true, force: true });
  return all.map(([name]) => name);
}
