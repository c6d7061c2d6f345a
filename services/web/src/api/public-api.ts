import { lookUpBase } from '../public/receipt-kinds.ts';
import { getJson, sendJson } from './client.ts';
import type { Json } from './json.ts';
import type * as letters from '@baro/proto/baro/complaints/v1/public';
import type * as open from '@baro/proto/baro/petitions/v1/public';

export type PublicPetition = Json<open.PublicPetition>;
export type PublicRaising = Json<open.PublicRaising>;
export type PublicResult = Json<open.PublicResult>;
/** Where a letter stands. */
export type LetterLookUp = Json<letters.LookUpLetterResponse>;
export type PetitionLookUp = Json<open.LookUpPetitionResponse>;
export type LookUp = LetterLookUp | PetitionLookUp;
export type Receipt = Json<open.Receipt>;
export type IssuedReceipt = Json<open.IssueReceiptResponse>;

/** What a person typed from the slip. Sent in bodies alone, never in an address, never kept. */
export interface Slip {
  readonly code: string;
  readonly secret: string;
}

export async function getPublicPetition(id: string, signal?: AbortSignal): Promise<PublicPetition> {
  const answer = await getJson<{ petition?: PublicPetition }>(`/public/v1/petitions/${id}`, {}, signal);
  return answer.petition ?? {};
}

export function lookUp(slip: Slip): Promise<LookUp> {
  return sendJson('POST', `${lookUpBase(slip.code)}:lookUp`, slip);
}

export async function sayNotSolved(slip: Slip, reason: string, requestId: string): Promise<PublicPetition> {
  const answer = await sendJson<{ petition?: PublicPetition }>(
    'POST',
    `${lookUpBase(slip.code)}:sayNotSolved`,
    { ...slip, reason, requestId },
  );
  return answer.petition ?? {};
}

export async function listReceipts(petitionId: string, signal?: AbortSignal): Promise<Receipt[]> {
  const path = `/v1/petitions/${petitionId}/receipts`;
  return (await getJson<{ receipts?: Receipt[] }>(path, {}, signal)).receipts ?? [];
}

export function issueReceipt(
  petitionId: string,
  raisingId: string,
  requestId: string,
): Promise<IssuedReceipt> {
  return sendJson('POST', `/v1/petitions/${petitionId}/receipts`, { raisingId, requestId });
}

export function revokeReceipt(petitionId: string, receiptId: string, requestId: string): Promise<object> {
  return sendJson('POST', `/v1/petitions/${petitionId}/receipts/${receiptId}:revoke`, { requestId });
}
