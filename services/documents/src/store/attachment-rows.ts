import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AttachmentEntity } from './outgoing-entities.ts';
import type { AttachmentRow } from './outgoing-entities.ts';

/** A file of a document, also one that was taken off. */
export async function findAttachment(em: EntityManager, id: string): Promise<AttachmentRow | null> {
  return em.findOne(AttachmentEntity, { id });
}

/** Bytes of text the files of a document have in the index. */
export async function indexedBytes(em: EntityManager, documentId: string): Promise<number> {
  const rows = await query<{ bytes: number }>(
    em,
    `SELECT coalesce(sum(octet_length(content)), 0)::integer AS bytes
     FROM attachments WHERE document_id = $1 AND remove_time IS NULL`,
    [documentId],
  );
  return rows[0]?.bytes ?? 0;
}

/** Of the keys, those no file of a document has: nobody can ever read them again. */
export async function findOrphans(em: EntityManager, keys: readonly string[]): Promise<string[]> {
  const rows = await query<{ key: string }>(
    em,
    `SELECT key FROM unnest($1::text[]) AS key
     WHERE NOT EXISTS (SELECT FROM attachments WHERE storage_key = key AND remove_time IS NULL)`,
    [keys],
  );
  return rows.map((row) => row.key);
}
