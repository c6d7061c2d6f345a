import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const accountSync = `
CREATE TABLE account_sync (
  id boolean NOT NULL DEFAULT true,
  wanted bigint NOT NULL DEFAULT 0,
  done bigint NOT NULL DEFAULT 0,
  lease_until timestamptz NOT NULL DEFAULT now(),
  success_time timestamptz,
  differences integer NOT NULL DEFAULT 0,
  unresolved integer NOT NULL DEFAULT 0,
  CONSTRAINT account_sync_pkey PRIMARY KEY (id),
  CONSTRAINT account_sync_one_check CHECK (id)
);
COMMENT ON TABLE account_sync IS 'The one row by which replicas agree who keeps the accounts at Keycloak in step. wanted counts changes heard of, done is its value when the last comparison began; differences were mended by it, unresolved need a person.';
INSERT INTO account_sync DEFAULT VALUES;
`;

/** How far the accounts at Keycloak are in step with people and posts. */
export class Migration20261127010000AccountSync extends Migration {
  override name = 'Migration20261127010000AccountSync';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(accountSync);
    await this.execute(`GRANT SELECT, UPDATE ON account_sync TO ${app}`);
  }
}
