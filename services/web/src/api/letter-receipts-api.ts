import type * as open from '@baro/proto/baro/complaints/v1/public';
import { getJson, sendJson } from './client.ts';
import type { Json } from './json.ts';

export type LetterReceipt = Json<open.LetterReceipt>;
export type IssuedLetterReceipt = Json<open.IssueLetterReceiptResponse>;

const pathOf = (letterId: string): string => `/v1/letters/${letterId}/receipts`;

export async function listLetterReceipts(letterId: string, signal?: AbortSignal): Promise<LetterReceipt[]> {
  return (await getJson<{ receipts?: LetterReceipt[] }>(pathOf(letterId), {}, signal)).receipts ?? [];
}

export function issueLetterReceipt(letterId: string, requestId: string): Promise<IssuedLetterReceipt> {
  return sendJson('POST', pathOf(letterId), { requestId });
}

export function revokeLetterReceipt(letterId: string, receiptId: string, requestId: string): Promise<object> {
  return sendJson('POST', `${pathOf(letterId)}/${receiptId}:revoke`, { requestId });
}
