import { Migration } from '@mikro-orm/migrations';
import { appRole } from './chassis-migration.ts';

const tables = `
CREATE TABLE audit_seals (
  batch integer NOT NULL,
  row_count integer NOT NULL,
  root bytea NOT NULL,
  ids_hash bytea NOT NULL,
  previous bytea NOT NULL,
  first_transaction_id xid8 NOT NULL,
  first_id uuid NOT NULL,
  last_transaction_id xid8 NOT NULL,
  last_id uuid NOT NULL,
  seal_time timestamptz(3) NOT NULL,
  key_id text NOT NULL,
  next_key bytea,
  signature bytea NOT NULL,
  CONSTRAINT audit_seals_pkey PRIMARY KEY (batch)
);
COMMENT ON TABLE audit_seals IS 'Signed seals over batches of audit rows, each with the hash of the one before; INSERT-only by GRANT.';

CREATE TABLE audit_seal_members (
  batch integer NOT NULL,
  audit_ids uuid[] NOT NULL,
  leaves bytea NOT NULL,
  CONSTRAINT audit_seal_members_pkey PRIMARY KEY (batch),
  CONSTRAINT audit_seal_members_batch_fkey FOREIGN KEY (batch) REFERENCES audit_seals (batch)
);
-- Hashes do not get smaller, trying costs time.
ALTER TABLE audit_seal_members ALTER COLUMN leaves SET STORAGE EXTERNAL;
COMMENT ON TABLE audit_seal_members IS 'Which audit rows a seal is over, in order, and the hash of each (32 bytes); INSERT-only by GRANT.';

CREATE INDEX audit_sealing ON audit (transaction_id, id);
`;

/** Seals over the audit, in every service's database. Runs before the service's own migrations. */
export class Migration20261127050000AuditSeals extends Migration {
  override name = 'Migration20261127050000AuditSeals';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const migrator = String((rows[0] as { name?: unknown } | undefined)?.name);
    await this.execute(tables);
    await this.execute(`GRANT SELECT, INSERT ON audit_seals, audit_seal_members TO ${appRole(migrator)}`);
  }
}
