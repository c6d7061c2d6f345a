import { createHash } from 'node:crypto';

/** Where a row has no first day, ids are dated like this: before all dated rows. */
const BEFORE_RECORDS = '2000-01-01';

/**
 * The id of a reference row: shaped as a UUIDv7, its time part the row's first day, its random part a hash of
 * what the row is. Every installation gives the same row the same id, so loading twice changes nothing. The key
 * of a row (for a unit: code and first day) must therefore never be changed, only other columns.
 */
export function referenceId(kind: string, key: string, date: string = BEFORE_RECORDS): string {
  const time = Date.parse(`${date}T00:00:00Z`).toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`baro/${kind}/${key}/${date}`).digest('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8, 12),
    `7${hash.slice(0, 3)}`,
    `${variant}${hash.slice(4, 7)}`,
    hash.slice(8, 20),
  ].join('-');
}
