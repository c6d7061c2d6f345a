import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE promises (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  origin smallint NOT NULL,
  petition_id uuid,
  session_id uuid,
  content text NOT NULL,
  promise_date date NOT NULL,
  promiser_unit_id uuid NOT NULL,
  promiser_post_id uuid NOT NULL,
  promiser_person_id uuid NOT NULL,
  accountable_unit_id uuid NOT NULL,
  accountable_post_id uuid NOT NULL,
  accountable_person_id uuid NOT NULL,
  due_date date NOT NULL,
  original_due_date date NOT NULL,
  state smallint NOT NULL,
  report_time timestamptz,
  report_date date,
  reporter_unit_id uuid,
  reporter_person_id uuid,
  keep_time timestamptz,
  keep_date date,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  CONSTRAINT promises_pkey PRIMARY KEY (id),
  CONSTRAINT promises_petition_fkey FOREIGN KEY (petition_id) REFERENCES petitions (id),
  CONSTRAINT promises_session_fkey FOREIGN KEY (session_id) REFERENCES sessions (id),
  CONSTRAINT promises_state_check CHECK (state BETWEEN 1 AND 3),
  CONSTRAINT promises_origin_check CHECK (CASE origin WHEN 1 THEN petition_id IS NOT NULL WHEN 2 THEN session_id IS NOT NULL END),
  CONSTRAINT promises_report_check CHECK ((state = 1) = (report_time IS NULL) AND (report_time IS NULL) = (report_date IS NULL)
    AND (report_time IS NULL) = (reporter_person_id IS NULL)),
  CONSTRAINT promises_keep_check CHECK ((state = 3) = (keep_time IS NOT NULL) AND (keep_time IS NULL) = (keep_date IS NULL)),
  CONSTRAINT promises_content_check CHECK (char_length(content) BETWEEN 1 AND 2000)
);
CREATE INDEX promises_soonest ON promises ((state = 3), due_date, id);
CREATE INDEX promises_petition ON promises (petition_id) WHERE petition_id IS NOT NULL;
CREATE INDEX promises_unit ON promises (unit_id, promise_date);
COMMENT ON TABLE promises IS 'Lời hứa. Overdue, broken, moved and carried over are derived, never stored. version = etag = version of its last event.';
COMMENT ON COLUMN promises.original_due_date IS 'First due date; cannot be changed, by GRANT.';
COMMENT ON COLUMN promises.report_date IS 'Day in the city on which what stands now was reported; what counts for being in time once it is confirmed.';

CREATE TABLE promise_milestones (
  id uuid NOT NULL,
  promise_id uuid NOT NULL,
  content text NOT NULL,
  due_date date NOT NULL,
  original_due_date date NOT NULL,
  reach_time timestamptz,
  create_time timestamptz NOT NULL,
  CONSTRAINT promise_milestones_pkey PRIMARY KEY (id),
  CONSTRAINT promise_milestones_promise_fkey FOREIGN KEY (promise_id) REFERENCES promises (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX promise_milestones_promise ON promise_milestones (promise_id, due_date);
COMMENT ON TABLE promise_milestones IS 'Steps on the way to what was promised. original_due_date cannot be changed, by GRANT.';

CREATE TABLE promise_moves (
  id uuid NOT NULL,
  promise_id uuid NOT NULL,
  milestone_id uuid,
  from_date date NOT NULL,
  to_date date NOT NULL,
  reason text NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  move_time timestamptz NOT NULL,
  CONSTRAINT promise_moves_pkey PRIMARY KEY (id),
  CONSTRAINT promise_moves_promise_fkey FOREIGN KEY (promise_id) REFERENCES promises (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT promise_moves_dates_check CHECK (from_date <> to_date)
);
CREATE INDEX promise_moves_promise ON promise_moves (promise_id, move_time);
COMMENT ON TABLE promise_moves IS 'Every date a promise or milestone had, with reason, author and date. INSERT-only by GRANT.';

CREATE TABLE promise_words (
  id uuid NOT NULL,
  promise_id uuid NOT NULL,
  milestone_id uuid,
  kind smallint NOT NULL,
  text text NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  word_time timestamptz NOT NULL,
  CONSTRAINT promise_words_pkey PRIMARY KEY (id),
  CONSTRAINT promise_words_promise_fkey FOREIGN KEY (promise_id) REFERENCES promises (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT promise_words_kind_check CHECK (kind BETWEEN 1 AND 4)
);
CREATE INDEX promise_words_promise ON promise_words (promise_id, word_time);
COMMENT ON TABLE promise_words IS 'Reports of who is accountable, confirmations and findings of others. INSERT-only by GRANT.';

CREATE TABLE promise_evidence (
  id uuid NOT NULL,
  promise_id uuid NOT NULL,
  word_id uuid NOT NULL,
  kind smallint NOT NULL,
  document_id uuid NOT NULL,
  text text NOT NULL,
  CONSTRAINT promise_evidence_pkey PRIMARY KEY (id),
  CONSTRAINT promise_evidence_word_fkey FOREIGN KEY (word_id) REFERENCES promise_words (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX promise_evidence_promise ON promise_evidence (promise_id);
COMMENT ON TABLE promise_evidence IS 'Documents of the platform that show it, by id. INSERT-only by GRANT.';
`;

function grants(app: string): string {
  return `
GRANT SELECT, INSERT ON promises, promise_milestones, promise_moves, promise_words, promise_evidence TO ${app};
GRANT UPDATE (version, due_date, state, report_time, report_date, reporter_unit_id, reporter_person_id, keep_time, keep_date,
  update_time) ON promises TO ${app};
GRANT UPDATE (due_date, reach_time) ON promise_milestones TO ${app};
`;
}

/** Promises with their milestones, dates, words and evidence. */
export class Migration20261128090000Promises extends Migration {
  override name = 'Migration20261128090000Promises';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [tables, grants(app)]) await this.execute(sql);
  }
}
