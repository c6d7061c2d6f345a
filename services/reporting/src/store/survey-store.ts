import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';

/** A result of a survey, for a unit or for the city. */
export interface SurveyRow {
  surveyCode: string;
  /** Unit it is of; null for the city. */
  unitId: string | null;
  year: number;
  /** Numbers as PostgreSQL writes them. */
  value: string;
  measure: string;
  /** Half the width of the confidence interval; null when unknown. */
  margin: string | null;
  /** 0 when unknown. */
  sampleCount: number;
}

/** A result with all that is stored of it. */
export interface SurveyVersion extends SurveyRow {
  id: string;
  versionNumber: number;
  surveyName: string;
  legalRef: string;
}

const row = `survey_code AS "surveyCode", unit_id AS "unitId", year::int AS year, value::text AS value, measure,
  margin::text AS margin, sample_count AS "sampleCount"`;

/** Of each survey and unit the result of the last year up to `upToYear`, in its last version; of the city among them. */
export async function findLastSurveys(
  em: Queryable,
  keeperUnitId: string,
  surveyCodes: readonly string[],
  upToYear: number,
): Promise<SurveyRow[]> {
  return query<SurveyRow>(
    em,
    `SELECT DISTINCT ON (survey_code, unit_id) ${row} FROM survey_results
     WHERE keeper_unit_id = $1 AND survey_code = ANY($2::text[]) AND year <= $3
     ORDER BY survey_code, unit_id, year DESC, version_number DESC`,
    [keeperUnitId, [...surveyCodes], upToYear],
  );
}

/** Last version of every result of the surveys, of each year and unit. */
export async function findSurveyVersions(
  em: Queryable,
  keeperUnitId: string,
  surveyCodes: readonly string[],
): Promise<SurveyVersion[]> {
  return query<SurveyVersion>(
    em,
    `SELECT DISTINCT ON (survey_code, unit_id, year) ${row}, id, version_number AS "versionNumber", survey_name AS "surveyName",
       legal_ref AS "legalRef" FROM survey_results
     WHERE keeper_unit_id = $1 AND survey_code = ANY($2::text[]) ORDER BY survey_code, unit_id, year, version_number DESC`,
    [keeperUnitId, [...surveyCodes]],
  );
}

/** Stores versions of results in a statement. */
export async function insertSurveys(
  em: Queryable,
  keeperUnitId: string,
  versions: readonly SurveyVersion[],
  { source, now }: { source: string; now: Date },
): Promise<void> {
  await execute(
    em,
    `INSERT INTO survey_results (id, keeper_unit_id, survey_code, year, unit_id, version_number, survey_name, value, measure, margin,
       sample_count, legal_ref, source, create_time)
     SELECT r.id, $1, r."surveyCode", r.year, r."unitId", r."versionNumber", r."surveyName", r.value, r.measure, r.margin,
       r."sampleCount", r."legalRef", $3, $4
     FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, "surveyCode" text, year smallint, "unitId" uuid, "versionNumber" int,
       "surveyName" text, value numeric, measure text, margin numeric, "sampleCount" int, "legalRef" text)`,
    [keeperUnitId, JSON.stringify(versions), source, now],
  );
}
