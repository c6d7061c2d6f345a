import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { WorkCounts } from '@baro/proto/baro/custody/v1/custody';
import { isShown } from './confidential-sql.ts';
import { rebuildLock } from './rebuild-locks.ts';

/** Instants that part the work of a list. */
export interface WorkTimes {
  now: Date;
  /** Today's local date. */
  today: string;
  /** 00:00 of today. */
  dayStart: Date;
  /** Last local day that is due soon. */
  soonDay: string;
}

/** Whose work is counted: one's own posts wherever they are; or a unit with one post or all, without what is confidential. */
export type CountPlace = { postIds: readonly string[] } | { unitId: string; postId: string };

const sums = `coalesce(sum(open), 0)::int AS open,
  coalesce(sum(awaiting), 0)::int AS "notAccepted",
  coalesce(sum(open) FILTER (WHERE due_day < $2), 0)::int AS overdue,
  coalesce(sum(open) FILTER (WHERE due_day >= $2 AND due_day <= $3), 0)::int AS soon`;

/** Counts whose today is not parted yet into overdue and soon. */
interface Sums {
  open: number;
  notAccepted: number;
  overdue: number;
  soon: number;
}

function placeSql(place: CountPlace, post: string, unit: string): { where: string; values: unknown[] } {
  if ('postIds' in place) return { where: `${post} = ANY($1::uuid[])`, values: [place.postIds] };
  return {
    where: `${unit} = ($1::uuid[])[1] AND (($1::uuid[])[2] IS NULL OR ${post} = ($1::uuid[])[2]) AND ${isShown()}`,
    values: [[place.unitId, place.postId || null]],
  };
}

/**
 * Counts over everything held in a place, of some kinds or, when there are none, all. Days come from the counters; of
 * today, where the hour decides, what is overdue comes from the index.
 */
export async function countWork(
  em: EntityManager,
  place: CountPlace,
  kinds: readonly string[],
  times: WorkTimes,
): Promise<WorkCounts> {
  const counter = placeSql(place, 'post_id', 'unit_id');
  const item = placeSql(place, 'holder_post_id', 'holder_unit_id');
  const rows = await query<Sums & { late: number }>(
    em,
    `SELECT ${sums}, (SELECT count(*)::int FROM items WHERE ${item.where} AND ($4::text[] = '{}' OR kind = ANY($4))
         AND coalesce(due_time, 'infinity') > $5 AND coalesce(due_time, 'infinity') < $6) AS late
     FROM (
       SELECT due_day, open, awaiting FROM work_counts WHERE ${counter.where} AND ($4::text[] = '{}' OR kind = ANY($4))
       UNION ALL
       SELECT due_day, open, awaiting FROM work_count_changes WHERE ${counter.where} AND ($4::text[] = '{}' OR kind = ANY($4))
     ) AS counted`,
    [...counter.values, times.today, times.soonDay, kinds, times.dayStart, times.now],
  );
  const row = rows[0];
  return row ? partToday(row, row.late) : { open: 0, overdue: 0, dueSoon: 0, notAccepted: 0 };
}

function partToday({ open, notAccepted, overdue, soon }: Sums, late: number): WorkCounts {
  return { open, notAccepted, overdue: overdue + late, dueSoon: soon - late };
}

/** Items of each kind whose due day is before `today`; what is zero is left out. Reads past days alone. */
export async function countOverdue(em: EntityManager, today: string): Promise<Map<string, number>> {
  const rows = await query<{ kind: string; overdue: number }>(
    em,
    `SELECT kind, sum(open)::int AS overdue FROM (
       SELECT kind, open FROM work_counts WHERE due_day < $1
       UNION ALL
       SELECT kind, open FROM work_count_changes WHERE due_day < $1
     ) AS past GROUP BY kind`,
    [today],
  );
  return new Map(rows.map(({ kind, overdue }) => [kind, overdue]));
}

/** Counts of every unit that holds something. */
export async function countUnits(em: EntityManager, times: WorkTimes): Promise<Map<string, WorkCounts>> {
  const rows = await query<Sums & { unit_id: string; late: number }>(
    em,
    `WITH counted AS (
       SELECT unit_id, 0 AS total, 0 AS awaiting, due_day, open FROM unit_counts WHERE due_day <= $2
       UNION ALL
       SELECT unit_id, open, awaiting, 'infinity', 0 FROM unit_totals WHERE open <> 0
       UNION ALL
       SELECT unit_id, open, awaiting, due_day, open FROM work_count_changes WHERE ${isShown()}
     ), late AS (
       SELECT holder_unit_id, count(*)::int AS late FROM items
       WHERE holder_unit_id IS NOT NULL AND due_time > $3 AND due_time < $4 AND ${isShown()} GROUP BY holder_unit_id
     ), summed AS (
       SELECT unit_id, sum(total)::int AS open, sum(awaiting)::int AS "notAccepted",
         coalesce(sum(open) FILTER (WHERE due_day < $1), 0)::int AS overdue,
         coalesce(sum(open) FILTER (WHERE due_day >= $1 AND due_day <= $2), 0)::int AS soon
       FROM counted GROUP BY unit_id
     )
     SELECT s.*, coalesce(l.late, 0) AS late FROM summed s LEFT JOIN late l ON l.holder_unit_id = s.unit_id WHERE s.open > 0`,
    [times.today, times.soonDay, times.dayStart, times.now],
  );
  return new Map(rows.map((row) => [row.unit_id, partToday(row, row.late)]));
}

