import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** A file of a backup: where it lies in it, and what its bytes are. */
export interface HashedFile {
  path: string;
  size: number;
  sha256: string;
}

/** Copies a file; the hash is of what was written, whatever happens to the source meanwhile. */
export async function copyHashed(from: string, to: string): Promise<Omit<HashedFile, 'path'>> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const target = await open(to, 'w', 0o600);
  let size = 0;
  try {
    for await (const piece of createReadStream(from, { highWaterMark: 1024 * 1024 })) {
      const bytes = piece as Buffer; // without an encoding pieces are buffers
      hash.update(bytes);
      size += bytes.length;
      await target.writeFile(bytes);
    }
  } finally {
    await target.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** Size and hash of a file's bytes. */
export async function hashedFile(file: string): Promise<Omit<HashedFile, 'path'>> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    const bytes = piece as Buffer; // without an encoding pieces are buffers
    hash.update(bytes);
    size += bytes.length;
  }
  return { size, sha256: hash.digest('hex') };
}

/** What lies under a folder, by paths from it; a folder that is not there holds nothing. */
export async function listTree(dir: string): Promise<{ files: string[]; folders: string[] }> {
  const found = { files: [] as string[], folders: [] as string[] };
  const walk = async (under: string): Promise<void> => {
    const entries = await readdir(path.join(dir, under), { withFileTypes: true }).catch(absentAsEmpty);
    for (const entry of entries) {
      const name = path.join(under, entry.name);
      if (entry.isFile()) found.files.push(name);
      if (!entry.isDirectory()) continue;
      found.folders.push(name);
      await walk(name);
    }
  };
  await walk('');
  return { files: found.files.toSorted(), folders: found.folders.toSorted() };
}

/** Whether the error says that something is not there (any more). */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function absentAsEmpty(error: unknown): [] {
  if (!isAbsent(error)) throw error;
  return [];
}
