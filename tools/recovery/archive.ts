import { chmod, chown, mkdir } from 'node:fs/promises';

import { canEnter, findServerUser } from '../platform/postgres-user.ts';
import { walDirOf } from './layout.ts';
import { RecoveryError } from './recovery-error.ts';

/** A segment that is not full leaves after this time: it is how much the loss of the whole machine may take. */
export const ARCHIVE_EVERY_SECONDS = 60;

/** Makes the folder PostgreSQL copies its log to; as root it belongs to the server's own user. */
export async function makeArchive(root: string): Promise<string> {
  const dir = walDirOf(root);
  await mkdir(root, { recursive: true, mode: 0o700 });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const user = findServerUser();
  if (!user) return dir;
  await chmod(root, 0o711);
  await chown(dir, user.uid, user.gid);
  if (canEnter(user, dir)) return dir;
  throw new RecoveryError(
    `PostgreSQL runs as ${user.name}, who cannot enter ${root}: name a backup folder that is not under a private one.`,
  );
}

/**
 * PostgreSQL's own basic_archive forces each copy to disk and never writes over a segment. The instants of commits are
 * kept so that it can be told what was committed after the instant a restore went back to.
 */
export function archiveSettings(dir: string): string[] {
  return [
    'archive_mode=on',
    'archive_library=basic_archive',
    `basic_archive.archive_directory=${dir}`,
    `archive_timeout=${ARCHIVE_EVERY_SECONDS}`,
    'track_commit_timestamp=on',
  ];
}
