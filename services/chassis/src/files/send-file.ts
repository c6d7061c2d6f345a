import { createHash } from 'node:crypto';
import type { CallContext } from '../grpc/context.ts';
import type { FileDeps } from './file-deps.ts';

/** A file's row, as far as sending it asks. */
export interface KeptFile {
  id: string;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
  storageKey: string;
}

/** A message of a download: the header first, then chunks of at most 64 KiB. */
export interface DownloadMessage {
  part:
    | { $case: 'header'; value: Omit<KeptFile, 'id' | 'storageKey'> }
    | { $case: 'chunk'; value: Uint8Array };
}

/**
 * Streams a file as fast as the caller takes it. The bytes are hashed on the way: a damaged file ends in an error,
 * never in a file that only looks whole.
 */
export async function* sendFile(
  { store }: Pick<FileDeps, 'store'>,
  file: KeptFile,
): AsyncGenerator<DownloadMessage> {
  const { fileName, contentType, sizeBytes, sha256 } = file;
  yield { part: { $case: 'header', value: { fileName, contentType, sizeBytes, sha256 } } };
  const hash = createHash('sha256');
  for await (const chunk of store.read(file.storageKey)) {
    hash.update(chunk);
    yield { part: { $case: 'chunk', value: chunk } };
  }
  if (hash.digest('hex') !== sha256) throw new Error(`attachment ${file.id} is damaged`);
}

/** Removes the bytes of files that were taken off; what fails is left to the cleaning of orphans. */
export async function removeBytes(
  { store }: Pick<FileDeps, 'store'>,
  keys: readonly string[],
  ctx: CallContext,
): Promise<void> {
  for (const key of keys) {
    await store.remove(key).catch(() => {
      ctx.log.warn({ storageKey: key }, 'bytes of a removed file not removed yet');
    });
  }
}
