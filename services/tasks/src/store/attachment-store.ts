import { execute, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AttachmentEntity } from './attachment-entities.ts';
import type { AttachmentRow } from './attachment-entities.ts';

/** A file of a task, also one that was taken off. */
export async function findAttachment(em: EntityManager, id: string): Promise<AttachmentRow | null> {
  return em.findOne(AttachmentEntity, { id });
}

/** Files of a task that were not taken off, oldest first. */
export async function findAttachments(em: EntityManager, taskId: string): Promise<AttachmentRow[]> {
  const order = { createTime: 'asc', id: 'asc' } as const;
  return em.find(AttachmentEntity, { taskId, removeTime: null }, { orderBy: order });
}

/** Keeps the files a task has from being taken off: they belong to a report of completion. */
export async function sealAttachments(em: EntityManager, taskId: string): Promise<void> {
  await execute(
    em,
    'UPDATE task_attachments SET sealed = true WHERE task_id = $1 AND remove_time IS NULL AND NOT sealed',
    [taskId],
  );
}

/** Bytes of text the files of a task have in the index. */
export async function indexedBytes(em: EntityManager, taskId: string): Promise<number> {
  const rows = await query<{ bytes: number }>(
    em,
    `SELECT coalesce(sum(octet_length(content)), 0)::integer AS bytes
     FROM task_attachments WHERE task_id = $1 AND remove_time IS NULL`,
    [taskId],
  );
  return rows[0]?.bytes ?? 0;
}

/** Of the keys, those no file of a task has: nobody can ever read them again. */
export async function findOrphans(em: EntityManager, keys: readonly string[]): Promise<string[]> {
  const rows = await query<{ key: string }>(
    em,
    `SELECT key FROM unnest($1::text[]) AS key
     WHERE NOT EXISTS (SELECT FROM task_attachments WHERE storage_key = key AND remove_time IS NULL)`,
    [keys],
  );
  return rows.map((row) => row.key);
}
