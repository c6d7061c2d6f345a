import { LockMode } from '@mikro-orm/core';
import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CustodyEntity, ItemEntity, itemKinds } from './custody-entities.ts';
import type { CustodyRow, ItemRow } from './custody-entities.ts';
import { IncomingEntity, PartEntity } from './incoming-entities.ts';
import type { IncomingRow, PartRow } from './incoming-entities.ts';
import { AttachmentEntity } from './outgoing-entities.ts';
import type { AttachmentRow } from './outgoing-entities.ts';

/** A document with its holder, parts and their holders. */
export interface IncomingAggregate {
  document: IncomingRow;
  /** Absent for history, which nobody ever held. */
  item: ItemRow | undefined;
  parts: { part: PartRow; item: ItemRow }[];
}

/** The document alone. */
export async function findIncoming(em: EntityManager, id: string): Promise<IncomingRow | null> {
  return em.findOne(IncomingEntity, { id });
}

/** The document an item belongs to: itself, or the document of a part. Read beside the ORM, which would remember the row. */
export async function findDocumentIdOf(em: EntityManager, itemId: string): Promise<string | undefined> {
  const rows = await query<{ document_id: string }>(
    em,
    'SELECT document_id FROM items WHERE id = $1 AND kind = ANY($2::smallint[])',
    [itemId, [itemKinds.incoming, itemKinds.part]],
  );
  return rows[0]?.document_id;
}

/** Locks the document until the end of the transaction, so that of two who act at once one waits and then sees. */
export async function lockIncoming(em: EntityManager, id: string): Promise<IncomingAggregate | undefined> {
  const document = await em.findOne(IncomingEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return document ? loadParts(em, document) : undefined;
}

/** Holder and parts of a document. */
export async function loadParts(em: EntityManager, document: IncomingRow): Promise<IncomingAggregate> {
  const parts = await em.find(
    PartEntity,
    { documentId: document.id },
    { orderBy: { position: 'asc', createTime: 'asc' } },
  );
  const ids = [document.id, ...parts.map((part) => part.id)];
  const items = new Map((await em.find(ItemEntity, { id: { $in: ids } })).map((item) => [item.id, item]));
  const held = parts.flatMap((part) => {
    const item = items.get(part.id);
    return item ? [{ part, item }] : [];
  });
  return { document, item: items.get(document.id), parts: held };
}

/** Holders of many documents. */
export async function findItems(em: EntityManager, ids: readonly string[]): Promise<Map<string, ItemRow>> {
  if (ids.length === 0) return new Map();
  const items = await em.find(ItemEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  return new Map(items.map((item) => [item.id, item]));
}

/** Changes of hands of a document and its parts, oldest first. */
export async function findChanges(em: EntityManager, documentId: string): Promise<CustodyRow[]> {
  return em.find(
    CustodyEntity,
    { documentId },
    { orderBy: { changeTime: 'asc', itemId: 'asc', version: 'asc' } },
  );
}

/** One change of hands of an item. */
export async function findChange(
  em: EntityManager,
  itemId: string,
  version: number,
): Promise<CustodyRow | null> {
  return em.findOne(CustodyEntity, { itemId, version });
}

/** Files of a document that were not taken off. */
export async function findAttachments(em: EntityManager, documentId: string): Promise<AttachmentRow[]> {
  return em.find(
    AttachmentEntity,
    { documentId, removeTime: null },
    { orderBy: { createTime: 'asc', id: 'asc' } },
  );
}

/** Documents by id, in the order of the ids. */
export async function findIncomingIn(em: EntityManager, ids: readonly string[]): Promise<IncomingRow[]> {
  if (ids.length === 0) return [];
  const rows = await em.find(IncomingEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Adds a part and its item to the transaction. @returns both as managed. */
export function addItem(em: EntityManager, part: PartRow, item: ItemRow): { part: PartRow; item: ItemRow } {
  const stored = { part: em.create(PartEntity, part), item: em.create(ItemEntity, item) };
  em.persist([stored.part, stored.item]);
  return stored;
}
