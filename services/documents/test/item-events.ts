import type { World } from './world.ts';

/** An event of an item, as the outbox has it. */
export interface ItemEvent {
  verb: string;
  version: number;
  unitIds: string[];
  dueTime: string | undefined;
  facts: Record<string, unknown>;
}

/** Events of an item, oldest first. */
export async function itemEvents(world: World, itemId: string): Promise<ItemEvent[]> {
  return world.rows<ItemEvent>(
    `SELECT split_part(subject, '.', 4) AS verb, aggregate_version AS version, body->'unitIds' AS "unitIds",
       body->'data'->>'dueTime' AS "dueTime", body->'data'->'facts' AS facts
     FROM outbox WHERE aggregate_type = 'item' AND aggregate_id = $1 ORDER BY seq`,
    [itemId],
  );
}

/** The descriptions alone. */
export async function descriptionsOf(world: World, itemId: string): Promise<ItemEvent[]> {
  const events = await itemEvents(world, itemId);
  return events.filter((event) => event.verb === 'described');
}
