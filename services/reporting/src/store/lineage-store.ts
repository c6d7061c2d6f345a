import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';

/** Items that made a computed figure. */
export interface LineageRow {
  readonly indicatorId: string;
  readonly member: string;
  /** Of the value or numerator; an item that counts twice is there twice. */
  readonly counted: readonly string[];
  /** Of the denominator. */
  readonly among: readonly string[];
}

/** Keeps what made the figures of the version being filled in, in the place of what was kept of it before. */
export async function saveLineage(
  em: Queryable,
  { id, revision }: { id: string; revision: number },
  rows: readonly LineageRow[],
): Promise<void> {
  const values = rows.map(({ indicatorId, ...row }) => ({ indicator_id: indicatorId, ...row }));
  await execute(
    em,
    `INSERT INTO figure_lineage (submission_id, revision, indicator_id, member, counted, among)
     SELECT $1, $2, l.* FROM jsonb_to_recordset($3::jsonb) AS l (indicator_id uuid, member text, counted uuid[], among uuid[])
     ON CONFLICT (submission_id, revision, indicator_id, member) DO UPDATE SET counted = excluded.counted, among = excluded.among`,
    [id, revision, JSON.stringify(values)],
  );
}

/** What made a figure of a version; undefined for one that was filled in. */
export async function findLineage(
  em: Queryable,
  at: { submissionId: string; revision: number; indicatorId: string; member: string },
): Promise<LineageRow | undefined> {
  const [row] = await query<LineageRow>(
    em,
    `SELECT indicator_id AS "indicatorId", member, counted::text[] AS counted, among::text[] AS among FROM figure_lineage
     WHERE submission_id = $1 AND revision = $2 AND indicator_id = $3 AND member = $4`,
    [at.submissionId, at.revision, at.indicatorId, at.member],
  );
  return row;
}
