export const periods = `
CREATE TABLE report_forms (
  id uuid NOT NULL,
  version integer NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  period_kind smallint NOT NULL,
  cut_off_code text NOT NULL,
  legal_ref text NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT report_forms_pkey PRIMARY KEY (id),
  CONSTRAINT report_forms_kind_check CHECK (period_kind BETWEEN 1 AND 6)
);
CREATE UNIQUE INDEX report_forms_code_key ON report_forms (code);
COMMENT ON TABLE report_forms IS 'Biểu báo cáo. unit_id requires and receives it.';

CREATE TABLE report_form_lines (
  form_id uuid NOT NULL,
  position integer NOT NULL,
  indicator_id uuid NOT NULL,
  CONSTRAINT report_form_lines_pkey PRIMARY KEY (form_id, position),
  CONSTRAINT report_form_lines_form_fkey FOREIGN KEY (form_id) REFERENCES report_forms (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT report_form_lines_indicator_fkey FOREIGN KEY (indicator_id) REFERENCES indicators (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX report_form_lines_indicator_key ON report_form_lines (form_id, indicator_id);

CREATE TABLE periods (
  id uuid NOT NULL,
  version integer NOT NULL,
  form_id uuid NOT NULL,
  form_name text NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  kind smallint NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  from_date date NOT NULL,
  to_date date NOT NULL,
  due_time timestamptz NOT NULL,
  due_explanation_vi text NOT NULL,
  due_explanation_en text NOT NULL,
  state smallint NOT NULL,
  roll_up_number integer NOT NULL,
  locked_roll_up_number integer,
  lock_time timestamptz,
  unit_count integer NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT periods_pkey PRIMARY KEY (id),
  CONSTRAINT periods_form_fkey FOREIGN KEY (form_id) REFERENCES report_forms (id),
  CONSTRAINT periods_days_check CHECK (to_date >= from_date),
  CONSTRAINT periods_state_check CHECK (state BETWEEN 1 AND 3),
  CONSTRAINT periods_rolled_check CHECK ((state = 1) = (roll_up_number = 0)),
  CONSTRAINT periods_lock_check CHECK ((state = 3) = (lock_time IS NOT NULL) AND (lock_time IS NULL) = (locked_roll_up_number IS NULL))
);
CREATE UNIQUE INDEX periods_number_key ON periods (form_id, year, number);
CREATE INDEX periods_latest ON periods (to_date, id);
CREATE INDEX periods_form_latest ON periods (form_id, to_date, id);
COMMENT ON TABLE periods IS 'Kỳ báo cáo. How units stand is counted from their submissions, never stored. version = etag = version of its last event.';
COMMENT ON COLUMN periods.locked_roll_up_number IS 'Roll-up the period was locked with: later ones are restatements.';

CREATE TABLE period_lines (
  period_id uuid NOT NULL,
  position integer NOT NULL,
  indicator_id uuid NOT NULL,
  version_number integer NOT NULL,
  CONSTRAINT period_lines_pkey PRIMARY KEY (period_id, position),
  CONSTRAINT period_lines_period_fkey FOREIGN KEY (period_id) REFERENCES periods (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT period_lines_version_fkey FOREIGN KEY (indicator_id, version_number) REFERENCES indicator_versions (indicator_id, number)
);
CREATE UNIQUE INDEX period_lines_indicator_key ON period_lines (period_id, indicator_id);
COMMENT ON TABLE period_lines IS 'What the form asked when the period was opened, in the versions of its last day. INSERT-only by GRANT.';

CREATE TABLE roll_ups (
  period_id uuid NOT NULL,
  number integer NOT NULL,
  roll_up_time timestamptz NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  submission_count integer NOT NULL,
  changed_count integer NOT NULL,
  corrected_submission_id uuid,
  reason text NOT NULL,
  CONSTRAINT roll_ups_pkey PRIMARY KEY (period_id, number),
  CONSTRAINT roll_ups_period_fkey FOREIGN KEY (period_id) REFERENCES periods (id)
);
COMMENT ON TABLE roll_ups IS 'Each time units were rolled up; one with corrected_submission_id restates a locked period. INSERT-only by GRANT.';

CREATE TABLE rolled_figures (
  period_id uuid NOT NULL,
  unit_group smallint NOT NULL,
  indicator_id uuid NOT NULL,
  member text NOT NULL,
  number integer NOT NULL,
  value numeric,
  numerator numeric,
  denominator numeric,
  unit_count integer NOT NULL,
  CONSTRAINT rolled_figures_pkey PRIMARY KEY (period_id, unit_group, indicator_id, member, number),
  CONSTRAINT rolled_figures_period_fkey FOREIGN KEY (period_id) REFERENCES periods (id)
);
COMMENT ON TABLE rolled_figures IS 'Figures of a group of units, of the city in group 0. A roll-up adds only what changed: the figure as of a roll-up is the one of the greatest number up to it. INSERT-only by GRANT.';

-- Rounds half away from zero from whole numbers alone: numeric division rounds before round() does.
CREATE FUNCTION exact_ratio(numerator numeric, denominator numeric, decimals integer) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN denominator = 0 THEN NULL ELSE
    round(sign(numerator) * sign(denominator)
      * div(2 * abs(numerator) * power(10::numeric, decimals) + abs(denominator), 2 * abs(denominator))
      * power(0.1::numeric, decimals), decimals) END;
`;
