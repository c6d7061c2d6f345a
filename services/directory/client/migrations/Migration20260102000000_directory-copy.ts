import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE dir_rows (
  kind text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  change bigint NOT NULL,
  data jsonb NOT NULL,
  CONSTRAINT dir_rows_pkey PRIMARY KEY (kind, id)
);
CREATE INDEX dir_rows_change ON dir_rows (change);
COMMENT ON TABLE dir_rows IS 'Copy of the directory, one row per aggregate as the contract has it; written by events only.';

CREATE TABLE dir_state (
  only_row boolean NOT NULL DEFAULT true,
  change bigint NOT NULL DEFAULT 0,
  event_time timestamptz,
  apply_time timestamptz,
  CONSTRAINT dir_state_pkey PRIMARY KEY (only_row),
  CONSTRAINT dir_state_only_row_check CHECK (only_row)
);
INSERT INTO dir_state DEFAULT VALUES;
COMMENT ON TABLE dir_state IS 'Counter of changes of the copy: a process reads it to know whether its memory is up to date.';
`;

/** The local copy of the directory in the database of a service that asks it. */
export class Migration20260102000000DirectoryCopy extends Migration {
  override name = 'Migration20260102000000DirectoryCopy';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(tables);
    await this.execute(`GRANT SELECT, INSERT, UPDATE ON dir_rows, dir_state TO ${app}`);
  }
}
