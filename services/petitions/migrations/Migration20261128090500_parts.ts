import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE petition_parts (
  id uuid NOT NULL,
  version integer NOT NULL,
  petition_id uuid NOT NULL REFERENCES petitions (id),
  unit_id uuid NOT NULL,
  state smallint NOT NULL,
  direction text NOT NULL,
  result text NOT NULL,
  due_time timestamptz NOT NULL,
  ask_unit_id uuid NOT NULL,
  ask_post_id uuid NOT NULL,
  ask_person_id uuid NOT NULL,
  ask_time timestamptz NOT NULL,
  finish_time timestamptz,
  CONSTRAINT petition_parts_pkey PRIMARY KEY (id),
  CONSTRAINT petition_parts_state_check CHECK (state BETWEEN 1 AND 5),
  CONSTRAINT petition_parts_end_check CHECK ((state IN (1, 2)) = (finish_time IS NULL))
);
CREATE INDEX petition_parts_petition ON petition_parts (petition_id, ask_time);
COMMENT ON TABLE petition_parts IS 'What other units do for an answer. Its row of petition_items has the same id.';
`;

/** Co-ordinators' parts. */
export class Migration20261128090500Parts extends Migration {
  override name = 'Migration20261128090500Parts';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(tables);
    await this.execute(`GRANT SELECT, INSERT, UPDATE ON petition_parts TO ${app};`);
  }
}
