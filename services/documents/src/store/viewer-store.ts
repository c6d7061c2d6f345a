import { execute, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DocumentKind } from './custody-entities.ts';

// Only new viewers touch the index row: its words would be indexed again for nothing.
const addStatement = `
WITH added AS (
  INSERT INTO document_viewers (viewer_id, kind, document_id, sort_time)
  SELECT viewer, $2, $3, $4 FROM unnest($1::uuid[]) AS viewer
  ON CONFLICT DO NOTHING
  RETURNING viewer_id
)
UPDATE document_search SET scope = scope || (SELECT array_agg('v:' || viewer_id) FROM added)
WHERE document_id = $3 AND EXISTS (SELECT FROM added)`;

/** Lets posts, and units over them, see a document from now on. */
export async function addViewers(
  em: EntityManager,
  document: { id: string; kind: DocumentKind; sortTime: Date },
  viewers: readonly string[],
): Promise<void> {
  if (viewers.length === 0) return;
  await execute(em, addStatement, [[...new Set(viewers)], document.kind, document.id, document.sortTime]);
}

/** Which of the caller's viewers are recorded for a document. */
export async function findViewers(
  em: EntityManager,
  documentId: string,
  viewers: readonly string[],
): Promise<string[]> {
  if (viewers.length === 0) return [];
  const rows = await query<{ viewer_id: string }>(
    em,
    'SELECT viewer_id FROM document_viewers WHERE document_id = $1 AND viewer_id = ANY($2::uuid[])',
    [documentId, viewers],
  );
  return rows.map((row) => row.viewer_id);
}
