import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
ALTER TABLE tasks ADD COLUMN urging_count integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN tasks.urging_count IS 'How many urging letters with a number have listed it.';
-- Who urges looks for what is overdue in the own book.
CREATE INDEX tasks_book_open_due ON tasks (unit_id, due_time, id) WHERE state IN (2, 3);

CREATE TABLE urging_letters (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  tree_id uuid NOT NULL,
  urged_unit_id uuid NOT NULL,
  state smallint NOT NULL,
  note text NOT NULL,
  answer_due_time timestamptz,
  signer_post_id uuid NOT NULL,
  signer_person_id uuid NOT NULL,
  signing_capacity smallint NOT NULL,
  delegation_id uuid,
  made_unit_id uuid NOT NULL,
  made_post_id uuid NOT NULL,
  made_person_id uuid NOT NULL,
  task_count smallint NOT NULL,
  ask_count integer NOT NULL,
  document_id uuid,
  number_symbol text NOT NULL,
  issue_date date,
  refusal_reason text NOT NULL,
  refusal_vi text NOT NULL,
  refusal_en text NOT NULL,
  create_time timestamptz NOT NULL,
  ask_time timestamptz,
  answer_time timestamptz,
  CONSTRAINT urging_letters_pkey PRIMARY KEY (id),
  CONSTRAINT urging_letters_state_check CHECK (state BETWEEN 1 AND 4),
  CONSTRAINT urging_letters_done_check CHECK (state <> 3 OR (document_id IS NOT NULL AND number_symbol <> '')),
  CONSTRAINT urging_letters_refused_check CHECK ((state = 4) = (refusal_reason <> ''))
);
CREATE INDEX urging_letters_recent ON urging_letters (create_time, id);
CREATE INDEX urging_letters_tree ON urging_letters (tree_id, create_time, id);
CREATE INDEX urging_letters_book ON urging_letters (unit_id, create_time, id);
CREATE INDEX urging_letters_urged ON urging_letters (urged_unit_id, create_time, id);
CREATE INDEX urging_letters_signer ON urging_letters (signer_post_id, create_time, id);
COMMENT ON TABLE urging_letters IS 'Văn bản đôn đốc. version = etag = version of its last event. state: UrgingLetterState of the contract: prepared, asked, done, refused.';
COMMENT ON COLUMN urging_letters.ask_count IS 'How often documents was asked for a number; its answers repeat it.';

CREATE TABLE urging_letter_tasks (
  letter_id uuid NOT NULL,
  task_id uuid NOT NULL,
  place smallint NOT NULL,
  work text NOT NULL,
  source_number_symbol text NOT NULL,
  due_time timestamptz NOT NULL,
  overdue_days integer NOT NULL,
  urging_number integer,
  CONSTRAINT urging_letter_tasks_pkey PRIMARY KEY (letter_id, task_id),
  CONSTRAINT urging_letter_tasks_letter_fkey FOREIGN KEY (letter_id) REFERENCES urging_letters (id),
  CONSTRAINT urging_letter_tasks_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id)
);
CREATE UNIQUE INDEX urging_letter_tasks_number ON urging_letter_tasks (task_id, urging_number) WHERE urging_number IS NOT NULL;
COMMENT ON TABLE urging_letter_tasks IS 'Tasks on a letter as they stood when it was made. urging_number: 1, 2, 3 … per task, set once, when the letter gets its number.';
`;

function grants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON urging_letters TO ${app};
GRANT SELECT, INSERT, UPDATE (urging_number) ON urging_letter_tasks TO ${app};
`;
}

/** Urging letters and how often a task was urged. */
export class Migration20261127182500Urging extends Migration {
  override name = 'Migration20261127182500Urging';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [tables, grants(app)]) await this.execute(sql);
  }
}
