import { prepared, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ItemKind } from './custody-entities.ts';

/** An item of before the events said what it is. */
export interface Undescribed {
  id: string;
  kind: ItemKind;
  documentId: string;
}

// Rows another replica is describing are left to it.
const takeStatement = prepared(`
WITH taken AS (
  DELETE FROM items_to_describe
  WHERE item_id = (SELECT item_id FROM items_to_describe LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING item_id
)
SELECT i.id, i.kind, i.document_id AS "documentId" FROM taken JOIN items i ON i.id = taken.item_id`);

/** Takes one item off the list of those to be described; undefined when the list is empty. */
export async function takeUndescribed(em: EntityManager): Promise<Undescribed | undefined> {
  const rows = await query<Undescribed>(em, takeStatement, []);
  return rows[0];
}
