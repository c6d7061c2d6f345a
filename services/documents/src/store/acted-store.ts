import { execute } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Who works on a draft that answers an incoming document acts on what the post holds of that document. Items another
 * transaction has locked are left alone: nobody waits in a circle for a mark.
 */
export async function noteAnswering(
  em: EntityManager,
  documentId: string | null | undefined,
  postId: string,
): Promise<void> {
  if (!documentId || !postId) return;
  await execute(
    em,
    `UPDATE items SET acted = true WHERE id IN (
       SELECT id FROM items WHERE document_id = $1 AND holder_post_id = $2 AND NOT acted FOR UPDATE SKIP LOCKED)`,
    [documentId, postId],
  );
}
