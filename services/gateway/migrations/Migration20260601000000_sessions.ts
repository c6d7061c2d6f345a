import { Migration } from '@mikro-orm/migrations';
import { appRole } from '@baro/chassis';

// The columns of `sessions` are connect-pg-simple's.
const tables = `
CREATE TABLE sessions (
  sid text NOT NULL,
  sess jsonb NOT NULL,
  expire timestamptz NOT NULL,
  CONSTRAINT sessions_pkey PRIMARY KEY (sid)
);
CREATE INDEX sessions_expire ON sessions (expire);
COMMENT ON TABLE sessions IS 'Signed-in browsers. Tokens inside are sealed with the gateway''s own key.';

CREATE TABLE used_sign_ons (
  state_hash bytea NOT NULL,
  expire_time timestamptz NOT NULL,
  CONSTRAINT used_sign_ons_pkey PRIMARY KEY (state_hash)
);
COMMENT ON TABLE used_sign_ons IS 'States that came back once already, until they are too old to come back.';
`;

function grants(app: string): string {
  return `
GRANT USAGE ON SCHEMA public TO ${app};
GRANT SELECT ON schema_migrations TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO ${app};
GRANT SELECT, INSERT, DELETE ON used_sign_ons TO ${app};
`;
}

export class Migration20260601000000Sessions extends Migration {
  override name = 'Migration20260601000000Sessions';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const migrator = String((rows[0] as { name?: unknown } | undefined)?.name);
    await this.execute(tables);
    await this.execute(grants(appRole(migrator)));
  }
}
