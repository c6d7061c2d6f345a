import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const table = `
CREATE TABLE letter_duplicate_marks (
  seq bigint GENERATED ALWAYS AS IDENTITY,
  letter_id uuid NOT NULL,
  other_id uuid NOT NULL,
  verdict smallint NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  mark_time timestamptz NOT NULL,
  CONSTRAINT letter_duplicate_marks_pkey PRIMARY KEY (seq),
  CONSTRAINT letter_duplicate_marks_letter_fkey FOREIGN KEY (letter_id) REFERENCES letters (id),
  CONSTRAINT letter_duplicate_marks_other_fkey FOREIGN KEY (other_id) REFERENCES letters (id),
  CONSTRAINT letter_duplicate_marks_two_check CHECK (letter_id <> other_id),
  CONSTRAINT letter_duplicate_marks_verdict_check CHECK (verdict IN (1, 2))
);
CREATE INDEX letter_duplicate_marks_letter ON letter_duplicate_marks (letter_id);
CREATE INDEX letter_duplicate_marks_other ON letter_duplicate_marks (other_id);
COMMENT ON TABLE letter_duplicate_marks IS 'Whether letter_id is a duplicate of other_id (1) or not (2), as somebody judged; the last of two letters counts. INSERT-only by GRANT.';
`;

/** What people judged of letters that may be the same. */
export class Migration20261128140000DuplicateMarks extends Migration {
  override name = 'Migration20261128140000DuplicateMarks';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(table);
    await this.execute(`GRANT SELECT, INSERT ON letter_duplicate_marks TO ${app}`);
  }
}
