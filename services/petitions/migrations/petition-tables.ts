export const petitions = `
CREATE TABLE sessions (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  name text NOT NULL,
  term text NOT NULL,
  open_date date NOT NULL,
  close_date date,
  petition_count integer NOT NULL,
  answered_count integer NOT NULL,
  closed_count integer NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_days_check CHECK (close_date IS NULL OR close_date >= open_date),
  CONSTRAINT sessions_counts_check CHECK (least(petition_count, answered_count, closed_count) >= 0)
);
CREATE UNIQUE INDEX sessions_name_key ON sessions (unit_id, term, name);
CREATE INDEX sessions_unit_days ON sessions (unit_id, open_date, id);
CREATE INDEX sessions_days ON sessions (open_date, id);
COMMENT ON TABLE sessions IS 'Kỳ họp. The counts are kept with each change: of petitions raised for it, of those answered, of those closed.';

CREATE TABLE petition_series (
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT petition_series_pkey PRIMARY KEY (unit_id, year)
);
COMMENT ON TABLE petition_series IS 'Last number of petitions by unit and year; taken last before the commit.';

CREATE TABLE petitions (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  subject text NOT NULL,
  level smallint NOT NULL,
  field smallint NOT NULL,
  competent_name text NOT NULL,
  state smallint NOT NULL,
  lead_post_id uuid,
  lead_unit_id uuid,
  assigner_unit_id uuid,
  assigner_post_id uuid,
  assigner_person_id uuid,
  assign_time timestamptz,
  due_time timestamptz,
  original_due_time timestamptz,
  open_answer_id uuid,
  answer_time timestamptz,
  claim_id uuid,
  claim_class smallint NOT NULL,
  finding_id uuid,
  finding_class smallint NOT NULL,
  raising_count integer NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  CONSTRAINT petitions_pkey PRIMARY KEY (id),
  CONSTRAINT petitions_state_check CHECK (state BETWEEN 1 AND 6),
  CONSTRAINT petitions_subject_check CHECK (char_length(subject) BETWEEN 1 AND 500),
  CONSTRAINT petitions_lead_check CHECK (state = 1 OR (lead_post_id IS NOT NULL AND due_time IS NOT NULL)),
  CONSTRAINT petitions_answered_check CHECK (state < 5 OR answer_time IS NOT NULL)
);
-- A number is 0 only inside the transaction that takes it.
CREATE UNIQUE INDEX petitions_number_key ON petitions (unit_id, year, number) WHERE number > 0;
CREATE INDEX petitions_due ON petitions (coalesce(due_time, 'infinity'), id);
CREATE INDEX petitions_recent ON petitions (create_time, id);
CREATE INDEX petitions_lead ON petitions (lead_unit_id, coalesce(due_time, 'infinity'), id) WHERE lead_unit_id IS NOT NULL;
COMMENT ON TABLE petitions IS 'Kiến nghị cử tri. version = etag = version of its last event. Due states are derived, never stored.';
COMMENT ON COLUMN petitions.original_due_time IS 'First due time; never overwritten.';
COMMENT ON COLUMN petitions.claim_class IS 'ResultClass of the last claim that stands, 0 without; finding_class alike.';

CREATE TABLE petition_raisings (
  id uuid NOT NULL,
  petition_id uuid NOT NULL,
  session_id uuid NOT NULL,
  timing smallint NOT NULL,
  meeting_date date,
  locality_name text NOT NULL,
  deputy_group text NOT NULL,
  words text NOT NULL,
  letter_number_symbol text NOT NULL,
  letter_date date,
  source text,
  external_id text,
  create_time timestamptz NOT NULL,
  CONSTRAINT petition_raisings_pkey PRIMARY KEY (id),
  CONSTRAINT petition_raisings_petition_fkey FOREIGN KEY (petition_id) REFERENCES petitions (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT petition_raisings_session_fkey FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE UNIQUE INDEX petition_raisings_external_key ON petition_raisings (session_id, source, external_id)
  WHERE external_id IS NOT NULL;
CREATE INDEX petition_raisings_petition ON petition_raisings (petition_id, create_time);
CREATE INDEX petition_raisings_session ON petition_raisings (session_id, petition_id);
COMMENT ON TABLE petition_raisings IS 'Each time a group of voters raised the matter, in their own words. INSERT-only by GRANT, nobody''s name is in it.';

CREATE TABLE petition_answers (
  id uuid NOT NULL,
  petition_id uuid NOT NULL,
  state smallint NOT NULL,
  text text NOT NULL,
  document_id uuid,
  result_class smallint NOT NULL,
  result_due_date date,
  result_text text NOT NULL,
  submit_unit_id uuid NOT NULL,
  submit_post_id uuid NOT NULL,
  submit_person_id uuid NOT NULL,
  submit_time timestamptz NOT NULL,
  sign_unit_id uuid,
  sign_post_id uuid,
  sign_person_id uuid,
  sign_time timestamptz,
  note text NOT NULL,
  CONSTRAINT petition_answers_pkey PRIMARY KEY (id),
  CONSTRAINT petition_answers_petition_fkey FOREIGN KEY (petition_id) REFERENCES petitions (id),
  CONSTRAINT petition_answers_state_check CHECK (state BETWEEN 1 AND 3)
);
CREATE INDEX petition_answers_petition ON petition_answers (petition_id, submit_time);
CREATE UNIQUE INDEX petition_answers_open_key ON petition_answers (petition_id) WHERE state = 1;
COMMENT ON TABLE petition_answers IS 'Written answers with the claim that stands once they are signed. One at most waits.';

CREATE TABLE petition_results (
  id uuid NOT NULL,
  petition_id uuid NOT NULL,
  kind smallint NOT NULL,
  result_class smallint NOT NULL,
  due_date date,
  text text NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  result_time timestamptz NOT NULL,
  CONSTRAINT petition_results_pkey PRIMARY KEY (id),
  CONSTRAINT petition_results_petition_fkey FOREIGN KEY (petition_id) REFERENCES petitions (id),
  CONSTRAINT petition_results_due_check CHECK ((result_class = 3) = (due_date IS NOT NULL))
);
CREATE INDEX petition_results_petition ON petition_results (petition_id, result_time);
COMMENT ON TABLE petition_results IS 'Claims of the unit (1) and findings of the verifier (2). INSERT-only by GRANT: no word replaces another.';

CREATE TABLE petition_search (
  petition_id uuid NOT NULL,
  folded tsvector NOT NULL,
  plain tsvector NOT NULL,
  CONSTRAINT petition_search_pkey PRIMARY KEY (petition_id)
);
CREATE INDEX petition_search_words ON petition_search USING gin (plain, folded) WITH (gin_pending_list_limit = 512);
COMMENT ON TABLE petition_search IS 'Text index: A subject, B localities, C words of the voters, D code, competence, answer.';
`;

export function grants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON sessions, petition_series, petitions, petition_answers, petition_items, petition_search TO ${app};
GRANT SELECT, INSERT ON petition_raisings, petition_results, petition_hands TO ${app};
`;
}
