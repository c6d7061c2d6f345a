import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '../platform/cache.ts';
import { RecoveryError } from './recovery-error.ts';

/**
 * A backup folder: `wal` (the log, segment by segment), `files/<service>` (attachments, which never change), and one
 * folder a base backup in `base`: `cluster`, `wal` (what it needs to be whole), `secrets`, `manifest.json`.
 */
export const parts = { wal: 'wal', files: 'files', base: 'base', manifest: 'manifest.json' } as const;

/** Ends the name of a base backup that is being taken: a killed run leaves one, nothing reads it. */
const UNFINISHED = '.unfinished';

/** The folder of the log. */
export function walDirOf(root: string): string {
  return path.join(root, parts.wal);
}

/** The folder of a service's attachments. */
export function fileDirOf(root: string, service: string): string {
  return path.join(root, parts.files, service);
}

/** A new base backup's place while it is taken, and its place when it is whole. */
export async function makeBaseDir(root: string, begin: Date): Promise<{ dir: string; finished: string }> {
  // 20261127T201530Z-ab12: names in the order of time.
  const stamp = begin.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const finished = path.join(root, parts.base, `${stamp}-${randomBytes(2).toString('hex')}`);
  const dir = `${finished}${UNFINISHED}`;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return { dir, finished };
}

/** Names of all whole base backups, oldest first. @throws RecoveryError when there is none */
export async function listBases(root: string): Promise<string[]> {
  const names = await readdir(path.join(root, parts.base)).catch((): string[] => []);
  const whole: string[] = [];
  for (const name of names.toSorted()) {
    const isWhole = await exists(path.join(root, parts.base, name, parts.manifest));
    if (isWhole && !name.endsWith(UNFINISHED)) whole.push(name);
  }
  if (whole.length > 0) return whole;
  throw new RecoveryError(`There is no base backup in ${root}: take one with npm run backup -- --to ${root}`);
}

/** Folder of a base backup. */
export function baseDirOf(root: string, name: string): string {
  return path.join(root, parts.base, name);
}
