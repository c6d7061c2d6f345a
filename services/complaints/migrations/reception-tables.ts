export const receptions = `
CREATE TABLE reception_series (
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT reception_series_pkey PRIMARY KEY (unit_id, year)
);
COMMENT ON TABLE reception_series IS 'Last number of the reception book by unit and year; taken last before the commit.';

CREATE TABLE reception_slots (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  post_id uuid NOT NULL,
  person_id uuid NOT NULL,
  place text NOT NULL,
  start_time timestamptz NOT NULL,
  end_time timestamptz NOT NULL,
  unscheduled boolean NOT NULL,
  cancel_time timestamptz,
  cancel_reason text NOT NULL,
  CONSTRAINT reception_slots_pkey PRIMARY KEY (id),
  CONSTRAINT reception_slots_times_check CHECK (end_time > start_time)
);
CREATE INDEX reception_slots_unit ON reception_slots (unit_id, start_time, id);
CREATE INDEX reception_slots_post ON reception_slots (post_id, start_time) WHERE cancel_time IS NULL;
COMMENT ON TABLE reception_slots IS 'Lịch tiếp công dân. person_id is who held the post when the time was entered.';

CREATE TABLE receptions (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  receive_time timestamptz NOT NULL,
  slot_id uuid,
  receiver_unit_id uuid NOT NULL,
  receiver_post_id uuid NOT NULL,
  receiver_person_id uuid NOT NULL,
  people_count integer NOT NULL,
  crowd boolean NOT NULL,
  summary text NOT NULL,
  content smallint NOT NULL,
  same_content_count integer NOT NULL,
  settled_by text NOT NULL,
  competent boolean NOT NULL,
  guided_to text NOT NULL,
  guided_number_symbol text NOT NULL,
  passed_to text NOT NULL,
  passed_number_symbol text NOT NULL,
  letter_id uuid,
  refusal_code text NOT NULL,
  notice_original_due_time timestamptz,
  notice_calendar_version text NOT NULL,
  notice_number_symbol text NOT NULL,
  notice_send_date date,
  notice_time timestamptz,
  create_time timestamptz NOT NULL,
  CONSTRAINT receptions_pkey PRIMARY KEY (id),
  CONSTRAINT receptions_slot_fkey FOREIGN KEY (slot_id) REFERENCES reception_slots (id),
  CONSTRAINT receptions_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id),
  CONSTRAINT receptions_summary_check CHECK (char_length(summary) BETWEEN 1 AND 500),
  CONSTRAINT receptions_content_check CHECK (content BETWEEN 1 AND 3),
  CONSTRAINT receptions_notice_check CHECK (notice_send_date IS NULL OR refusal_code <> '')
);
-- A number is 0 only inside the transaction that takes it.
CREATE UNIQUE INDEX receptions_number_key ON receptions (unit_id, year, number) WHERE number > 0;
CREATE INDEX receptions_time ON receptions (unit_id, receive_time);
CREATE INDEX receptions_receiver ON receptions (receiver_post_id, unit_id, year, number);
CREATE INDEX receptions_letter ON receptions (letter_id) WHERE letter_id IS NOT NULL;
COMMENT ON TABLE receptions IS 'Sổ tiếp công dân (Mẫu 03/TCD). Nobody''s name is in it. crowd: by the number of the law on the day of the visit.';

CREATE TABLE reception_parties (
  reception_id uuid NOT NULL,
  party_id uuid NOT NULL,
  position smallint NOT NULL,
  role smallint NOT NULL,
  locality_code text NOT NULL,
  secret_on_request boolean NOT NULL,
  CONSTRAINT reception_parties_pkey PRIMARY KEY (reception_id, party_id),
  CONSTRAINT reception_parties_reception_fkey FOREIGN KEY (reception_id) REFERENCES receptions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX reception_parties_party_key ON reception_parties (party_id);
COMMENT ON TABLE reception_parties IS 'Who came, as ids; who they are is in the identity store alone. INSERT-only by GRANT.';

CREATE TABLE reception_originals (
  reception_id uuid NOT NULL,
  position smallint NOT NULL,
  name text NOT NULL,
  pages integer NOT NULL,
  original boolean NOT NULL,
  condition text NOT NULL,
  CONSTRAINT reception_originals_pkey PRIMARY KEY (reception_id, position),
  CONSTRAINT reception_originals_reception_fkey FOREIGN KEY (reception_id) REFERENCES receptions (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT reception_originals_pages_check CHECK (pages BETWEEN 1 AND 9999)
);
COMMENT ON TABLE reception_originals IS 'Papers as the receipt Mẫu 02/TCD lists them. INSERT-only by GRANT.';

CREATE TABLE reception_follow_ups (
  reception_id uuid NOT NULL,
  position integer NOT NULL,
  text text NOT NULL,
  unit_id uuid NOT NULL,
  post_id uuid NOT NULL,
  person_id uuid NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT reception_follow_ups_pkey PRIMARY KEY (reception_id, position),
  CONSTRAINT reception_follow_ups_reception_fkey FOREIGN KEY (reception_id) REFERENCES receptions (id)
);
COMMENT ON TABLE reception_follow_ups IS 'What became of a visit. INSERT-only by GRANT.';
`;

export function receptionGrants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON reception_series, reception_slots, receptions TO ${app};
GRANT SELECT, INSERT ON reception_parties, reception_originals, reception_follow_ups TO ${app};
`;
}
