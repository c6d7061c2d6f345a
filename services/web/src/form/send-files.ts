import { ApiError } from '../api/api-error.ts';
import { newRequestId } from '../api/request-id.ts';
import { uploadAttachment, type FileTarget } from '../api/upload.ts';

/** A file of the same name takes the place of the one chosen before. */
export function addFiles(files: readonly File[], more: readonly File[]): readonly File[] {
  const names = new Set(more.map((file) => file.name));
  return [...files.filter((file) => !names.has(file.name)), ...more];
}

/**
 * Sends files one after another and names those that failed, with the reason: what they belong to is stored
 * already, so a file that fails must not look as if that had failed.
 */
export async function sendFiles(
  target: FileTarget,
  files: readonly File[],
  onProgress: (name: string, share: number) => void,
): Promise<string[]> {
  const failed: string[] = [];
  for (const file of files) {
    onProgress(file.name, 0);
    try {
      await uploadAttachment(target, newRequestId(), file, (share) => onProgress(file.name, share));
    } catch (error) {
      const why = error instanceof ApiError ? error.message : '';
      failed.push(why === '' ? file.name : `${file.name}: ${why}`);
    }
  }
  return failed;
}
