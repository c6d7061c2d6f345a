import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE items (
  item_id uuid NOT NULL,
  CONSTRAINT items_pkey PRIMARY KEY (item_id)
);
COMMENT ON TABLE items IS 'Items there are, to be locked while their facts are made anew.';

CREATE TABLE item_changes (
  item_id uuid NOT NULL,
  version integer NOT NULL,
  kind text,
  from_unit_id uuid,
  unit_id uuid,
  change_time timestamptz NOT NULL,
  due_time timestamptz,
  reason text,
  CONSTRAINT item_changes_pkey PRIMARY KEY (item_id, version)
);
CREATE INDEX item_changes_reason ON item_changes (from_unit_id, reason, change_time) WHERE reason IS NOT NULL;
COMMENT ON TABLE item_changes IS 'What services told of their items, as it was told: a set, whatever order it came in and however often. INSERT-only by GRANT.';
COMMENT ON COLUMN item_changes.unit_id IS 'Unit that reports and holds it from then on: the holder''s, or the nearest above; empty once it is finished, or when none reports. from_unit_id alike before.';
COMMENT ON COLUMN item_changes.reason IS 'Of a change of hands; empty where only what lists show of it was told.';

CREATE TABLE item_facts (
  item_id uuid NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  unit_id uuid,
  start_unit_id uuid,
  start_time timestamptz NOT NULL,
  due_time timestamptz,
  done_time timestamptz,
  finish_time timestamptz,
  finish_reason text,
  hand_count integer NOT NULL,
  CONSTRAINT item_facts_pkey PRIMARY KEY (item_id)
);
CREATE INDEX item_facts_started ON item_facts (start_unit_id, kind, start_time);
CREATE INDEX item_facts_finished ON item_facts (unit_id, kind, finish_time);
CREATE INDEX item_facts_due ON item_facts (unit_id, kind, due_time);
COMMENT ON TABLE item_facts IS 'One row an item, made of its changes alone: the same set of changes makes the same row.';
COMMENT ON COLUMN item_facts.unit_id IS 'Unit that holds it, or held it last.';
COMMENT ON COLUMN item_facts.done_time IS 'When the work was done that counts for being on time: a report that was confirmed, a signed answer, else the end.';

CREATE TABLE signed_lineage (
  submission_id uuid NOT NULL,
  revision integer NOT NULL,
  indicator_id uuid NOT NULL,
  part smallint NOT NULL,
  item_ids uuid[] NOT NULL,
  CONSTRAINT signed_lineage_pkey PRIMARY KEY (submission_id, revision, indicator_id, part)
);
COMMENT ON TABLE signed_lineage IS 'Items that made a computed figure when it was signed: of a count or numerator (1), of a denominator (2). INSERT-only by GRANT.';
`;

function grants(app: string): string {
  return `
GRANT SELECT, INSERT ON item_changes, signed_lineage TO ${app};
-- UPDATE: for the lock alone.
GRANT SELECT, INSERT, UPDATE ON items TO ${app};
GRANT SELECT, INSERT, UPDATE ON item_facts TO ${app};
`;
}

/** What is known of the items of all services, for the figures that are counted and not typed. */
export class Migration20261129150000Computed extends Migration {
  override name = 'Migration20261129150000Computed';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [tables, grants(app)]) await this.execute(sql);
  }
}
