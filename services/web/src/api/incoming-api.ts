import { getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type {
  CheckDuplicatesQuery,
  IncomingDocument,
  ListIncomingPage,
  ListIncomingQuery,
  RegisterIncomingRequest,
  RouteRequest,
} from './types.ts';

const BASE = '/v1/documents/incoming';

interface DocumentAnswer {
  readonly document?: IncomingDocument;
}

/** What every write on an item carries. */
export interface WriteBase {
  readonly etag: string;
  readonly requestId: string;
}

async function documentOf(answer: Promise<DocumentAnswer>): Promise<IncomingDocument> {
  return (await answer).document ?? {};
}

export function getIncoming(id: string, signal?: AbortSignal): Promise<IncomingDocument> {
  return documentOf(getJson<DocumentAnswer>(`${BASE}/${id}`, {}, signal));
}

export function listIncoming(
  query: ListIncomingQuery | QueryValues,
  signal?: AbortSignal,
): Promise<ListIncomingPage> {
  return getJson(BASE, query as QueryValues, signal);
}

export async function checkDuplicates(
  query: CheckDuplicatesQuery,
  signal?: AbortSignal,
): Promise<IncomingDocument[]> {
  const answer = await getJson<{ documents?: IncomingDocument[] }>(`${BASE}:checkDuplicates`, query, signal);
  return answer.documents ?? [];
}

export function registerIncoming(request: RegisterIncomingRequest): Promise<IncomingDocument> {
  return documentOf(sendJson<DocumentAnswer>('POST', BASE, request));
}

export function updateIncoming(
  id: string,
  request: WriteBase & { document: IncomingDocument; updateMask: string[]; duplicateReason?: string },
): Promise<IncomingDocument> {
  return documentOf(sendJson<DocumentAnswer>('PATCH', `${BASE}/${id}`, request));
}

export function returnIncoming(
  id: string,
  request: WriteBase & { reason: string },
): Promise<IncomingDocument> {
  return documentOf(sendJson<DocumentAnswer>('POST', `${BASE}/${id}:return`, request));
}

export function submitIncoming(
  id: string,
  request: WriteBase & { postId: string; note: string },
): Promise<IncomingDocument> {
  return documentOf(sendJson<DocumentAnswer>('POST', `${BASE}/${id}:submit`, request));
}

export function routeIncoming(id: string, request: RouteRequest): Promise<IncomingDocument> {
  return documentOf(sendJson<DocumentAnswer>('POST', `${BASE}/${id}:route`, request));
}

/** The verbs on an item: a document or a co-ordinator's part. */
export type ItemVerb = 'accept' | 'handOver' | 'sendBack' | 'finish';

export function actOnItem(
  itemId: string,
  verb: ItemVerb,
  request: WriteBase & Record<string, string>,
): Promise<IncomingDocument> {
  return documentOf(sendJson<DocumentAnswer>('POST', `/v1/documents/items/${itemId}:${verb}`, request));
}
