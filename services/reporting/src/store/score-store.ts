import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Evidence } from '@baro/proto/baro/reporting/v1/index_sets';
import type { IndexSetRow } from './index-set-store.ts';

/** What a unit scored itself last on a criterion, and what was verified last. */
export interface LastScore {
  unitId: string;
  criterionCode: string;
  selfPoints: string | null;
  selfTime: Date | null;
  verifiedPoints: string | null;
  /** Whether the unit scored itself again after it was verified. */
  verifiedScoreOutdated: boolean;
}

/**
 * Last scores of units on the declared criteria of a set, by unit and place in the tree; units and criteria nobody scored
 * are left out. Points given by an earlier version count for no more than this version gives at most.
 */
export async function findLastScores(
  em: Queryable,
  set: IndexSetRow,
  unitIds: readonly string[],
): Promise<LastScore[]> {
  const rows = await query<LastScore>(
    em,
    `SELECT own.unit_id AS "unitId", c.code AS "criterionCode", least(own.points, c.max_points)::text AS "selfPoints",
       own.score_time AS "selfTime", CASE WHEN v.points IS NOT NULL THEN least(v.points, c.max_points) END::text AS "verifiedPoints",
       coalesce(v.verified_score_id <> own.id, false) AS "verifiedScoreOutdated"
     FROM (
       SELECT DISTINCT ON (unit_id, criterion_code) * FROM criterion_scores
       WHERE keeper_unit_id = $1 AND index_code = $2 AND year = $3 AND unit_id = ANY($4::uuid[]) AND verified_score_id IS NULL
       ORDER BY unit_id, criterion_code, number DESC
     ) AS own
     JOIN index_criteria c ON c.index_set_id = $5 AND c.code = own.criterion_code AND c.method = $6
     LEFT JOIN LATERAL (
       SELECT s.points, s.verified_score_id FROM criterion_scores s
       WHERE (s.keeper_unit_id, s.index_code, s.year, s.unit_id, s.criterion_code)
         = (own.keeper_unit_id, own.index_code, own.year, own.unit_id, own.criterion_code) AND s.verified_score_id IS NOT NULL
       ORDER BY s.number DESC LIMIT 1
     ) AS v ON true
     ORDER BY own.unit_id, c.position`,
    [set.unitId, set.code, set.year, [...unitIds], set.id, CriterionMethod.DECLARED],
  );
  return rows.map((row) => ({ ...row, selfTime: row.selfTime && new Date(row.selfTime) }));
}

/** One unit and one criterion of a set. */
export interface ScoreKey {
  set: Pick<IndexSetRow, 'unitId' | 'code' | 'year'>;
  criterionCode: string;
  unitId: string;
}

/** A score as stored. */
export interface ScoreRow {
  id: string;
  /** 1, 2, 3 … of the unit and criterion. */
  number: number;
  /** Score that it verifies; empty where the unit scored itself. */
  verifiedScoreId: string | null;
  /** A number as PostgreSQL writes it. */
  points: string;
  note: string;
  evidence: Evidence[];
  scoreTime: Date;
}

/** Scores of a unit on a criterion and one more than the page, the latest first. */
export async function findScorePage(
  em: Queryable,
  { set, criterionCode, unitId }: ScoreKey,
  page: { before: number | undefined; size: number },
): Promise<ScoreRow[]> {
  const rows = await query<ScoreRow>(
    em,
    `SELECT id, number, verified_score_id AS "verifiedScoreId", points::text AS points, note, evidence, score_time AS "scoreTime"
     FROM criterion_scores WHERE keeper_unit_id = $1 AND index_code = $2 AND year = $3 AND unit_id = $4 AND criterion_code = $5
       AND ($6::int IS NULL OR number < $6::int) ORDER BY number DESC LIMIT $7`,
    [set.unitId, set.code, set.year, unitId, criterionCode, page.before ?? null, page.size + 1],
  );
  return rows.map((row) => ({ ...row, scoreTime: new Date(row.scoreTime) }));
}

/** What the next score of a unit on a criterion is told of those before it. */
export interface ScoreState {
  /** Number of the last score of either kind; 0 when there is none. */
  lastNumber: number;
  /** The last score the unit gave itself. */
  own: { id: string; points: string } | undefined;
}

/** Takes the scores of a unit on a criterion until the end of the transaction: who comes second waits. */
export async function lockScores(em: Queryable, { set, criterionCode, unitId }: ScoreKey): Promise<void> {
  const name = ['score', set.unitId, set.code, set.year, unitId, criterionCode].join(' ');
  await query(em, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/** How the scores of a unit on a criterion stand. */
export async function findScoreState(
  em: Queryable,
  { set, criterionCode, unitId }: ScoreKey,
): Promise<ScoreState> {
  const rows = await query<{ id: string; number: number; verified: boolean; points: string }>(
    em,
    `SELECT DISTINCT ON (verified_score_id IS NOT NULL) id, number, verified_score_id IS NOT NULL AS verified, points::text AS points
     FROM criterion_scores WHERE keeper_unit_id = $1 AND index_code = $2 AND year = $3 AND unit_id = $4 AND criterion_code = $5
     ORDER BY verified_score_id IS NOT NULL, number DESC`,
    [set.unitId, set.code, set.year, unitId, criterionCode],
  );
  return {
    lastNumber: Math.max(0, ...rows.map(({ number }) => number)),
    own: rows.find(({ verified }) => !verified),
  };
}

/** Stores a score, under the lock of the unit and criterion. */
export async function insertScore(
  em: Queryable,
  { set, criterionCode, unitId }: ScoreKey,
  row: ScoreRow,
): Promise<void> {
  await execute(
    em,
    `INSERT INTO criterion_scores (id, keeper_unit_id, index_code, year, criterion_code, unit_id, number, verified_score_id, points,
       note, evidence, score_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12)`,
    [
      row.id,
      set.unitId,
      set.code,
      set.year,
      criterionCode,
      unitId,
      row.number,
      row.verifiedScoreId,
      row.points,
      row.note,
      JSON.stringify(row.evidence),
      row.scoreTime,
    ],
  );
}
