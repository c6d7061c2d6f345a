/** Thrown when a row names a file that is not there. */
export class FileMissingError extends Error {
  override name = 'FileMissingError';
}

/**
 * Where the bytes of attachments lie: a disk by default, an object store (S3) in a cluster. Keys are UUIDs made by the
 * service; what is stored never changes, so a key is written once.
 */
export interface AttachmentStore {
  /** Takes a staged file over under the key. When it returns the bytes survive a crash; the staged file is gone. */
  put(key: string, stagedPath: string): Promise<void>;
  /** The bytes in order, in pieces of at most 64 KiB, read as fast as they are taken. @throws FileMissingError */
  read(key: string): AsyncIterable<Buffer>;
  /** Removes the bytes; a key that is not there is fine. */
  remove(key: string): Promise<void>;
  /** Keys stored before the time, in batches. */
  listBefore(time: Date): AsyncIterable<string[]>;
}
