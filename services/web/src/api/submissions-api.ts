import { getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type {
  Figure,
  FigureItemsPage,
  RevisionFigures,
  SavedFigures,
  Submission,
  SubmissionSheet,
  SubmissionsPage,
} from './reporting-types.ts';

const BASE = '/v1/submissions';

export function listSubmissions(query: QueryValues, signal?: AbortSignal): Promise<SubmissionsPage> {
  return getJson(BASE, query, signal);
}

export function getSubmission(id: string, signal?: AbortSignal): Promise<SubmissionSheet> {
  return getJson(`${BASE}/${id}`, {}, signal);
}

interface SaveRequest {
  readonly figures: readonly Figure[];
  readonly etag: string;
  readonly requestId: string;
}

export function saveFigures(id: string, request: SaveRequest): Promise<SavedFigures> {
  return sendJson('POST', `${BASE}/${id}:saveFigures`, request);
}

/** The verbs on a submission, but for filling it in. */
export type SubmissionVerb = 'check' | 'approve' | 'return' | 'sign' | 'correct';

export async function actOnSubmission(
  id: string,
  verb: SubmissionVerb,
  request: object,
): Promise<Submission> {
  const answer = sendJson<{ submission?: Submission }>('POST', `${BASE}/${id}:${verb}`, request);
  return (await answer).submission ?? {};
}

export function getSignedRevision(
  id: string,
  revision: number,
  signal?: AbortSignal,
): Promise<RevisionFigures> {
  return getJson(`${BASE}/${id}/revisions/${revision}`, {}, signal);
}

/** Which figure the items are asked of. */
export interface FigureItemsQuery {
  readonly indicatorCode: string;
  readonly member: string;
  readonly denominator: boolean;
  readonly pageToken: string;
}

export function listFigureItems(
  id: string,
  { denominator, ...query }: FigureItemsQuery,
  signal?: AbortSignal,
): Promise<FigureItemsPage> {
  return getJson(`${BASE}/${id}/items`, { ...query, denominator: String(denominator) }, signal);
}
