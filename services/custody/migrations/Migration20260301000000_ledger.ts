import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const ledger = `
CREATE TABLE change_points (
  item_id uuid NOT NULL,
  version integer NOT NULL,
  from_unit_id uuid,
  from_post_id uuid,
  from_person_id uuid,
  to_unit_id uuid,
  to_post_id uuid,
  to_person_id uuid,
  change_time timestamptz NOT NULL,
  due_time timestamptz,
  reason text NOT NULL,
  until_time timestamptz,
  held_minutes integer,
  CONSTRAINT change_points_pkey PRIMARY KEY (item_id, version)
);
COMMENT ON TABLE change_points IS 'The ledger: when each item changed hands. A holding is the span from one change point to the next.';
COMMENT ON COLUMN change_points.version IS 'Version of the event; rises with each change of hands, with gaps.';
COMMENT ON COLUMN change_points.until_time IS 'When the holding that begins here ended; NULL while it lasts and when nobody holds.';
COMMENT ON COLUMN change_points.held_minutes IS 'Working minutes of that holding; NULL while it lasts.';
CREATE INDEX change_points_ended ON change_points (to_unit_id, until_time) INCLUDE (held_minutes, to_post_id, to_person_id)
  WHERE until_time IS NOT NULL;
CREATE INDEX change_points_until ON change_points (until_time) INCLUDE (held_minutes, to_unit_id, to_post_id, to_person_id)
  WHERE until_time IS NOT NULL;

CREATE TABLE items (
  id uuid NOT NULL,
  kind text NOT NULL,
  root_id uuid NOT NULL,
  parent_id uuid,
  owner_unit_id uuid NOT NULL,
  hand_version integer NOT NULL,
  holder_unit_id uuid,
  holder_post_id uuid,
  holder_person_id uuid,
  from_person_id uuid,
  since_time timestamptz,
  first_time timestamptz,
  end_time timestamptz,
  facts_version integer NOT NULL,
  due_time timestamptz,
  original_due_time timestamptz,
  number_symbol text NOT NULL,
  subject text NOT NULL,
  from_name text NOT NULL,
  state text NOT NULL,
  urgency smallint NOT NULL,
  awaiting boolean NOT NULL,
  CONSTRAINT items_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE items IS 'Each work item as it is now: holder by the newest change of hands, facts by the newest event. No holder: finished, or no change of hands known yet (hand_version 0).';
CREATE INDEX items_post ON items (holder_post_id, coalesce(due_time, 'infinity'), id) INCLUDE (kind, awaiting, holder_unit_id)
  WHERE holder_post_id IS NOT NULL;
CREATE INDEX items_unit ON items (holder_unit_id, coalesce(due_time, 'infinity'), id) INCLUDE (kind, awaiting, holder_post_id)
  WHERE holder_unit_id IS NOT NULL;
CREATE INDEX items_due ON items (due_time) INCLUDE (holder_unit_id) WHERE holder_unit_id IS NOT NULL;
CREATE INDEX items_root ON items (root_id);
CREATE INDEX items_parent ON items (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE ledger_state (
  only_row boolean NOT NULL DEFAULT true,
  calendar_version text NOT NULL DEFAULT '',
  CONSTRAINT ledger_state_pkey PRIMARY KEY (only_row),
  CONSTRAINT ledger_state_only_row_check CHECK (only_row)
);
INSERT INTO ledger_state DEFAULT VALUES;
COMMENT ON TABLE ledger_state IS 'Version of the working calendar all held_minutes are counted by.';
`;

// Zero for a unit that holds without a post.
const counts = `
CREATE TABLE work_counts (
  unit_id uuid NOT NULL,
  post_id uuid NOT NULL,
  kind text NOT NULL,
  due_day date NOT NULL,
  open integer NOT NULL,
  awaiting integer NOT NULL,
  CONSTRAINT work_counts_pkey PRIMARY KEY (unit_id, post_id, kind, due_day)
);
CREATE INDEX work_counts_post ON work_counts (post_id);
CREATE INDEX work_counts_day ON work_counts (due_day);
COMMENT ON TABLE work_counts IS 'Open items of each post by kind and local due day, without work_count_changes. -infinity: a day gone by; infinity: no due time; post zero: the unit holds and no post.';

CREATE TABLE unit_counts (
  unit_id uuid NOT NULL,
  due_day date NOT NULL,
  open integer NOT NULL,
  CONSTRAINT unit_counts_pkey PRIMARY KEY (unit_id, due_day)
);
CREATE INDEX unit_counts_day ON unit_counts (due_day);
COMMENT ON TABLE unit_counts IS 'As work_counts, per unit: what the map reads.';

CREATE TABLE unit_totals (
  unit_id uuid NOT NULL,
  open integer NOT NULL,
  awaiting integer NOT NULL,
  CONSTRAINT unit_totals_pkey PRIMARY KEY (unit_id)
);
COMMENT ON TABLE unit_totals IS 'Sum of unit_counts over all days.';

CREATE TABLE work_count_changes (
  id bigint GENERATED ALWAYS AS IDENTITY,
  unit_id uuid NOT NULL,
  post_id uuid NOT NULL,
  kind text NOT NULL,
  due_day date NOT NULL,
  open integer NOT NULL,
  awaiting integer NOT NULL,
  CONSTRAINT work_count_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX work_count_changes_post ON work_count_changes (post_id);
CREATE INDEX work_count_changes_unit ON work_count_changes (unit_id);
COMMENT ON TABLE work_count_changes IS 'Changes not yet added to the counters. Writers only append: two batches never wait for each other.';
`;

function grants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON change_points, items, ledger_state TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON work_counts, unit_counts, unit_totals, work_count_changes TO ${app};
`;
}

/** The ledger, the current items, and counters so that no list or map counts row by row. */
export class Migration20260301000000Ledger extends Migration {
  override name = 'Migration20260301000000Ledger';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(ledger);
    await this.execute(counts);
    await this.execute(grants(app));
  }
}