/** Counts of each post of a unit that holds something; the post is zero where the unit holds and no post. */
export async function countPosts(
  em: EntityManager,
  unitId: string,
  times: WorkTimes,
): Promise<Map<string, WorkCounts>> {
  const rows = await query<Sums & { post_id: string; late: number }>(
    em,
    `WITH late AS (
       SELECT holder_post_id, count(*)::int AS late FROM items
       WHERE holder_unit_id = $1 AND coalesce(due_time, 'infinity') > $4 AND coalesce(due_time, 'infinity') < $5
         AND ${isShown()}
       GROUP BY holder_post_id
     ), summed AS (
       SELECT post_id, ${sums} FROM (
         SELECT post_id, due_day, open, awaiting FROM work_counts WHERE unit_id = $1 AND ${isShown()}
         UNION ALL
         SELECT post_id, due_day, open, awaiting FROM work_count_changes WHERE unit_id = $1 AND ${isShown()}
       ) AS counted GROUP BY post_id
     )
     SELECT s.*, coalesce(l.late, 0) AS late FROM summed s
     LEFT JOIN late l ON coalesce(l.holder_post_id, '00000000-0000-0000-0000-000000000000') = s.post_id
     WHERE s.open > 0`,
    [unitId, times.today, times.soonDay, times.dayStart, times.now],
  );
  return new Map(rows.map((row) => [row.post_id, partToday(row, row.late)]));
}

// What is confidential counts for its post alone: the counters of units know no kind.
// Rows another replica is adding are left to it; the counters are written in one order. Nothing while a rebuild runs.
const foldStatement = `
WITH taken AS (
  DELETE FROM work_count_changes
  WHERE id IN (SELECT id FROM work_count_changes ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
    AND (SELECT pg_try_advisory_xact_lock_shared(${rebuildLock}))
  RETURNING unit_id, post_id, kind, due_day, open, awaiting
), posts AS (
  INSERT INTO work_counts (unit_id, post_id, kind, due_day, open, awaiting)
  SELECT unit_id, post_id, kind, due_day, sum(open), sum(awaiting) FROM taken GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (unit_id, post_id, kind, due_day) DO UPDATE
    SET open = work_counts.open + excluded.open, awaiting = work_counts.awaiting + excluded.awaiting
), units AS (
  INSERT INTO unit_counts (unit_id, due_day, open)
  SELECT unit_id, due_day, sum(open) FROM taken WHERE ${isShown()} GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (unit_id, due_day) DO UPDATE SET open = unit_counts.open + excluded.open
), totals AS (
  INSERT INTO unit_totals (unit_id, open, awaiting)
  SELECT unit_id, sum(open), sum(awaiting) FROM taken WHERE ${isShown()} GROUP BY 1 ORDER BY 1
  ON CONFLICT (unit_id) DO UPDATE
    SET open = unit_totals.open + excluded.open, awaiting = unit_totals.awaiting + excluded.awaiting
)
SELECT count(*)::int AS count FROM taken`;

/** Adds changes to the counters, at most `limit`. @returns how many. */
export async function foldWorkCounts(em: Queryable, limit: number): Promise<number> {
  const rows = await query<{ count: number }>(em, foldStatement, [limit]);
  return rows[0]?.count ?? 0;
}

/** Puts the days gone by together into one: all of them are overdue, and reading must not grow with the years. */
export async function foldPastDays(em: EntityManager, today: string): Promise<void> {
  await execute(
    em,
    `WITH past AS (
       DELETE FROM work_counts WHERE due_day < $1 AND due_day > '-infinity'
         AND (SELECT pg_try_advisory_xact_lock_shared(${rebuildLock}))
       RETURNING unit_id, post_id, kind, open, awaiting
     )
     INSERT INTO work_counts (unit_id, post_id, kind, due_day, open, awaiting)
     SELECT unit_id, post_id, kind, '-infinity', sum(open), sum(awaiting) FROM past GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
     ON CONFLICT (unit_id, post_id, kind, due_day) DO UPDATE
       SET open = work_counts.open + excluded.open, awaiting = work_counts.awaiting + excluded.awaiting`,
    [today],
  );
  await execute(
    em,
    `WITH past AS (
       DELETE FROM unit_counts WHERE due_day < $1 AND due_day > '-infinity'
         AND (SELECT pg_try_advisory_xact_lock_shared(${rebuildLock}))
       RETURNING unit_id, open
     )
     INSERT INTO unit_counts (unit_id, due_day, open)
     SELECT unit_id, '-infinity', sum(open) FROM past GROUP BY 1 ORDER BY 1
     ON CONFLICT (unit_id, due_day) DO UPDATE SET open = unit_counts.open + excluded.open`,
    [today],
  );
}
