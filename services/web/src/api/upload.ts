import { ApiError, errorFromBody } from './api-error.ts';
import { sendJson, writeHeaders } from './client.ts';
import { toQueryString } from './query-string.ts';
import type { Attachment } from './types.ts';

const BASE = '/v1/documents/attachments';

/** Where a file is downloaded from. */
export function attachmentAddress(id: string): string {
  return `${BASE}/${id}`;
}

/** Uploads a file as the raw body. XMLHttpRequest, because fetch tells no upload progress. */
export function uploadAttachment(
  target: { documentId: string; requestId: string },
  file: File,
  onProgress: (share: number) => void,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', BASE + toQueryString({ ...target, fileName: file.name.normalize('NFC') }));
    for (const [name, value] of Object.entries(writeHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiError(0, { reason: 'NETWORK' }));
    request.onload = () => {
      if (request.status >= 400) return reject(errorFromBody(request.status, request.responseText));
      const body = JSON.parse(request.responseText) as { attachment?: Attachment };
      resolve(body.attachment ?? {});
    };
    request.send(file);
  });
}

export async function removeAttachment(id: string, requestId: string): Promise<void> {
  await sendJson('POST', `${BASE}/${id}:remove`, { requestId });
}
