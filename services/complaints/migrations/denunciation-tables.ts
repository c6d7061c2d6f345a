export const denunciations = `
ALTER TABLE letters
  ADD COLUMN anonymous boolean NOT NULL DEFAULT false,
  ADD COLUMN several_places boolean NOT NULL DEFAULT false,
  ADD COLUMN against_resolver boolean NOT NULL DEFAULT false,
  ADD COLUMN further smallint NOT NULL DEFAULT 0;
ALTER TABLE letters DROP CONSTRAINT letters_state_check;
ALTER TABLE letters ADD CONSTRAINT letters_state_check CHECK (state BETWEEN 1 AND 21);
COMMENT ON COLUMN letters.previous_letter_id IS 'First complaint, or earlier denunciation of the same content.';
-- Denunciations that were passed on, by what they say: none is passed on twice.
CREATE INDEX letters_passed_on ON letters (unit_id, md5(regexp_replace(lower(text), '\\s+', ' ', 'g'))) WHERE content = 2 AND state = 12 AND text <> '';

CREATE TABLE denunciations (
  id uuid NOT NULL,
  notice_number_symbol text NOT NULL,
  accept_number_symbol text NOT NULL,
  accept_time timestamptz,
  accept_basis text NOT NULL,
  accepted_content text NOT NULL,
  term_end_time timestamptz,
  evidence text NOT NULL,
  ground_code text NOT NULL,
  not_accepted_code text NOT NULL,
  notify_time timestamptz,
  denouncer_number_symbol text NOT NULL,
  denounced_number_symbol text NOT NULL,
  verifier_post_id uuid,
  verification text NOT NULL,
  withdrawn_content text NOT NULL,
  continue_code text NOT NULL,
  continue_grounds text NOT NULL,
  conclusion_number_symbol text NOT NULL,
  outcome smallint NOT NULL,
  conclusion_text text NOT NULL,
  conclusion_time timestamptz,
  send_time timestamptz,
  publish_time timestamptz,
  publication_codes text[] NOT NULL,
  termination_code text NOT NULL,
  termination_number_symbol text NOT NULL,
  report_number_symbol text NOT NULL,
  report_request_time timestamptz,
  report text NOT NULL,
  report_time timestamptz,
  information_code text NOT NULL,
  end_time timestamptz,
  CONSTRAINT denunciations_pkey PRIMARY KEY (id),
  CONSTRAINT denunciations_letter_fkey FOREIGN KEY (id) REFERENCES letters (id),
  CONSTRAINT denunciations_accepted_check CHECK (accept_time IS NULL OR
    (accept_number_symbol <> '' AND accept_basis <> '' AND accepted_content <> '' AND term_end_time IS NOT NULL)),
  CONSTRAINT denunciations_outcome_check CHECK (outcome BETWEEN 0 AND 4),
  CONSTRAINT denunciations_concluded_check CHECK ((conclusion_time IS NULL) = (outcome = 0)),
  CONSTRAINT denunciations_sent_check CHECK (send_time IS NULL OR conclusion_time IS NOT NULL),
  CONSTRAINT denunciations_published_check CHECK (publish_time IS NULL OR send_time IS NOT NULL),
  CONSTRAINT denunciations_continued_check CHECK ((continue_code = '') = (continue_grounds = ''))
);
COMMENT ON TABLE denunciations IS 'How a denunciation goes, one row per letter that was classified as one; who denounced is nowhere here.';

CREATE TABLE denunciation_extensions (
  letter_id uuid NOT NULL,
  number smallint NOT NULL,
  decision_time timestamptz NOT NULL,
  variant text NOT NULL,
  codes text[] NOT NULL,
  days smallint NOT NULL,
  number_symbol text NOT NULL,
  CONSTRAINT denunciation_extensions_pkey PRIMARY KEY (letter_id, number),
  CONSTRAINT denunciation_extensions_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id),
  CONSTRAINT denunciation_extensions_days_check CHECK (days >= 1 AND number >= 1)
);
COMMENT ON TABLE denunciation_extensions IS 'Written decisions that a resolution runs longer; variant is that of the row of the law. INSERT-only by GRANT.';
`;

export function denunciationGrants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON denunciations TO ${app};
GRANT SELECT, INSERT ON denunciation_extensions TO ${app};
`;
}
