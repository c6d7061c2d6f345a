import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const reminders = `
CREATE TABLE reminders (
  id uuid NOT NULL DEFAULT uuidv7(),
  item_id uuid NOT NULL,
  post_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  due_time timestamptz NOT NULL,
  kind smallint NOT NULL,
  working_days smallint NOT NULL,
  item_kind text NOT NULL,
  root_id uuid NOT NULL,
  number_symbol text NOT NULL,
  subject text NOT NULL,
  create_time timestamptz NOT NULL,
  read_time timestamptz,
  mail_time timestamptz,
  CONSTRAINT reminders_pkey PRIMARY KEY (id),
  CONSTRAINT reminders_once_key UNIQUE (item_id, post_id, due_time, kind, working_days),
  CONSTRAINT reminders_kind_check CHECK (kind IN (1, 2))
);
COMMENT ON TABLE reminders IS 'Who was reminded of what: once per post, due time and number of working days ahead or late.';
CREATE INDEX reminders_post ON reminders (post_id, id);
CREATE INDEX reminders_unread ON reminders (post_id, id) WHERE read_time IS NULL;
CREATE INDEX reminders_unmailed ON reminders (create_time, id) WHERE mail_time IS NULL;
`;

/** Reminders, and which of them have gone out by mail. */
export class Migration20260301000100Reminders extends Migration {
  override name = 'Migration20260301000100Reminders';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(reminders);
    await this.execute(`GRANT SELECT, INSERT, UPDATE (read_time, mail_time) ON reminders TO ${app}`);
  }
}
