import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { isRunning, type ProcessIdentity, thisProcess } from '../platform/process-identity.ts';

/** Makes sure only one starter works on a data folder; gives the function that lets it go. */
export function lockDataDir(dir: string): () => void {
  const lock = path.join(dir, 'starter.json');
  const own = `${lock}.${process.pid}`;
  // Written first and linked then: a lock never exists without its holder's name.
  writeFileSync(own, JSON.stringify(thisProcess()), { mode: 0o600 });
  try {
    while (!tryLink(own, lock)) removeStale(lock, dir);
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function tryLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function removeStale(lock: string, dir: string): void {
  const holder = readHolder(lock);
  if (holder && isRunning(holder)) {
    throw new Error(
      `Baro already runs on ${dir} (process ${holder.pid}). Stop it first, or start another: npm start -- --data <dir> --port <n>`,
    );
  }
  // Renamed, not removed: of two starters that see the same stale lock only one gets it out of the way.
  const aside = `${lock}.stale`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch {
    // The other one was faster.
  }
}

function readHolder(lock: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
