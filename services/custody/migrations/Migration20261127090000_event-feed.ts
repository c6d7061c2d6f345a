import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const feed = `
CREATE TABLE feed_units (
  unit_id uuid NOT NULL,
  last_sequence bigint NOT NULL DEFAULT 0,
  last_chain bytea NOT NULL DEFAULT decode('00000000000000000000000000000000', 'hex'),
  purged_sequence bigint NOT NULL DEFAULT 0,
  purged_chain bytea NOT NULL DEFAULT decode('00000000000000000000000000000000', 'hex'),
  CONSTRAINT feed_units_pkey PRIMARY KEY (unit_id),
  CONSTRAINT feed_units_purged_check CHECK (purged_sequence <= last_sequence)
);
COMMENT ON TABLE feed_units IS 'How far the event feed of each unit is. Whoever appends holds the row to the end of the transaction: that makes sequences gap-free in the order of the commits.';
COMMENT ON COLUMN feed_units.purged_sequence IS 'The newest entry that is no longer kept; 0 when all are.';

CREATE TABLE feed_entries (
  unit_id uuid NOT NULL,
  sequence bigint NOT NULL,
  event_id uuid NOT NULL,
  chain bytea NOT NULL,
  kind smallint NOT NULL,
  create_time timestamptz NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT feed_entries_pkey PRIMARY KEY (unit_id, sequence)
);
COMMENT ON TABLE feed_entries IS 'The event feed: what concerned each unit, in one order, kept for some weeks.';
COMMENT ON COLUMN feed_entries.chain IS 'Digest of the chain before and the event id: two feeds with one chain at a sequence are the same up to there (ADR 0008).';
COMMENT ON COLUMN feed_entries.body IS 'UnitEvent as proto3 JSON.';
CREATE INDEX feed_entries_age ON feed_entries (create_time, unit_id);
`;

/** The event feed of units for their own systems. */
export class Migration20261127090000EventFeed extends Migration {
  override name = 'Migration20261127090000EventFeed';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(feed);
    await this.execute(`GRANT SELECT, INSERT, UPDATE ON feed_units TO ${app};
      GRANT SELECT, INSERT, DELETE ON feed_entries TO ${app}`);
  }
}
