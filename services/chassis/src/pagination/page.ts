import { createHash } from 'node:crypto';
import { AppError } from '../errors/app-error.ts';

/** A page asked for: how many rows, and the sort keys of the last row of the page before. */
export interface Page {
  size: number;
  after: (string | number | null)[] | undefined;
}

const defaultSize = 50;
const maxSize = 200;

function digestOf(bindTo: unknown): string {
  return createHash('sha256').update(JSON.stringify(bindTo)).digest('base64url').slice(0, 16);
}

/**
 * Reads page_size and page_token. `bindTo` is everything else that shapes the list: a token of other arguments is refused.
 * @throws AppError FIELD_INVALID for a negative size, PAGE_TOKEN_INVALID
 */
export function pageOf(request: { pageSize: number; pageToken: string }, bindTo: unknown): Page {
  if (request.pageSize < 0) {
    const fault = { field: 'pageSize', rule: 'NEGATIVE', en: 'is negative', vi: 'không được âm' };
    throw new AppError('FIELD_INVALID', { fields: [fault] });
  }
  const size = Math.min(request.pageSize || defaultSize, maxSize);
  if (!request.pageToken) return { size, after: undefined };
  try {
    const [digest, ...after] = JSON.parse(Buffer.from(request.pageToken, 'base64url').toString()) as (
      | string
      | number
      | null
    )[];
    if (digest === digestOf(bindTo)) return { size, after };
  } catch {
    // not made by nextToken: refused below like one of another list
  }
  throw new AppError('PAGE_TOKEN_INVALID');
}

/** Token of the page after the row with these sort keys. */
export function nextToken(keys: (string | number | null)[], bindTo: unknown): string {
  return Buffer.from(JSON.stringify([digestOf(bindTo), ...keys])).toString('base64url');
}
