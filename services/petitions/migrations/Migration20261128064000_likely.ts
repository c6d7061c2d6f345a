import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
ALTER TABLE petitions ADD COLUMN favoured_id uuid REFERENCES petitions (id);
ALTER TABLE petitions DROP CONSTRAINT petitions_state_check,
  ADD CONSTRAINT petitions_state_check CHECK (state BETWEEN 1 AND 7),
  ADD CONSTRAINT petitions_favoured_check CHECK ((state = 7) = (favoured_id IS NOT NULL));
ALTER TABLE petitions DROP CONSTRAINT petitions_lead_check,
  ADD CONSTRAINT petitions_lead_check CHECK (state IN (1, 7) OR (lead_post_id IS NOT NULL AND due_time IS NOT NULL)),
  DROP CONSTRAINT petitions_answered_check,
  ADD CONSTRAINT petitions_answered_check CHECK (state NOT IN (5, 6) OR answer_time IS NOT NULL);
CREATE INDEX petitions_favoured ON petitions (favoured_id) WHERE favoured_id IS NOT NULL;
COMMENT ON COLUMN petitions.favoured_id IS 'Petition this one was retired in favour of; one level: that one is not retired itself.';

CREATE TABLE session_petitions (
  session_id uuid NOT NULL,
  petition_id uuid NOT NULL,
  CONSTRAINT session_petitions_pkey PRIMARY KEY (petition_id, session_id)
);
COMMENT ON TABLE session_petitions IS 'What the counts of a session count: each matter once, also by the lines of petitions retired in its favour.';
INSERT INTO session_petitions SELECT DISTINCT session_id, petition_id FROM petition_raisings;

CREATE TABLE petition_terms (
  petition_id uuid NOT NULL,
  terms text[] NOT NULL,
  pairs text[] NOT NULL,
  stale boolean NOT NULL,
  CONSTRAINT petition_terms_pkey PRIMARY KEY (petition_id)
);
CREATE INDEX petition_terms_pairs ON petition_terms USING gin (pairs) WITH (gin_pending_list_limit = 512);
CREATE INDEX petition_terms_stale ON petition_terms (petition_id) WHERE stale;
COMMENT ON TABLE petition_terms IS 'Terms of what voters said, for likely duplicates; a job reads anew what is stale.';
INSERT INTO petition_terms SELECT id, '{}', '{}', true FROM petitions;

CREATE TABLE term_counts (
  term text NOT NULL,
  petitions integer NOT NULL,
  CONSTRAINT term_counts_pkey PRIMARY KEY (term)
);
COMMENT ON TABLE term_counts IS 'In how many petitions each term stands; the empty term stands in all.';
`;

/** What is retired in favour of what, and the terms likely duplicates are found by. */
export class Migration20261128064000Likely extends Migration {
  override name = 'Migration20261128064000Likely';

  // contract: the three checks are made wider, no release before writes what only the new ones allow
  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(tables);
    await this.execute(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON session_petitions TO ${app};
       GRANT SELECT, INSERT, UPDATE ON petition_terms, term_counts TO ${app};`,
    );
  }
}
