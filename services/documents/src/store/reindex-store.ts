import { execute } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { SearchTexts } from './search-row.ts';

// The texts of the files that were not taken off are part of everything else (text 4).
const reindexStatement = `
WITH texts AS (
  SELECT ARRAY[$2, $3, $4, concat_ws(E'\\n', $5::text, string_agg(content, E'\\n' ORDER BY create_time, id))] AS list
  FROM attachments WHERE document_id = $1 AND remove_time IS NULL
)
UPDATE document_search
SET folded = search_document(texts.list, true), plain = search_document(texts.list, false)
FROM texts WHERE document_search.document_id = $1`;

/** Computes the index row of a document anew. `texts` are its own; those of its files are added. */
export async function reindex(em: EntityManager, documentId: string, texts: SearchTexts): Promise<void> {
  await execute(em, reindexStatement, [documentId, ...texts]);
}
