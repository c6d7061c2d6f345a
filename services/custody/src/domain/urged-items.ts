import type { ItemEvent } from './item-event.ts';

/** Who assigned an item and how often it was urged, by an event of it. */
export interface UrgedItem {
  itemId: string;
  /** Version of the event. */
  version: number;
  assignerPostId: string | null;
  urgingCount: number;
}

/** What the newest event of each item says; nothing of items nobody assigned. */
export function urgedItems(byItem: ReadonlyMap<string, readonly ItemEvent[]>): UrgedItem[] {
  return [...byItem.values()].flatMap((told) => {
    const assigned = told.filter(({ facts }) => facts.assignerPostId !== '' || facts.urgingCount > 0);
    const newest = assigned.toSorted((a, b) => b.version - a.version)[0];
    if (!newest) return [];
    const { itemId, version, facts } = newest;
    return [
      { itemId, version, assignerPostId: facts.assignerPostId || null, urgingCount: facts.urgingCount },
    ];
  });
}
