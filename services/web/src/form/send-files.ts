import { ApiError } from '../api/api-error.ts';
import { newRequestId } from '../api/request-id.ts';
import { uploadAttachment } from '../api/upload.ts';

/**
 * Sends files one after another and names those that failed, with the reason: their document is registered
 * already, so a file that fails must not look like a failed registration.
 */
export async function sendFiles(
  documentId: string,
  files: readonly File[],
  onProgress: (name: string, share: number) => void,
): Promise<string[]> {
  const failed: string[] = [];
  for (const file of files) {
    onProgress(file.name, 0);
    try {
      await uploadAttachment({ documentId, requestId: newRequestId() }, file, (share) =>
        onProgress(file.name, share),
      );
    } catch (error) {
      const why = error instanceof ApiError ? error.message : '';
      failed.push(why === '' ? file.name : `${file.name}: ${why}`);
    }
  }
  return failed;
}
