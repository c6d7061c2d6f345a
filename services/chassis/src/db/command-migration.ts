import { Migration } from '@mikro-orm/migrations';
import { appRole } from './chassis-migration.ts';

const table = `
CREATE TABLE commands (
  name text NOT NULL,
  id uuid NOT NULL,
  body jsonb NOT NULL,
  state text NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'DONE', 'REFUSED')),
  reason text NOT NULL DEFAULT '',
  tries integer NOT NULL DEFAULT 0,
  trace_context text,
  create_time timestamptz NOT NULL DEFAULT now(),
  next_try_time timestamptz NOT NULL DEFAULT now(),
  end_time timestamptz,
  CONSTRAINT commands_pkey PRIMARY KEY (name, id)
);
CREATE INDEX commands_asked ON commands (next_try_time, id) WHERE state = 'ASKED';
COMMENT ON TABLE commands IS 'What other services asked this one to do, and whether it was done; id is that of the event.';
`;

/** Commands of other services, in every service's database. Runs before the service's own migrations. */
export class Migration20261127180000Commands extends Migration {
  override name = 'Migration20261127180000Commands';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const migrator = String((rows[0] as { name?: unknown } | undefined)?.name);
    await this.execute(table);
    await this.execute(`GRANT SELECT, INSERT, UPDATE ON commands TO ${appRole(migrator)}`);
  }
}
