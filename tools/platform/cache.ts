import { randomBytes } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { runCommand } from './command.ts';

/** Where fetched tools are kept, outside every clone: root's must be readable by the user PostgreSQL runs as. */
export function cacheDir(): string {
  if (process.getuid?.() === 0) return '/var/cache/baro';
  const base = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  return path.join(base, 'baro');
}

/**
 * Gives the cache folder `name`, filled by `fill` on first use.
 * Filled beside and renamed into place, so a killed run leaves no half-filled folder and two runs may race.
 */
export async function cached(name: string, fill: (dir: string) => Promise<void>): Promise<string> {
  const target = path.join(cacheDir(), name);
  if (await exists(target)) return target;
  const fresh = `${target}.${randomBytes(6).toString('hex')}.new`;
  await mkdir(fresh, { recursive: true });
  try {
    await fill(fresh);
    // Whatever the umask of the run that fills it: the user PostgreSQL runs as has to read it.
    await runCommand('chmod', ['a+rx', cacheDir()]);
    await runCommand('chmod', ['-R', 'a+rX', fresh]);
    await rename(fresh, target);
  } catch (error) {
    // The other run of a race has already put the same content there.
    if (!(await exists(target))) throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return target;
}

/** Whether something lies at `file`. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
