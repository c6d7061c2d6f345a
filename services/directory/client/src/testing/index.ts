import type { EntityManager } from '@mikro-orm/postgresql';
import { applyRow } from '../copy/copy-store.ts';
import { emptyRows, KINDS, type DirectoryRows, type Kind } from '../directory/rows.ts';

export { CHECK_AFTER_MS } from '../copy/copy-cache.ts';
export {
  accountOf,
  addDirectoryRows,
  delegationRow,
  idOf,
  posts,
  reorganisedRows,
  seedCity,
} from './city.ts';

/**
 * Puts rows into a service's copy as their events would, each newer than what is there. For tests of services that
 * need a city without running the directory; `id` of a calendar day is its date as an id of the test's making.
 */
export async function seedCopy(
  em: EntityManager,
  rows: Partial<DirectoryRows>,
  options: { version?: number; now?: Date } = {},
): Promise<void> {
  const { version = 1, now = new Date() } = options;
  const all = { ...emptyRows, ...rows };
  for (const [kind, { list, message }] of Object.entries(KINDS) as [Kind, (typeof KINDS)[Kind]][]) {
    for (const row of all[list]) {
      const id = 'id' in row ? row.id : dayId(row.date);
      // `list` and `message` belong to the same kind, so `message` writes its own rows.
      const data = (message.toJSON as (row: unknown) => unknown)(row);
      await applyRow(em, { kind, id, version, data, eventTime: now }, now);
    }
  }
}

function dayId(date: string): string {
  return `00000000-0000-7000-8000-0000${date.replaceAll('-', '')}`;
}
