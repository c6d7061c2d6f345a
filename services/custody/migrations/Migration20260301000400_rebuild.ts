import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const rebuild = `
CREATE TABLE rebuild_events (
  id bigint GENERATED ALWAYS AS IDENTITY,
  body jsonb NOT NULL,
  CONSTRAINT rebuild_events_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE rebuild_events IS 'Events taken in while the ledger was being rebuilt; the rebuild takes them in too, at its end.';
`;

/** What a rebuild of the ledger must not miss. */
export class Migration20260301000400Rebuild extends Migration {
  override name = 'Migration20260301000400Rebuild';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(rebuild);
    await this.execute(`GRANT SELECT, INSERT ON rebuild_events TO ${app}`);
  }
}
