import { nextToken } from '@baro/chassis';
import type { Page } from '@baro/chassis';
import type { FigureItem } from '@baro/proto/baro/reporting/v1/submissions';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findItems } from '../store/computed-store.ts';
import type { ItemRow } from '../store/computed-store.ts';

/** A page of the items a value is counted from; ids as often as they count. */
export async function pageOfItems(
  em: EntityManager,
  ids: readonly string[],
  { after, size }: Page,
  bindTo: object,
): Promise<{ items: FigureItem[]; nextPageToken: string; total: number }> {
  const found = await findItems(em, ids, { after: after?.[0]?.toString(), size });
  const items = found.slice(0, size);
  const last = found.length > size ? items.at(-1) : undefined;
  return {
    items: items.map(showItem),
    nextPageToken: last ? nextToken([last.itemId], bindTo) : '',
    total: ids.length,
  };
}

function showItem(row: ItemRow): FigureItem {
  const { itemId, kind: itemKind, count } = row;
  return {
    itemId,
    itemKind,
    count,
    startTime: row.startTime ?? undefined,
    dueTime: row.dueTime ?? undefined,
    doneTime: row.doneTime ?? undefined,
    finishTime: row.finishTime ?? undefined,
  };
}
