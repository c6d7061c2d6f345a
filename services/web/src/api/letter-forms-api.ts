import type * as forms from '@baro/proto/baro/complaints/v1/forms';
import { getBlob, getJson, postForFile } from './client.ts';
import type { Json } from './json.ts';

export type LetterForm = Json<forms.LetterForm>;

const BASE = '/v1/letters';

/** Forms of what was done to a letter, the first first. */
export async function listLetterForms(
  letterId: string,
  signal?: AbortSignal,
): Promise<readonly LetterForm[]> {
  const { forms: found = [] } = await getJson<{ forms?: LetterForm[] }>(
    `${BASE}/${letterId}/forms`,
    {},
    signal,
  );
  return found;
}

/** Makes a form as PDF; with names each of the people is opened and logged. */
export function makeLetterForm(
  letterId: string,
  formId: string,
  request: { named: boolean; reason: string; requestId: string },
): Promise<{ blob: Blob; name: string }> {
  return postForFile(`${BASE}/${letterId}/forms/${formId}:make`, request);
}

/** Fetches the case file; `onBytes` hears how much of it has come. */
export function exportCaseFile(
  letterId: string,
  onBytes: (bytes: number) => void,
): Promise<{ blob: Blob; name: string }> {
  return getBlob(`${BASE}/${letterId}:exportCaseFile`, {}, onBytes);
}
