import type { ItemEvent } from './item-event.ts';
import type { Recorded } from './ledger.ts';
import type { DueMove } from './term.ts';

/** A due move of an item. */
export interface ItemDueMove extends DueMove {
  itemId: string;
}

/** Descriptions that tell another due time than the ledger had, or come late: what they moved is seen from the whole. */
function dueMovesOf({ before, after }: Recorded, told: readonly ItemEvent[]): ItemDueMove[] {
  let version = before?.factsVersion ?? 0;
  let due = before?.dueTime?.getTime();
  const moves = new Map<number, ItemDueMove>();
  for (const event of told) {
    const newer = event.version > version;
    const moved = !newer || event.dueTime?.getTime() !== due;
    // An event that comes twice is noted once.
    if (moved && !event.hand && !moves.has(event.version)) {
      moves.set(event.version, {
        itemId: after.id,
        version: event.version,
        time: event.time,
        dueTime: event.dueTime,
      });
    }
    if (newer) [version, due] = [event.version, event.dueTime?.getTime()];
  }
  return [...moves.values()];
}

/** Due moves of all items of a batch. */
export function dueMovesOfAll(
  recorded: readonly Recorded[],
  told: ReadonlyMap<string, readonly ItemEvent[]>,
): ItemDueMove[] {
  return recorded.flatMap((one) => dueMovesOf(one, told.get(one.after.id) ?? []));
}
