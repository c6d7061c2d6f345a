import type * as workbooks from '@baro/proto/baro/reporting/v1/workbooks';
import { getBlob } from './client.ts';
import type { Json } from './json.ts';
import { sendFile } from './upload.ts';

const BASE = '/v1/submissions';

export type FilledWorkbook = Json<workbooks.UploadSubmissionWorkbookResponse>;

export function downloadWorkbook(submissionId: string): Promise<{ blob: Blob; name: string }> {
  return getBlob(`${BASE}/${submissionId}:workbook`);
}

export async function uploadWorkbook(
  header: { submissionId: string; etag: string; requestId: string },
  file: File,
  onProgress: (share: number) => void,
): Promise<FilledWorkbook> {
  return JSON.parse(await sendFile(`${BASE}/workbooks`, header, file, onProgress)) as FilledWorkbook;
}
