import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FileMissingError } from './attachment-store.ts';
import type { AttachmentStore } from './attachment-store.ts';

/** Largest piece a download sends, as the contract says. */
const pieceBytes = 64 * 1024;
const batchSize = 200;
/** Keys are UUIDs; nothing else in the folder is ours, and no key can climb out of it. */
const keyForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Attachments as files named by key, in 256 folders by the last two digits (the first ones of a UUIDv7 are its time).
 * The staging folder must lie on the same file system, so that taking over is one rename.
 */
export class DiskAttachmentStore implements AttachmentStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async put(key: string, stagedPath: string): Promise<void> {
    const target = this.#pathOf(key);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await rename(stagedPath, target);
    // The bytes were synced while staged; the names must survive a crash too, the folder's own among them.
    await syncFolder(path.dirname(target));
    await syncFolder(this.#root);
  }

  async *read(key: string): AsyncGenerator<Buffer> {
    const stream = createReadStream(this.#pathOf(key), { highWaterMark: pieceBytes });
    try {
      for await (const piece of stream) yield piece as Buffer; // without an encoding pieces are buffers
    } catch (error) {
      throw isMissing(error) ? new FileMissingError(key, { cause: error }) : error;
    } finally {
      stream.destroy();
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  async *listBefore(time: Date): AsyncGenerator<string[]> {
    let batch: string[] = [];
    for await (const name of this.#names()) {
      const facts = await stat(this.#pathOf(name)).catch(() => undefined); // removed since it was listed
      if (!facts || facts.ctime >= time) continue;
      batch.push(name);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async *#names(): AsyncGenerator<string> {
    const folders = await opendir(this.#root).catch(missingAsUndefined);
    if (!folders) return;
    for await (const folder of folders) {
      if (!folder.isDirectory() || !/^[0-9a-f]{2}$/.test(folder.name)) continue;
      const files = await opendir(path.join(this.#root, folder.name)).catch(missingAsUndefined);
      if (!files) continue;
      for await (const file of files) if (file.isFile() && keyForm.test(file.name)) yield file.name;
    }
  }

  #pathOf(key: string): string {
    if (!keyForm.test(key)) throw new Error('an attachment key is a lower-case UUID');
    return path.join(this.#root, key.slice(-2), key);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function missingAsUndefined(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
