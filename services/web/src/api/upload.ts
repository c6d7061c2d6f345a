import { ApiError, errorFromBody } from './api-error.ts';
import { sendJson, writeHeaders } from './client.ts';
import { toQueryString } from './query-string.ts';
import { traceHeader } from './trace.ts';

/** Where files of documents and of tasks go and lie. */
export const DOCUMENT_FILES = '/v1/documents/attachments';
export const TASK_FILES = '/v1/tasks/attachments';
export type FileBase = typeof DOCUMENT_FILES | typeof TASK_FILES;

/** What a file is added to: fields of the upload's header. */
export interface FileTarget {
  readonly base: FileBase;
  readonly of: Readonly<Record<string, string>>;
}

export function documentTarget(documentId: string): FileTarget {
  return { base: DOCUMENT_FILES, of: { documentId } };
}

/** `purpose` by its name in the contract. */
export function taskTarget(taskId: string, purpose: string): FileTarget {
  return { base: TASK_FILES, of: { taskId, purpose } };
}

/** Where a file is downloaded from. */
export function attachmentAddress(base: FileBase, id: string): string {
  return `${base}/${id}`;
}

export async function uploadAttachment(
  target: FileTarget,
  requestId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> {
  await sendFile(target.base, { ...target.of, requestId }, file, onProgress);
}

/** Sends a file as the raw body; gives the answer's text. XMLHttpRequest, because fetch tells no upload progress. */
export function sendFile(
  path: string,
  of: Readonly<Record<string, string>>,
  file: File,
  onProgress: (share: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const header = { ...of, fileName: file.name.normalize('NFC') };
    request.open('POST', path + toQueryString(header));
    const headers = { ...traceHeader(), ...writeHeaders() };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiError(0, { reason: 'NETWORK' }));
    request.onload = () => {
      if (request.status >= 400) return reject(errorFromBody(request.status, request.responseText));
      resolve(request.responseText);
    };
    request.send(file);
  });
}

export async function removeAttachment(base: FileBase, id: string, requestId: string): Promise<void> {
  await sendJson('POST', `${base}/${id}:remove`, { requestId });
}
