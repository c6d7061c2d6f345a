import type { FigureItem } from '@baro/proto/baro/reporting/v1/submissions';
import type { ItemRow } from '../store/computed-store.ts';

/** An item a value is counted from, for the wire. */
export function showItem(row: ItemRow): FigureItem {
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
