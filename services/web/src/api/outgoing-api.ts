import { getJson, sendJson } from './client.ts';
import type { WriteBase } from './incoming-api.ts';
import type { QueryValues } from './query-string.ts';
import type {
  DocumentType,
  ListOutgoingPage,
  ListOutgoingQuery,
  NumberSeries,
  OutgoingDocument,
} from './types.ts';

const BASE = '/v1/documents/outgoing';

interface DocumentAnswer {
  readonly document?: OutgoingDocument;
}

async function documentOf(answer: Promise<DocumentAnswer>): Promise<OutgoingDocument> {
  return (await answer).document ?? {};
}

export function getOutgoing(id: string, signal?: AbortSignal): Promise<OutgoingDocument> {
  return documentOf(getJson<DocumentAnswer>(`${BASE}/${id}`, {}, signal));
}

export function listOutgoing(
  query: ListOutgoingQuery | QueryValues,
  signal?: AbortSignal,
): Promise<ListOutgoingPage> {
  return getJson(BASE, query as QueryValues, signal);
}

export function createOutgoing(request: {
  document: OutgoingDocument;
  requestId: string;
}): Promise<OutgoingDocument> {
  return documentOf(sendJson<DocumentAnswer>('POST', BASE, request));
}

export function updateOutgoing(
  id: string,
  request: WriteBase & { document: OutgoingDocument; updateMask: string[] },
): Promise<OutgoingDocument> {
  return documentOf(sendJson<DocumentAnswer>('PATCH', `${BASE}/${id}`, request));
}

/** The verbs on an outgoing document. */
export type OutgoingVerb =
  | 'handOver'
  | 'number'
  | 'issue'
  | 'cancelNumber'
  | 'replace'
  | 'correct'
  | 'recall';

export function actOnOutgoing(
  id: string,
  verb: OutgoingVerb,
  request: WriteBase & Record<string, string>,
): Promise<OutgoingDocument> {
  return documentOf(sendJson<DocumentAnswer>('POST', `${BASE}/${id}:${verb}`, request));
}

export async function listSeries(
  query: { unitId: string; year: number },
  signal?: AbortSignal,
): Promise<NumberSeries[]> {
  const page = await getJson<{ series?: NumberSeries[] }>('/v1/documents/series', query, signal);
  return page.series ?? [];
}

export async function createSeries(request: {
  series: NumberSeries;
  requestId: string;
}): Promise<NumberSeries> {
  const answer = await sendJson<{ series?: NumberSeries }>('POST', '/v1/documents/series', request);
  return answer.series ?? {};
}

export async function listDocumentTypes(signal?: AbortSignal): Promise<DocumentType[]> {
  const page = await getJson<{ types?: DocumentType[] }>('/v1/documents/types', {}, signal);
  return page.types ?? [];
}
