import { isUniqueViolation, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { itemKinds } from './custody-entities.ts';
import type { IncomingRow } from './incoming-entities.ts';
import { recordOf } from './rows.ts';
import { bookScope, incomingTexts, monthOf } from './search-row.ts';

/** External ids of a source that are in the register already. */
export async function findKnownIds(
  em: EntityManager,
  unitId: string,
  source: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ external_id: string }>(
    em,
    'SELECT external_id FROM incoming_documents WHERE unit_id = $1 AND source = $2 AND external_id = ANY($3::text[])',
    [unitId, source, externalIds],
  );
  return new Set(rows.map((row) => row.external_id));
}

/** Which of the keys a document of the register has already. */
export async function findKnownKeys(
  em: EntityManager,
  unitId: string,
  likeKeys: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ like_key: string }>(
    em,
    'SELECT DISTINCT like_key FROM incoming_documents WHERE unit_id = $1 AND like_key = ANY($2::text[])',
    [unitId, likeKeys],
  );
  return new Set(rows.map((row) => row.like_key));
}

// Years in order, so that two imports never wait for each other crosswise.
const countStatement = `
INSERT INTO arrival_counters (unit_id, year, last_number)
SELECT $1, year, count FROM unnest($2::smallint[], $3::integer[]) AS asked (year, count) ORDER BY year
ON CONFLICT (unit_id, year) DO UPDATE SET last_number = arrival_counters.last_number + excluded.last_number
RETURNING year, last_number`;

const insertStatement = `
WITH documents AS (
  INSERT INTO incoming_documents SELECT * FROM jsonb_populate_recordset(NULL::incoming_documents, $1)
)
INSERT INTO document_search (document_id, kind, unit_id, tree_id, sort_time, month, scope, folded, plain)
SELECT s.id, ${itemKinds.incoming}, $2, $3, s.sort_time, s.month, $4, search_document(s.texts, true), search_document(s.texts, false)
FROM jsonb_to_recordset($5) AS s (id uuid, sort_time timestamptz, month integer, texts text[])`;

/** Gives history its arrival numbers, in the order given within each year, and stores it. All of one unit. */
export async function insertHistory(
  em: EntityManager,
  unitId: string,
  treeId: string,
  documents: IncomingRow[],
): Promise<void> {
  const byYear = Map.groupBy(documents, (document) => document.year);
  const years = [...byYear.keys()];
  const counts = years.map((year) => byYear.get(year)?.length ?? 0);
  const counters = await query<{ year: number; last_number: number }>(em, countStatement, [
    unitId,
    years,
    counts,
  ]);
  for (const { year, last_number: last } of counters) {
    const ofYear = byYear.get(year) ?? [];
    ofYear.forEach((document, at) => {
      document.arrivalNumber = last - ofYear.length + 1 + at;
    });
  }
  const search = documents.map((document) => ({
    id: document.id,
    sort_time: document.arrivalTime,
    month: monthOf(document.arrivalTime),
    texts: incomingTexts(document, ''),
  }));
  await query(em, insertStatement, [
    JSON.stringify(documents.map(recordOf)),
    unitId,
    treeId,
    [bookScope(unitId)],
    JSON.stringify(search),
  ]);
}

/** Whether another import or registration took a row of ours at the same moment. */
export function isCrossing(error: unknown): boolean {
  return (
    isUniqueViolation(error, 'incoming_documents_external_key') ||
    isUniqueViolation(error, 'incoming_documents_like_key')
  );
}
