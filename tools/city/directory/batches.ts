import { createHash } from 'node:crypto';
import { nameId } from '@baro/chassis';
import { ImportDirectoryRequest } from '@baro/proto/baro/directory/v1/directory';
import type { Rows } from './to-rows.ts';

/** Most rows one request may hold. */
const BATCH_ROWS = 500;
const REQUEST_SPACE = '0190a000-0000-7000-8000-00000000c17e';

// A row's references come before it; only rows of one request may point at each other in any order.
const ORDER = [
  'units',
  'successions',
  'identifiers',
  'calendarDays',
  'legalTerms',
  'posts',
  'people',
  'holdings',
  'delegations',
  'serviceAccounts',
] as const satisfies readonly (keyof Rows)[];

type List = (typeof ORDER)[number];

/**
 * Cuts rows into requests of at most 500. A request's id follows from what it holds: the same rows sent again are
 * the same request, changed rows are another.
 */
export function batchesOf(rows: Rows): ImportDirectoryRequest[] {
  const all = ORDER.flatMap((list) => (rows[list] ?? []).map((row) => ({ list, row })));
  const batches: ImportDirectoryRequest[] = [];
  for (let start = 0; start < all.length; start += BATCH_ROWS) {
    const lists = new Map<List, unknown[]>(ORDER.map((list) => [list, []]));
    for (const { list, row } of all.slice(start, start + BATCH_ROWS)) lists.get(list)?.push(row);
    const request = ImportDirectoryRequest.fromPartial(Object.fromEntries(lists)); // each row went into its own list
    batches.push({ ...request, requestId: requestIdOf(request) });
  }
  return batches;
}

function requestIdOf(request: ImportDirectoryRequest): string {
  const digest = createHash('sha256').update(ImportDirectoryRequest.encode(request).finish()).digest('hex');
  return nameId(digest, REQUEST_SPACE);
}
