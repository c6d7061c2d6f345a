import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { execute, query } from '@baro/chassis';
import { ItemEntity, itemKinds } from './custody-entities.ts';
import type { ItemRow } from './custody-entities.ts';
import { OutgoingEntity } from './outgoing-entities.ts';
import type { OutgoingRow } from './outgoing-entities.ts';
import { bookScope, monthOf, outgoingTexts } from './search-row.ts';

/** The document alone. */
export async function findOutgoing(em: EntityManager, id: string): Promise<OutgoingRow | null> {
  return em.findOne(OutgoingEntity, { id });
}

/** Locks the document until the end of the transaction; of two who act at once one waits and then sees. */
export async function lockOutgoing(
  em: EntityManager,
  id: string,
): Promise<{ document: OutgoingRow; item: ItemRow } | undefined> {
  const document = await em.findOne(OutgoingEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const item = document && (await em.findOne(ItemEntity, { id }));
  return document && item ? { document, item } : undefined;
}

/** Documents by id, in the order of the ids. */
export async function findOutgoingIn(em: EntityManager, ids: readonly string[]): Promise<OutgoingRow[]> {
  const rows = await em.find(OutgoingEntity, { id: { $in: [...ids] } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Makes a new draft findable. */
export async function indexDraft(em: EntityManager, row: OutgoingRow): Promise<void> {
  await execute(
    em,
    `INSERT INTO document_search (document_id, kind, unit_id, tree_id, sort_time, month, scope, folded, plain)
     VALUES ($1, ${itemKinds.outgoing}, $2, $3, $4, $5, $6, search_document($7, true), search_document($7, false))`,
    [
      row.id,
      row.unitId,
      row.treeId,
      row.createTime,
      monthOf(row.createTime),
      [bookScope(row.unitId)],
      outgoingTexts(row, ''),
    ],
  );
}

/** Brings the index up to the document's present words, those of its files among them. */
export async function reindexOutgoing(em: EntityManager, row: OutgoingRow): Promise<void> {
  const files = await query<{ content: string }>(
    em,
    `SELECT content FROM attachments WHERE document_id = $1 AND remove_time IS NULL AND content <> ''`,
    [row.id],
  );
  const texts = outgoingTexts(row, files.map((file) => file.content).join('\n'));
  await execute(
    em,
    `UPDATE document_search SET folded = search_document($2, true), plain = search_document($2, false)
     WHERE document_id = $1`,
    [row.id, texts],
  );
}
