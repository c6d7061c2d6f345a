import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors/app-error.ts';

/** A received file that belongs to nothing yet. */
export interface StagedFile {
  path: string;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
}

/** The folder uploads are received in. Always a local disk, whatever the attachment store is. */
export class Staging {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Writes the pieces to a file of its own, hashing on the way, each piece on its way to the disk before the next is
   * taken. When it returns the bytes survive a crash; when it throws nothing is left.
   * @throws AppError ATTACHMENT_TOO_LARGE as soon as the limit is passed, ATTACHMENT_EMPTY
   */
  async receive(pieces: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedFile> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const target = path.join(this.#folder, randomUUID());
    const file = await open(target, 'wx', 0o600);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    try {
      for await (const piece of pieces) {
        sizeBytes += piece.length;
        if (sizeBytes > maxBytes) {
          throw new AppError('ATTACHMENT_TOO_LARGE', { metadata: { max: String(maxBytes) } });
        }
        hash.update(piece);
        await file.writeFile(piece); // at the file's position: appends, and writes all of it
      }
      if (sizeBytes === 0) throw new AppError('ATTACHMENT_EMPTY');
      await file.sync();
      await file.close();
    } catch (error) {
      await file.close().catch(() => undefined); // closed already, or the error above tells more
      await rm(target, { force: true });
      throw error;
    }
    return { path: target, sizeBytes, sha256: hash.digest('hex') };
  }

  /** Removes a staged file; one that was taken over is fine. */
  async discard(file: StagedFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  /** Removes what a crash left behind: files nobody wrote to since the time. @returns how many */
  async cleanBefore(time: Date): Promise<number> {
    let count = 0;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for await (const entry of await opendir(this.#folder)) {
      const target = path.join(this.#folder, entry.name);
      const facts = await stat(target).catch(() => undefined); // taken over since it was listed
      if (!facts?.isFile() || facts.mtime >= time) continue;
      await rm(target, { force: true });
      count += 1;
    }
    return count;
  }
}
