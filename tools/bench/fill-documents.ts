import pg from 'pg';
import { newId } from '@baro/chassis';
import type { SeededUnit } from '../testing/seed-directory.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { vocabulary } from './words.ts';

const batchSize = 2_000;
/** One in so many documents is with the official. */
const officialEvery = 100;
const dayMs = 86_400_000;
const spanDays = 700;

/** What the rows of a registration are, written in bulk: the same tables and values a registration leaves. */
const statement = `
WITH given AS (
  SELECT id, ordinal::int AS n, subject, arrival, mine FROM unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::boolean[])
    WITH ORDINALITY AS g (id, subject, arrival, mine, ordinal)
), documents AS (
  INSERT INTO incoming_documents
  SELECT r.* FROM given, jsonb_populate_record(NULL::incoming_documents, $7::jsonb || jsonb_build_object(
    'id', id, 'arrival_number', $8::int + n, 'arrival_time', arrival, 'subject', subject, 'number', ($8::int + n)::text,
    'number_key', ($8::int + n)::text, 'like_key', 'bench|' || ($8::int + n), 'create_time', arrival, 'update_time', arrival,
    'due_time', arrival + interval '14 days', 'original_due_time', arrival + interval '14 days')) AS r
), held AS (
  INSERT INTO items (id, kind, document_id, unit_id, version, event_version, holder_unit_id, holder_post_id, holder_person_id, since_time, due_time, awaiting)
  SELECT id, 1, id, $1, 1, 1, $1, CASE WHEN mine THEN $9::uuid ELSE $10::uuid END, CASE WHEN mine THEN $11::uuid ELSE $12::uuid END,
    arrival, arrival + interval '14 days', false FROM given
), changes AS (
  INSERT INTO custody_changes (item_id, version, document_id, to_unit_id, to_post_id, to_person_id, change_time, reason, note, working_minutes, state)
  SELECT id, 1, id, $1, CASE WHEN mine THEN $9::uuid ELSE $10::uuid END, CASE WHEN mine THEN $11::uuid ELSE $12::uuid END,
    arrival, 'registered', '', 0, 1 FROM given
), viewers AS (
  INSERT INTO document_viewers (viewer_id, kind, document_id, sort_time) SELECT $9, 1, id, arrival FROM given WHERE mine
)
INSERT INTO document_search (document_id, kind, unit_id, tree_id, sort_time, month, scope, folded, plain)
SELECT id, 1, $1, $2, arrival,
  extract(year FROM arrival AT TIME ZONE 'Asia/Ho_Chi_Minh')::int * 12 + extract(month FROM arrival AT TIME ZONE 'Asia/Ho_Chi_Minh')::int - 1,
  CASE WHEN mine THEN ARRAY['b:' || $1::text, 'v:' || $9::text] ELSE ARRAY['b:' || $1::text] END,
  search_document(ARRAY[subject, 'Bộ Xây dựng', '', ''], true), search_document(ARRAY[subject, 'Bộ Xây dựng', '', ''], false)
FROM given`;

/** The unit whose register is filled: its posts are a clerk's and an official's. */
export type FilledUnit = Pick<SeededUnit, 'id' | 'code'> & {
  posts: Pick<SeededUnit['posts'][number], 'id' | 'personId'>[];
  /** The top of its tree; itself when it is not given. */
  treeId?: string;
};

/** Fills the register of a unit with `count` documents, of which an official sees one in a hundred. */
export async function fillDocuments(
  platform: Pick<TestPlatform, 'databaseUrl'>,
  unit: FilledUnit,
  count: number,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_documents') });
  await client.connect();
  const words = vocabulary();
  const [clerk, official] = unit.posts;
  const now = Date.now();
  const ids: string[] = [];
  const row = blankRow(unit);
  const taken = await client.query<{ n: number }>(
    'SELECT last_number AS n FROM arrival_counters WHERE unit_id = $1 AND year = 2026',
    [unit.id],
  );
  const before = taken.rows[0]?.n ?? 0;
  for (let first = 0; first < count; first += batchSize) {
    const size = Math.min(batchSize, count - first);
    const at = Array.from({ length: size }, (_, index) => first + index);
    const batch = at.map(() => newId());
    const times = at.map((index) => new Date(now - ((count - index) / count) * spanDays * dayMs));
    const values = [
      unit.id,
      unit.treeId ?? unit.id,
      batch,
      at.map(words.subject),
      times,
      at.map((index) => index % officialEvery === 0),
    ];
    const holders = [official?.id, clerk?.id, official?.personId, clerk?.personId];
    await client.query(statement, [...values, JSON.stringify(row), before + first, ...holders]);
    ids.push(...batch);
  }
  await client.query(
    `INSERT INTO arrival_counters (unit_id, year, last_number) VALUES ($1, 2026, $2)
     ON CONFLICT (unit_id, year) DO UPDATE SET last_number = excluded.last_number`,
    [unit.id, before + count],
  );
  await client.query('VACUUM ANALYZE');
  await client.end();
  return ids;
}

function blankRow(unit: FilledUnit): Record<string, unknown> {
  const owner = {
    unit_id: unit.id,
    unit_code: unit.code,
    tree_id: unit.treeId ?? unit.id,
    year: 2026,
    form: 1,
    state: 1,
    version: 1,
  };
  const keys = {
    symbol: 'CV-BXD',
    symbol_key: 'cv-bxd',
    issue_date: '2026-01-05',
    issuer_name: 'Bộ Xây dựng',
  };
  const counts = { message_ordinal: 0, like_ordinal: 0, page_count: 1, urgency: 1, historical: false };
  const texts = [
    'message_id',
    'type_code',
    'issuer_identifier',
    'description',
    'signer_position',
    'signer_name',
    'to_places',
    'file_code',
    'due_explanation',
    'calendar_version',
    'duplicate_reason',
    'direction',
    'answer_number_symbol',
    'result',
    'return_reason',
  ];
  const empty = Object.fromEntries(texts.map((column) => [column, '']));
  return {
    ...empty,
    ...owner,
    ...keys,
    ...counts,
    language: 'vi',
    duplicate_ids: [],
    information_post_ids: [],
  };
}
