import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const sets = `
CREATE TABLE index_sets (
  id uuid NOT NULL,
  code text NOT NULL,
  year smallint NOT NULL,
  version_number integer NOT NULL,
  name text NOT NULL,
  unit_id uuid NOT NULL,
  unit_group smallint NOT NULL,
  min_count integer NOT NULL,
  legal_ref text NOT NULL,
  ours boolean NOT NULL,
  max_points numeric NOT NULL,
  computed_points numeric NOT NULL,
  source text NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT index_sets_pkey PRIMARY KEY (id),
  CONSTRAINT index_sets_code_check CHECK (code ~ '^[A-Z0-9][A-Z0-9._-]{0,39}$'),
  CONSTRAINT index_sets_year_check CHECK (year BETWEEN 2000 AND 2100),
  CONSTRAINT index_sets_points_check CHECK (computed_points BETWEEN 0 AND max_points)
);
CREATE UNIQUE INDEX index_sets_number_key ON index_sets (unit_id, code, year, version_number);
CREATE INDEX index_sets_listed ON index_sets (year DESC, code, unit_id, version_number DESC);
COMMENT ON TABLE index_sets IS 'Bộ chỉ số of a year, each version a row. INSERT-only by GRANT.';
COMMENT ON COLUMN index_sets.unit_id IS 'Unit that keeps it: a set is known by keeper, code and year.';
COMMENT ON COLUMN index_sets.computed_points IS 'Points of max_points that come from counted indicators.';

CREATE TABLE index_criteria (
  index_set_id uuid NOT NULL,
  position smallint NOT NULL,
  code text NOT NULL,
  method smallint NOT NULL,
  max_points numeric NOT NULL,
  indicator_code text NOT NULL,
  survey_code text NOT NULL,
  definition jsonb NOT NULL,
  CONSTRAINT index_criteria_pkey PRIMARY KEY (index_set_id, position),
  CONSTRAINT index_criteria_set_fkey FOREIGN KEY (index_set_id) REFERENCES index_sets (id),
  CONSTRAINT index_criteria_method_check CHECK (method BETWEEN 1 AND 4),
  CONSTRAINT index_criteria_points_check CHECK (max_points > 0)
);
CREATE UNIQUE INDEX index_criteria_code_key ON index_criteria (index_set_id, code);
COMMENT ON TABLE index_criteria IS 'Tree of a set, those below after those above. INSERT-only by GRANT.';
COMMENT ON COLUMN index_criteria.definition IS 'baro.reporting.v1.Criterion as JSON, whole; the columns beside it are what statements need of it.';
`;

const given = `
CREATE TABLE criterion_scores (
  id uuid NOT NULL,
  keeper_unit_id uuid NOT NULL,
  index_code text NOT NULL,
  year smallint NOT NULL,
  criterion_code text NOT NULL,
  unit_id uuid NOT NULL,
  number integer NOT NULL,
  verified_score_id uuid,
  points numeric NOT NULL,
  note text NOT NULL,
  evidence jsonb NOT NULL,
  score_time timestamptz NOT NULL,
  CONSTRAINT criterion_scores_pkey PRIMARY KEY (id),
  CONSTRAINT criterion_scores_verified_fkey FOREIGN KEY (verified_score_id) REFERENCES criterion_scores (id),
  CONSTRAINT criterion_scores_points_check CHECK (points >= 0)
);
CREATE UNIQUE INDEX criterion_scores_number_key ON criterion_scores (keeper_unit_id, index_code, year, unit_id, criterion_code, number);
COMMENT ON TABLE criterion_scores IS 'What units scored themselves and what was verified, of a criterion whatever the version of its set. INSERT-only by GRANT.';
COMMENT ON COLUMN criterion_scores.number IS '1, 2, 3 … of one unit and criterion: of two at once the second finds it taken.';
COMMENT ON COLUMN criterion_scores.verified_score_id IS 'Score of the unit that this one verifies; empty where the unit scored itself.';

CREATE TABLE survey_results (
  id uuid NOT NULL,
  keeper_unit_id uuid NOT NULL,
  survey_code text NOT NULL,
  year smallint NOT NULL,
  unit_id uuid,
  version_number integer NOT NULL,
  survey_name text NOT NULL,
  value numeric NOT NULL,
  measure text NOT NULL,
  margin numeric,
  sample_count integer NOT NULL,
  legal_ref text NOT NULL,
  source text NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT survey_results_pkey PRIMARY KEY (id),
  CONSTRAINT survey_results_margin_check CHECK (margin >= 0),
  CONSTRAINT survey_results_sample_check CHECK (sample_count >= 0)
);
CREATE UNIQUE INDEX survey_results_number_key ON survey_results (keeper_unit_id, survey_code, unit_id, year, version_number)
  NULLS NOT DISTINCT;
COMMENT ON TABLE survey_results IS 'Results of surveys, each version a row. INSERT-only by GRANT.';
COMMENT ON COLUMN survey_results.unit_id IS 'Unit it is of; empty for the city.';
`;

function grants(app: string): string {
  return `GRANT SELECT, INSERT ON index_sets, index_criteria, criterion_scores, survey_results TO ${app};`;
}

/** Index sets, what units are scored by them, and results of surveys. Nothing of it is ever changed: what is new is a row. */
export class Migration20261129180000IndexSets extends Migration {
  override name = 'Migration20261129180000IndexSets';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [sets, given, grants(app)]) await this.execute(sql);
  }
}
