import { ListDwellTimesRequest, ListWorkRequest } from '@baro/proto/baro/custody/v1/custody';
import type { ListWorkResponse } from '@baro/proto/baro/custody/v1/custody';
import { ListFindingsRequest } from '@baro/proto/baro/custody/v1/findings';
import { StreamUnitEventsRequest } from '@baro/proto/baro/custody/v1/feed';
import { call, callMetadata } from '@baro/chassis';
import type { Platform, Token } from './platform.ts';
import { readFirst } from './stream-calls.ts';

/** A question about an item of the ledger. */
export interface ItemQuestion {
  platform: Platform;
  token: Token;
  /** Document or task. */
  itemId: string;
  /** What the caller's relation is to: the part of a co-ordinator, else the item. */
  ownId: string;
}

/** How each RPC that names or lists items is asked. */
export const itemCalls: Record<string, (question: ItemQuestion) => Promise<unknown>> = {
  GetItemPath: openPath,
  'GetItemPath(petition)': openPath,
  'GetItemPath(letter)': openPath,
  'ListWork(mine)': findInWork,
  'ListWork(letter)': findInWork,
};

function openPath({ platform: { custody }, itemId, token }: ItemQuestion): Promise<unknown> {
  return call(custody, custody.getItemPath, { itemId }, { token });
}

/** Looks through all pages of the caller's work. */
async function findInWork({ platform: { custody }, ownId, token }: ItemQuestion): Promise<'seen' | 'hidden'> {
  let pageToken = '';
  do {
    const request = ListWorkRequest.fromPartial({ pageSize: 200, pageToken });
    const page: ListWorkResponse = await call(custody, custody.listWork, request, { token });
    if (page.items.some((item) => item.itemId === ownId)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}

const period = { dateFrom: '2026-01-01', dateTo: '2026-12-31' };

/** How each RPC that names a unit is asked. */
export const unitWorkCalls: Record<
  string,
  (platform: Platform, unitId: string, token: Token) => Promise<unknown>
> = {
  'ListWork(unit)': ({ custody }, unitId, token) =>
    call(custody, custody.listWork, ListWorkRequest.fromPartial({ unitId }), { token }),
  GetUnitMap: ({ custody }, unitId, token) =>
    call(custody, custody.getUnitMap, { unitId, asOfTime: undefined }, { token }),
  ListDwellTimes: ({ custody }, unitId, token) => {
    const request = ListDwellTimesRequest.fromPartial({ unitId, ...period });
    return call(custody, custody.listDwellTimes, request, { token });
  },
  StreamUnitEvents: ({ feed }, unitId, token) =>
    readFirst(feed.streamUnitEvents(StreamUnitEventsRequest.fromPartial({ unitId }), callMetadata(token))),
  'ListFindings(unit)': ({ findings }, unitId, token) =>
    call(findings, findings.listFindings, ListFindingsRequest.fromPartial({ unitId }), { token }),
  'ListDwellTimes(people)': ({ custody }, unitId, token) => {
    const request = ListDwellTimesRequest.fromPartial({ unitId, ...period, grouping: 3 });
    return call(custody, custody.listDwellTimes, request, { token });
  },
};
