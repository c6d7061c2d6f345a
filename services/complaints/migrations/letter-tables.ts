export const letters = `
CREATE TABLE legal_codes (
  kind smallint NOT NULL,
  code text NOT NULL,
  position smallint NOT NULL,
  value integer NOT NULL DEFAULT 0,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  legal_ref text NOT NULL,
  confidence text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT legal_codes_pkey PRIMARY KEY (kind, code, valid_from),
  CONSTRAINT legal_codes_days_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE legal_codes IS 'Reasons, criteria and numbers of the law that are no terms; a row holds from day to day, both included.';

CREATE TABLE letter_series (
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT letter_series_pkey PRIMARY KEY (unit_id, year)
);
COMMENT ON TABLE letter_series IS 'Last arrival number of letters by unit and year; taken last before the commit.';

CREATE TABLE letters (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  decider_unit_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  channel smallint NOT NULL,
  from_body text NOT NULL,
  from_number_symbol text NOT NULL,
  from_date date,
  receive_time timestamptz NOT NULL,
  receiver_post_id uuid NOT NULL,
  summary text NOT NULL,
  text text NOT NULL,
  people_count integer NOT NULL,
  state smallint NOT NULL,
  state_before smallint NOT NULL,
  content smallint NOT NULL,
  branch smallint NOT NULL,
  eligible boolean NOT NULL,
  ineligible_code text NOT NULL,
  competent boolean NOT NULL,
  competent_body text NOT NULL,
  complaint_kind smallint NOT NULL,
  instance smallint NOT NULL,
  remote boolean NOT NULL,
  contested_act text NOT NULL,
  known_date date,
  unanswered boolean NOT NULL,
  previous_letter_id uuid,
  late_reason text NOT NULL,
  many boolean NOT NULL,
  classify_time timestamptz,
  disposal_number_symbol text NOT NULL,
  disposal_note text NOT NULL,
  published boolean NOT NULL,
  due_time timestamptz,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  CONSTRAINT letters_pkey PRIMARY KEY (id),
  CONSTRAINT letters_state_check CHECK (state BETWEEN 1 AND 17),
  CONSTRAINT letters_summary_check CHECK (char_length(summary) BETWEEN 1 AND 500),
  CONSTRAINT letters_passed_check CHECK (channel <> 4 OR (from_body <> '' AND from_number_symbol <> '' AND from_date IS NOT NULL)),
  CONSTRAINT letters_people_check CHECK (people_count >= 1),
  CONSTRAINT letters_previous_fkey FOREIGN KEY (previous_letter_id) REFERENCES letters (id)
);
-- A number is 0 only inside the transaction that takes it.
CREATE UNIQUE INDEX letters_number_key ON letters (unit_id, year, number) WHERE number > 0;
CREATE INDEX letters_sent ON letters (id) WHERE state = 7;
CREATE INDEX letters_previous ON letters (previous_letter_id) WHERE previous_letter_id IS NOT NULL;
COMMENT ON TABLE letters IS 'Đơn. Nobody''s name is in it. version = etag = version of its last event. Due states are derived, never stored.';
COMMENT ON COLUMN letters.decider_unit_id IS 'Unit whose head decides it: the one that received it, or what followed it.';
COMMENT ON COLUMN letters.people_count IS 'People behind it, at least those in letter_parties.';
COMMENT ON COLUMN letters.due_time IS 'Due time of the running clock, as told to the ledger; NULL while none runs.';

CREATE TABLE letter_parties (
  letter_id uuid NOT NULL,
  party_id uuid NOT NULL,
  position smallint NOT NULL,
  role smallint NOT NULL,
  locality_code text NOT NULL,
  signed boolean NOT NULL,
  secret_on_request boolean NOT NULL,
  withdraw_time timestamptz,
  CONSTRAINT letter_parties_pkey PRIMARY KEY (letter_id, party_id),
  CONSTRAINT letter_parties_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX letter_parties_party_key ON letter_parties (party_id);
COMMENT ON TABLE letter_parties IS 'People of a letter as ids; who they are is in the identity store alone.';

CREATE TABLE letter_originals (
  letter_id uuid NOT NULL,
  position smallint NOT NULL,
  name text NOT NULL,
  pages integer NOT NULL,
  original boolean NOT NULL,
  condition text NOT NULL,
  CONSTRAINT letter_originals_pkey PRIMARY KEY (letter_id, position),
  CONSTRAINT letter_originals_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT letter_originals_pages_check CHECK (pages BETWEEN 1 AND 9999)
);
COMMENT ON TABLE letter_originals IS 'Papers as the receipt lists them. INSERT-only by GRANT.';

CREATE TABLE complaints (
  id uuid NOT NULL,
  notice_number_symbol text NOT NULL,
  accept_time timestamptz,
  not_accepted_code text NOT NULL,
  complexity_codes text[] NOT NULL,
  complexity_number_symbol text NOT NULL,
  complexity_time timestamptz,
  verifier_post_id uuid,
  verification text NOT NULL,
  demand_differs boolean NOT NULL,
  decision_number_symbol text NOT NULL,
  outcome smallint NOT NULL,
  decision_text text NOT NULL,
  decision_time timestamptz,
  send_time timestamptz,
  receipt_date date,
  effect_due_time timestamptz,
  effect_time timestamptz,
  termination_code text NOT NULL,
  termination_number_symbol text NOT NULL,
  end_time timestamptz,
  CONSTRAINT complaints_pkey PRIMARY KEY (id),
  CONSTRAINT complaints_letter_fkey FOREIGN KEY (id) REFERENCES letters (id),
  CONSTRAINT complaints_decided_check CHECK ((decision_time IS NULL) = (outcome = 0)),
  CONSTRAINT complaints_sent_check CHECK (send_time IS NULL OR decision_time IS NOT NULL)
);
CREATE INDEX complaints_effect ON complaints (effect_due_time, id) WHERE effect_due_time IS NOT NULL AND effect_time IS NULL AND end_time IS NULL;
COMMENT ON TABLE complaints IS 'How a complaint goes, one row per letter that was classified as one.';

CREATE TABLE letter_suspensions (
  letter_id uuid NOT NULL,
  from_time timestamptz NOT NULL,
  code text NOT NULL,
  number_symbol text NOT NULL,
  to_time timestamptz,
  resume_number_symbol text NOT NULL,
  CONSTRAINT letter_suspensions_pkey PRIMARY KEY (letter_id, from_time),
  CONSTRAINT letter_suspensions_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id)
);
CREATE UNIQUE INDEX letter_suspensions_open_key ON letter_suspensions (letter_id) WHERE to_time IS NULL;

CREATE TABLE letter_dialogues (
  id uuid NOT NULL,
  letter_id uuid NOT NULL,
  hold_time timestamptz NOT NULL,
  notice_time timestamptz NOT NULL,
  record_time timestamptz,
  attended boolean NOT NULL,
  all_signed boolean NOT NULL,
  unsigned_reason text NOT NULL,
  result text NOT NULL,
  CONSTRAINT letter_dialogues_pkey PRIMARY KEY (id),
  CONSTRAINT letter_dialogues_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id)
);
CREATE INDEX letter_dialogues_letter ON letter_dialogues (letter_id, hold_time);

CREATE TABLE letter_clocks (
  letter_id uuid NOT NULL,
  step text NOT NULL,
  trigger_time timestamptz NOT NULL,
  term_step text NOT NULL,
  term_variant text NOT NULL,
  procedure text NOT NULL,
  original_due_time timestamptz NOT NULL,
  end_time timestamptz,
  calendar_version text NOT NULL,
  CONSTRAINT letter_clocks_pkey PRIMARY KEY (letter_id, step, trigger_time),
  CONSTRAINT letter_clocks_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX letter_clocks_open ON letter_clocks (letter_id) WHERE end_time IS NULL;
COMMENT ON TABLE letter_clocks IS 'Facts each legal clock is counted from; the due time is counted, original_due_time is that of the event alone and never overwritten.';

CREATE TABLE letter_viewers (
  viewer_id uuid NOT NULL,
  letter_id uuid NOT NULL,
  due_time timestamptz,
  create_time timestamptz NOT NULL,
  CONSTRAINT letter_viewers_pkey PRIMARY KEY (viewer_id, letter_id),
  CONSTRAINT letter_viewers_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX letter_viewers_letter ON letter_viewers (letter_id);
CREATE INDEX letter_viewers_due ON letter_viewers (viewer_id, coalesce(due_time, 'infinity'), letter_id);
CREATE INDEX letter_viewers_recent ON letter_viewers (viewer_id, create_time, letter_id);
COMMENT ON TABLE letter_viewers IS 'Who sees a letter: posts that hold or held it; a unit stands for its head. Times are those of the letter: each viewer''s list is read in order from an index.';

CREATE TABLE letter_search (
  letter_id uuid NOT NULL,
  folded tsvector NOT NULL,
  plain tsvector NOT NULL,
  CONSTRAINT letter_search_pkey PRIMARY KEY (letter_id)
);
CREATE INDEX letter_search_words ON letter_search USING gin (plain, folded) WITH (gin_pending_list_limit = 512);
COMMENT ON TABLE letter_search IS 'Text index: A summary, B contested act, C text, D number and the passing letter.';
`;

export function grants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON letter_series, letters, letter_parties, complaints, letter_suspensions, letter_dialogues,
  letter_clocks, letter_items, letter_search TO ${app};
GRANT SELECT, INSERT ON letter_originals, letter_viewers, letter_hands TO ${app};
GRANT UPDATE (due_time) ON letter_viewers TO ${app};
GRANT SELECT ON legal_codes TO ${app};
`;
}
