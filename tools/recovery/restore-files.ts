import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import type pg from 'pg';

import { copyHashed, isAbsent } from './hashed-copy.ts';
import { type AttachmentRow, attachmentRows } from './republish.ts';

/** What came of bringing back a service's attachments. */
export interface RestoredFiles {
  count: number;
  /** One sentence each, naming the key. */
  faults: string[];
}

/** Brings back the file of every row of the restored database, and no others; the row says what its bytes are. */
export async function restoreFiles(
  client: pg.Client,
  sources: readonly string[],
  target: string,
): Promise<RestoredFiles> {
  const rows = await attachmentRows(client);
  await mkdir(target, { recursive: true, mode: 0o700 });
  const faults: string[] = [];
  for (const row of rows) {
    const fault = await restoreFile(row, sources, target);
    if (fault) faults.push(fault);
  }
  return { count: rows.length - faults.length, faults };
}

async function restoreFile(
  { key, sha256 }: AttachmentRow,
  sources: readonly string[],
  target: string,
): Promise<string | undefined> {
  const name = path.join(key.slice(-2), key);
  const part = path.join(target, `${name}.part`);
  let fault = `attachment ${key} is missing`;
  for (const source of sources) {
    try {
      const copied = await copyHashed(path.join(source, name), part);
      if (copied.sha256 === sha256) {
        await rename(part, path.join(target, name));
        return undefined;
      }
      fault = `attachment ${key} was changed`;
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
    await rm(part, { force: true });
  }
  return fault;
}
