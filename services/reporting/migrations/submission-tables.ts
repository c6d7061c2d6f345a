const figure = `
  indicator_id uuid NOT NULL,
  member text NOT NULL,
  value numeric,
  numerator numeric,
  denominator numeric,
  nothing boolean NOT NULL,
  reason text NOT NULL,`;

export const submissions = `
CREATE TABLE submissions (
  id uuid NOT NULL,
  version integer NOT NULL,
  period_id uuid NOT NULL,
  form_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  unit_name text COLLATE "vi-x-icu" NOT NULL,
  unit_group smallint NOT NULL,
  year integer NOT NULL,
  to_date date NOT NULL,
  due_time timestamptz NOT NULL,
  state smallint NOT NULL,
  revision integer NOT NULL,
  signed_revision integer NOT NULL,
  asked_count integer NOT NULL,
  filled_count integer NOT NULL,
  checker_person_id uuid,
  return_reason text NOT NULL,
  correction_reason text NOT NULL,
  first_sign_time timestamptz,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  CONSTRAINT submissions_pkey PRIMARY KEY (id),
  CONSTRAINT submissions_period_fkey FOREIGN KEY (period_id) REFERENCES periods (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT submissions_state_check CHECK (state BETWEEN 1 AND 4),
  CONSTRAINT submissions_revision_check CHECK (revision = signed_revision + CASE state WHEN 4 THEN 0 ELSE 1 END),
  CONSTRAINT submissions_signed_check CHECK ((signed_revision = 0) = (first_sign_time IS NULL)),
  CONSTRAINT submissions_correction_check CHECK (revision = 1 OR correction_reason <> '')
);
CREATE UNIQUE INDEX submissions_unit_key ON submissions (period_id, unit_id);
CREATE INDEX submissions_names ON submissions (period_id, unit_name, id);
CREATE INDEX submissions_unit_days ON submissions (unit_id, form_id, to_date);
CREATE INDEX submissions_unit_due ON submissions (unit_id, due_time, id);
COMMENT ON TABLE submissions IS 'What one unit reports for one period. Standing is derived from due_time and first_sign_time. version = etag = version of its last event.';
COMMENT ON COLUMN submissions.checker_person_id IS 'Who checked it: somebody else approves. Empty for a system of the unit.';

CREATE TABLE draft_figures (
  submission_id uuid NOT NULL,${figure}
  CONSTRAINT draft_figures_pkey PRIMARY KEY (submission_id, indicator_id, member),
  CONSTRAINT draft_figures_submission_fkey FOREIGN KEY (submission_id) REFERENCES submissions (id)
);
COMMENT ON TABLE draft_figures IS 'Figures being filled in; gone when they are signed.';

CREATE TABLE signed_revisions (
  submission_id uuid NOT NULL,
  revision integer NOT NULL,
  sign_time timestamptz NOT NULL,
  signer_unit_id uuid NOT NULL,
  signer_post_id uuid NOT NULL,
  signer_person_id uuid NOT NULL,
  grade smallint NOT NULL,
  reason text NOT NULL,
  changed_count integer NOT NULL,
  CONSTRAINT signed_revisions_pkey PRIMARY KEY (submission_id, revision),
  CONSTRAINT signed_revisions_submission_fkey FOREIGN KEY (submission_id) REFERENCES submissions (id),
  CONSTRAINT signed_revisions_grade_check CHECK (grade BETWEEN 1 AND 3)
);
COMMENT ON TABLE signed_revisions IS 'Versions signed off, corrections among them, with who and why. INSERT-only by GRANT.';

CREATE TABLE signed_figures (
  submission_id uuid NOT NULL,
  revision integer NOT NULL,${figure}
  CONSTRAINT signed_figures_pkey PRIMARY KEY (submission_id, revision, indicator_id, member)
);
COMMENT ON TABLE signed_figures IS 'Figures as signed. INSERT-only by GRANT.';
`;
