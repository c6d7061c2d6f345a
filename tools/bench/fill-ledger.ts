import pg from 'pg';
import { newId } from '@baro/chassis';
import type { SeededUnit } from '../testing/seed-directory.ts';
import type { TestPlatform } from '../testing/test-platform.ts';

const batchSize = 2_000;
const holdingsEach = 10;
const dayMs = 86_400_000;
/** Items lie in a span of days before now; open ones are due within as many before and after it. */
const spanDays = 120;

/** What a ledger holds of items: ten holdings each, every second item still held. Written in bulk, as events leave it. */
const statement = `
WITH given AS (
  SELECT id, ordinal::int AS n, first_time, due_time, posts, units, people, open
  FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, ordinal int, first_time timestamptz, due_time timestamptz,
    posts uuid[], units uuid[], people uuid[], open boolean)
), points AS (
  INSERT INTO change_points (item_id, version, from_unit_id, from_post_id, from_person_id, to_unit_id, to_post_id,
    to_person_id, change_time, due_time, reason, until_time, held_minutes)
  SELECT g.id, v, g.units[v - 1], g.posts[v - 1], g.people[v - 1],
    CASE WHEN v <= ${holdingsEach} THEN g.units[v] END, CASE WHEN v <= ${holdingsEach} THEN g.posts[v] END,
    CASE WHEN v <= ${holdingsEach} THEN g.people[v] END,
    g.first_time + (v - 1) * interval '1 hour', g.due_time, CASE WHEN v = 1 THEN 'registered' ELSE 'handed_over' END,
    CASE WHEN v < ${holdingsEach} OR (v = ${holdingsEach} AND NOT g.open) THEN g.first_time + v * interval '1 hour' END,
    CASE WHEN v < ${holdingsEach} OR (v = ${holdingsEach} AND NOT g.open) THEN 60 END
  FROM given g, generate_series(1, ${holdingsEach} + 1) AS v
  WHERE v <= ${holdingsEach} OR NOT g.open
)
INSERT INTO items (id, kind, root_id, owner_unit_id, hand_version, holder_unit_id, holder_post_id, holder_person_id,
  since_time, first_time, end_time, facts_version, due_time, original_due_time, number_symbol, subject, from_name, state,
  urgency, awaiting)
SELECT id, 'incoming_document', id, units[1], CASE WHEN open THEN ${holdingsEach} ELSE ${holdingsEach} + 1 END,
  CASE WHEN open THEN units[${holdingsEach}] END, CASE WHEN open THEN posts[${holdingsEach}] END,
  CASE WHEN open THEN people[${holdingsEach}] END, first_time + ${holdingsEach - 1} * interval '1 hour', first_time,
  CASE WHEN NOT open THEN first_time + ${holdingsEach} * interval '1 hour' END, ${holdingsEach} + 1, due_time, due_time,
  n || '/CV-DO', 'Về việc báo cáo kết quả thực hiện nhiệm vụ số ' || n, 'Bộ Xây dựng', 'ACCEPTED', 1, n % 7 = 0
FROM given`;

const countStatements = [
  `INSERT INTO work_counts (unit_id, post_id, kind, due_day, open, awaiting)
   SELECT holder_unit_id, holder_post_id, kind, due_time::date, count(*), count(*) FILTER (WHERE awaiting)
   FROM items WHERE holder_unit_id IS NOT NULL GROUP BY 1, 2, 3, 4`,
  `INSERT INTO unit_counts (unit_id, due_day, open)
   SELECT holder_unit_id, due_time::date, count(*) FROM items WHERE holder_unit_id IS NOT NULL GROUP BY 1, 2`,
  `INSERT INTO unit_totals (unit_id, open, awaiting)
   SELECT holder_unit_id, count(*), count(*) FILTER (WHERE awaiting) FROM items WHERE holder_unit_id IS NOT NULL GROUP BY 1`,
];

/** Fills the ledger with `count` items and ten times as many holdings over all posts. @returns ids of the items */
export async function fillLedger(
  platform: TestPlatform,
  units: SeededUnit[],
  count: number,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_custody') });
  await client.connect();
  const posts = units.flatMap((unit) => unit.posts.map((post) => ({ ...post, unitId: unit.id })));
  const now = Date.now();
  const ids: string[] = [];
  for (let first = 0; first < count; first += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, count - first) }, (_, index) =>
      itemRow(posts, first + index, count, now),
    );
    await client.query(statement, [JSON.stringify(rows)]);
    ids.push(...rows.map((row) => row.id));
  }
  for (const sql of countStatements) await client.query(sql);
  await client.query('VACUUM ANALYZE');
  await client.end();
  return ids;
}

interface FillPost {
  id: string;
  unitId: string;
  personId: string;
}

/** Hands go round all posts by steps that share no factor with their number, so that every post gets its share. */
function itemRow(posts: FillPost[], ordinal: number, count: number, now: number) {
  const hands = Array.from({ length: holdingsEach }, (_, hand) => {
    const post = posts[(ordinal + hand * 7) % posts.length];
    if (!post) throw new Error('no posts');
    return post;
  });
  const age = ((count - ordinal) / count) * spanDays * dayMs;
  const dueIn = (((ordinal * 7919) % (2 * spanDays)) - spanDays) * dayMs;
  return {
    id: newId(),
    ordinal,
    first_time: new Date(now - age - dayMs),
    due_time: new Date(now + dueIn),
    posts: hands.map((post) => post.id),
    units: hands.map((post) => post.unitId),
    people: hands.map((post) => post.personId),
    open: ordinal % 2 === 0,
  };
}
