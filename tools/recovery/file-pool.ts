import { rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '../platform/cache.ts';
import type { Covered } from './covered.ts';
import { copyHashed, isAbsent, listTree } from './hashed-copy.ts';
import { fileDirOf } from './layout.ts';

/** `<last two digits>/<key>`: what a service keeps for good. What is being staged lies elsewhere. */
const STORED = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/**
 * Copies the attachments the backup folder does not have. A file never changes under its key and is there before its
 * row is committed, so whoever copies after the row was seen has it. @returns how many were copied
 */
export async function copyAttachments(
  dataDir: string,
  root: string,
  covered: readonly Covered[],
): Promise<number> {
  let count = 0;
  for (const { service, attachments } of covered) {
    if (attachments === undefined) continue;
    const from = path.join(dataDir, attachments);
    const { files } = await listTree(from);
    for (const name of files.filter((file) => STORED.test(file))) {
      if (await copyOne(path.join(from, name), path.join(fileDirOf(root, service), name))) count += 1;
    }
  }
  return count;
}

async function copyOne(from: string, to: string): Promise<boolean> {
  if (await exists(to)) return false;
  const part = `${to}.${process.pid}.part`;
  try {
    await copyHashed(from, part);
    await rename(part, to);
    return true;
  } catch (error) {
    await rm(part, { force: true });
    // The service took away what no row has.
    if (isAbsent(error)) return false;
    throw error;
  }
}
