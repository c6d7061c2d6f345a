import { getJson, sendJson } from './client.ts';
import type { QueryValues } from './query-string.ts';
import type { CouncilPromise, ListPromisesPage, PromiseReport } from './types.ts';

const BASE = '/v1/promises';

interface PromiseReply {
  readonly promise?: CouncilPromise;
}

async function promiseOf(answer: Promise<PromiseReply>): Promise<CouncilPromise> {
  return (await answer).promise ?? {};
}

export function listPromises(query: QueryValues, signal?: AbortSignal): Promise<ListPromisesPage> {
  return getJson(BASE, query, signal);
}

export function getPromise(id: string, signal?: AbortSignal): Promise<CouncilPromise> {
  return promiseOf(getJson<PromiseReply>(`${BASE}/${id}`, {}, signal));
}

export async function getPromiseReport(sessionId: string, signal?: AbortSignal): Promise<PromiseReport> {
  const path = `/v1/councilSessions/${sessionId}/promiseReport`;
  return (await getJson<{ report?: PromiseReport }>(path, {}, signal)).report ?? {};
}

export function recordPromise(request: object): Promise<CouncilPromise> {
  return promiseOf(sendJson<PromiseReply>('POST', BASE, request));
}

/** The verbs on a promise. */
export type PromiseVerb = 'addMilestone' | 'report' | 'move' | 'confirm' | 'sendBack';

export function actOnPromise(id: string, verb: PromiseVerb, request: object): Promise<CouncilPromise> {
  return promiseOf(sendJson<PromiseReply>('POST', `${BASE}/${id}:${verb}`, request));
}
