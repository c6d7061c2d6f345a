import { ListIncomingDocumentsRequest } from '@baro/proto/baro/documents/v1/incoming';
import type { ListIncomingDocumentsResponse } from '@baro/proto/baro/documents/v1/incoming';
import type { World } from './world.ts';

/** A list as somebody. */
export function listAs(
  world: World,
  who: string,
  filter: Partial<ListIncomingDocumentsRequest> = {},
): Promise<ListIncomingDocumentsResponse> {
  return world.as(who, world.client.listIncomingDocuments, ListIncomingDocumentsRequest.fromPartial(filter));
}

/** Ids of all pages of a list. */
export async function idsOf(
  world: World,
  who: string,
  filter: Partial<ListIncomingDocumentsRequest> = {},
): Promise<string[]> {
  const ids: string[] = [];
  let pageToken = '';
  do {
    const page = await listAs(world, who, { ...filter, pageToken });
    ids.push(...page.documents.map((document) => document.id));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return ids;
}
