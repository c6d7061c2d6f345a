import type * as receptions from '@baro/proto/baro/complaints/v1/reception';
import { getBlob, getJson, sendJson } from './client.ts';
import type { Json } from './json.ts';
import type { QueryValues } from './query-string.ts';

export type Reception = Json<receptions.Reception>;
export type ReceptionSlot = Json<receptions.ReceptionSlot>;
export type ReceptionDuty = Json<receptions.ReceptionDuty>;
export type ReceptionSchedule = Json<receptions.GetReceptionScheduleResponse>;
export type ReceptionsPage = Json<receptions.ListReceptionsResponse>;
export type RecordReceptionRequest = Json<receptions.RecordReceptionRequest>;

const BASE = '/v1/receptions';

interface Reply {
  readonly reception?: Reception;
}

async function entryOf(answer: Promise<Reply>): Promise<Reception> {
  return (await answer).reception ?? {};
}

export function listReceptions(query: QueryValues, signal?: AbortSignal): Promise<ReceptionsPage> {
  return getJson(BASE, query, signal);
}

export function getReception(id: string, signal?: AbortSignal): Promise<Reception> {
  return entryOf(getJson<Reply>(`${BASE}/${id}`, {}, signal));
}

export function recordReception(request: RecordReceptionRequest): Promise<Reception> {
  return entryOf(sendJson<Reply>('POST', BASE, request));
}

export function actOnReception(
  id: string,
  verb: 'addFollowUp' | 'notifyRefusal',
  request: object,
): Promise<Reception> {
  return entryOf(sendJson<Reply>('POST', `${BASE}/${id}:${verb}`, request));
}

/** The schedule of a unit from day to day, with what the law demands of its head. */
export function getReceptionSchedule(
  query: { unitId: string; fromDate: string; toDate: string },
  signal?: AbortSignal,
): Promise<ReceptionSchedule> {
  return getJson('/v1/receptionSchedule', query, signal);
}

export async function scheduleReception(request: object): Promise<ReceptionSlot> {
  const { slot = {} } = await sendJson<{ slot?: ReceptionSlot }>('POST', '/v1/receptionSlots', request);
  return slot;
}

export async function cancelReception(id: string, request: object): Promise<ReceptionSlot> {
  const path = `/v1/receptionSlots/${id}:cancel`;
  const { slot = {} } = await sendJson<{ slot?: ReceptionSlot }>('POST', path, request);
  return slot;
}

/** The book of a period as a workbook. */
export function exportReceptionBook(query: {
  unitId: string;
  fromDate: string;
  toDate: string;
}): Promise<{ blob: Blob; name: string }> {
  return getBlob('/v1/receptionBook:export', query);
}

export type ReceptionPaperName = 'RECEPTION_PAPER_REFUSAL' | 'RECEPTION_PAPER_RECEIPT';

/** A paper of a visit as PDF; it names nobody. */
export function makeReceptionPaper(
  id: string,
  paper: ReceptionPaperName,
): Promise<{ blob: Blob; name: string }> {
  return getBlob(`${BASE}/${id}:makePaper`, { paper });
}
