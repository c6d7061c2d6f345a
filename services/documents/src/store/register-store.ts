import { isUniqueViolation, prepared, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { itemKinds } from './custody-entities.ts';
import type { ItemRow, NewCustodyRow } from './custody-entities.ts';
import type { IncomingRow } from './incoming-entities.ts';
import { recordOf } from './rows.ts';
import { bookScope, incomingTexts, monthOf, viewerScope } from './search-row.ts';

/** A document about to be registered: everything but its arrival number. */
export interface Registration {
  document: IncomingRow;
  item: ItemRow;
  change: NewCustodyRow;
  viewers: string[];
}

// One statement: the counter's row is locked from here to the commit, which follows after one more statement.
const registerStatement = prepared(`
WITH counter AS (
  INSERT INTO arrival_counters (unit_id, year, last_number) VALUES ($1, $2, 1)
  ON CONFLICT (unit_id, year) DO UPDATE SET last_number = arrival_counters.last_number + 1
  RETURNING last_number
), document AS (
  INSERT INTO incoming_documents
  SELECT row.* FROM counter, jsonb_populate_record(
    NULL::incoming_documents, $3::jsonb || jsonb_build_object('arrival_number', counter.last_number)) AS row
  RETURNING arrival_number
), item AS (
  INSERT INTO items SELECT * FROM jsonb_populate_record(NULL::items, $4)
), change AS (
  INSERT INTO custody_changes SELECT * FROM jsonb_populate_record(NULL::custody_changes, $5)
), viewers AS (
  INSERT INTO document_viewers (viewer_id, kind, document_id, sort_time)
  SELECT viewer, ${itemKinds.incoming}, $6, $7 FROM unnest($8::uuid[]) AS viewer
), search AS (
  INSERT INTO document_search (document_id, kind, unit_id, tree_id, sort_time, month, scope, folded, plain)
  VALUES ($6, ${itemKinds.incoming}, $1, $9, $7, $10, $11, search_document($12, true), search_document($12, false))
)
SELECT arrival_number FROM document`);

/** Takes the next arrival number and stores document, holder, viewers and index with it. @returns the number. */
export async function insertRegistration(em: EntityManager, registration: Registration): Promise<number> {
  const { document, item, change, viewers } = registration;
  const rows = await query<{ arrival_number: number }>(em, registerStatement, [
    document.unitId,
    document.year,
    JSON.stringify(recordOf(document)),
    JSON.stringify(recordOf(item)),
    JSON.stringify(recordOf(change)),
    document.id,
    document.arrivalTime,
    viewers,
    document.treeId,
    monthOf(document.arrivalTime),
    [bookScope(document.unitId), ...viewers.map(viewerScope)],
    incomingTexts(document, ''),
  ]);
  const number = rows[0]?.arrival_number;
  if (number === undefined) throw new Error('no arrival number was taken');
  return number;
}

/** Whether somebody else registered a like document between our look and our insert. */
export function isLikeViolation(error: unknown): boolean {
  return (
    isUniqueViolation(error, 'incoming_documents_like_key') ||
    isUniqueViolation(error, 'incoming_documents_message_key')
  );
}

/** A document already in the book with the same message id or the same number, symbol, issuer and year. */
export interface LikeRow {
  id: string;
  /** Its ordinal among those of the same key; null when it is like by the other key only. */
  like_ordinal: number | null;
  message_ordinal: number | null;
}

const likeStatement = prepared(`
SELECT id, CASE WHEN like_key = $3 THEN like_ordinal END AS like_ordinal,
  CASE WHEN message_id = $2 AND $2 <> '' THEN message_ordinal END AS message_ordinal
FROM (
  SELECT * FROM incoming_documents WHERE unit_id = $1 AND message_id = $2 AND message_id <> ''
  UNION ALL
  SELECT * FROM incoming_documents
  WHERE unit_id = $1 AND like_key = $3 AND NOT (message_id = $2 AND message_id <> '')
) AS found
WHERE id IS DISTINCT FROM $4::uuid
ORDER BY create_time DESC, id DESC`);

/** Like documents of the book, newest first; `exceptId` leaves one out. */
export async function findLikes(
  em: EntityManager,
  unitId: string,
  messageId: string,
  likeKey: string | null,
  exceptId: string | null = null,
): Promise<LikeRow[]> {
  if (messageId === '' && likeKey === null) return [];
  return query<LikeRow>(em, likeStatement, [unitId, messageId, likeKey, exceptId]);
}

/** Ordinals of a document that comes after these; two that come at once get the same, and the key refuses one. */
export function ordinalsAfter(likes: readonly LikeRow[]): { likeOrdinal: number; messageOrdinal: number } {
  return {
    likeOrdinal: 1 + Math.max(-1, ...likes.map((like) => like.like_ordinal ?? -1)),
    messageOrdinal: 1 + Math.max(-1, ...likes.map((like) => like.message_ordinal ?? -1)),
  };
}
