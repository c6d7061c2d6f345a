import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import type { Window } from '../domain/standing/window.ts';

/** A window that was counted. */
export interface CountedWindow {
  fromDate: string;
  codes: string[];
  countTime: Date;
}

/** What of the windows is counted. */
export async function findCounted(em: Queryable, windows: readonly Window[]): Promise<CountedWindow[]> {
  const rows = await query<CountedWindow>(
    em,
    `SELECT from_date::text AS "fromDate", codes, count_time AS "countTime" FROM measure_windows
     WHERE kind = $1 AND from_date = ANY($2::date[])`,
    [windows[0]?.kind ?? 0, windows.map(({ fromDate }) => fromDate)],
  );
  return rows.map((row) => ({ ...row, countTime: new Date(row.countTime) }));
}

/** Has every window counted anew; what was counted is shown until then. */
export async function forgetCounted(em: Queryable): Promise<void> {
  await execute(em, "UPDATE measure_windows SET codes = '{}'", []);
}

/** Counts of one unit. */
export interface Measure {
  code: string;
  unitId: string;
  counted: number;
  /** None of what is no ratio. */
  among: number | null;
}

/** Puts what was counted in the place of what was counted before; of two at once the earlier one gives way. */
export async function saveMeasures(
  em: Queryable,
  { kind, fromDate }: Window,
  counted: { codes: readonly string[]; countTime: Date; measures: readonly Measure[] },
): Promise<void> {
  const window = [kind, fromDate];
  const taken = await query(
    em,
    `INSERT INTO measure_windows (kind, from_date, codes, count_time) VALUES ($1, $2, $3, $4)
     ON CONFLICT (kind, from_date) DO UPDATE SET codes = excluded.codes, count_time = excluded.count_time
       WHERE measure_windows.count_time <= excluded.count_time RETURNING kind`,
    [...window, counted.codes, counted.countTime],
  );
  if (taken.length === 0) return;
  await execute(em, 'DELETE FROM measures WHERE kind = $1 AND from_date = $2', window);
  await execute(
    em,
    `INSERT INTO measures (kind, from_date, indicator_code, unit_id, counted, among)
     SELECT $1, $2, m.code, m."unitId", m.counted, m.among
     FROM jsonb_to_recordset($3::jsonb) AS m (code text, "unitId" uuid, counted int, among int)`,
    [...window, JSON.stringify(counted.measures)],
  );
}

/** What an indicator comes to for a unit in the window asked about, and in the two stretches that are set against each other. */
export interface MeasureSums extends Measure {
  recentCounted: number;
  recentAmong: number;
  formerCounted: number;
  formerAmong: number;
}

/** Sums of indicators for units, in one statement. */
export async function findSums(
  em: Queryable,
  of: {
    window: Window;
    recent: readonly Window[];
    former: readonly Window[];
    codes: readonly string[];
    unitIds: readonly string[];
  },
): Promise<MeasureSums[]> {
  const dates = (windows: readonly Window[]): string[] => windows.map(({ fromDate }) => fromDate);
  const sum = (column: string, which: string): string =>
    `coalesce(sum(${column}) FILTER (WHERE from_date ${which}), 0)::int`;
  return query<MeasureSums>(
    em,
    `SELECT indicator_code AS code, unit_id AS "unitId", ${sum('counted', '= $2')} AS counted,
       (sum(among) FILTER (WHERE from_date = $2))::int AS among,
       ${sum('counted', '= ANY($3)')} AS "recentCounted", ${sum('among', '= ANY($3)')} AS "recentAmong",
       ${sum('counted', '= ANY($4)')} AS "formerCounted", ${sum('among', '= ANY($4)')} AS "formerAmong"
     FROM measures WHERE kind = $1 AND from_date = ANY($2::date || $3::date[] || $4::date[])
       AND indicator_code = ANY($5::text[]) AND unit_id = ANY($6::uuid[]) GROUP BY 1, 2`,
    [of.window.kind, of.window.fromDate, dates(of.recent), dates(of.former), of.codes, of.unitIds],
  );
}

/** Counts of one window, of all the units asked about together. */
export interface MeasurePoint {
  code: string;
  fromDate: string;
  counted: number;
  among: number | null;
}

/** Indicators over windows, of the units together. */
export async function findPoints(
  em: Queryable,
  of: { windows: readonly Window[]; codes: readonly string[]; unitIds: readonly string[] },
): Promise<MeasurePoint[]> {
  return query<MeasurePoint>(
    em,
    `SELECT indicator_code AS code, from_date::text AS "fromDate", sum(counted)::int AS counted, sum(among)::int AS among
     FROM measures WHERE kind = $1 AND from_date = ANY($2::date[]) AND indicator_code = ANY($3::text[])
       AND unit_id = ANY($4::uuid[]) GROUP BY 1, 2`,
    [of.windows[0]?.kind ?? 0, of.windows.map(({ fromDate }) => fromDate), of.codes, of.unitIds],
  );
}

/** Codes of the indicators any index set counts. */
export async function findMeasuredCodes(em: Queryable): Promise<string[]> {
  const rows = await query<{ code: string }>(
    em,
    `SELECT DISTINCT indicator_code AS code FROM index_criteria WHERE indicator_code <> '' ORDER BY 1`,
  );
  return rows.map(({ code }) => code);
}
