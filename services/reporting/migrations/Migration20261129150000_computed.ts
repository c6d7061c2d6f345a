import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const told = `
CREATE TABLE items (
  item_id uuid NOT NULL,
  CONSTRAINT items_pkey PRIMARY KEY (item_id)
);
COMMENT ON TABLE items IS 'Items something was told of, to be locked while their facts are made anew.';

CREATE TABLE item_changes (
  item_id uuid NOT NULL,
  version integer NOT NULL,
  kind text,
  from_unit_id uuid,
  unit_id uuid,
  answer_unit_id uuid,
  ends boolean NOT NULL,
  change_time timestamptz NOT NULL,
  due_time timestamptz,
  reason text,
  detail text,
  take_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT item_changes_pkey PRIMARY KEY (item_id, version)
);
CREATE INDEX item_changes_moved ON item_changes (from_unit_id, change_time) WHERE reason IS NOT NULL;
COMMENT ON TABLE item_changes IS 'What services told of their items, as it was told: a set, whatever order it came in and however often. INSERT-only by GRANT.';
COMMENT ON COLUMN item_changes.unit_id IS 'Unit that reports and holds it from then on: the holder''s, or the nearest above; empty once it has ended. from_unit_id alike before.';
COMMENT ON COLUMN item_changes.answer_unit_id IS 'Unit that answers for it from then on: the holder''s, but who reported while that waits to be confirmed.';
COMMENT ON COLUMN item_changes.reason IS 'Of a change of hands; empty where only what lists show of it was told.';
COMMENT ON COLUMN item_changes.detail IS 'Urgency by its number; of a promise where it was made, by its bare name.';

CREATE TABLE item_acts (
  event_id uuid NOT NULL,
  item_id uuid NOT NULL,
  act text NOT NULL,
  detail text NOT NULL,
  told_unit_id uuid,
  unit_id uuid,
  act_time timestamptz NOT NULL,
  take_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT item_acts_pkey PRIMARY KEY (event_id)
);
CREATE INDEX item_acts_counted ON item_acts (unit_id, act, act_time);
CREATE INDEX item_acts_item ON item_acts (item_id);
COMMENT ON TABLE item_acts IS 'What was done on items without a change of hands: urged, corrected, recalled and so on.';
COMMENT ON COLUMN item_acts.unit_id IS 'Unit it counts for: the one the event names, else who answered for the item then, or last before.';
`;

const made = `
CREATE TABLE item_facts (
  item_id uuid NOT NULL,
  kind text NOT NULL,
  unit_id uuid,
  unit_ids uuid[] NOT NULL,
  start_unit_id uuid,
  start_time timestamptz NOT NULL,
  due_time timestamptz,
  first_due_time timestamptz,
  done_time timestamptz,
  finish_time timestamptz,
  finish_reason text,
  detail text NOT NULL,
  CONSTRAINT item_facts_pkey PRIMARY KEY (item_id)
);
CREATE INDEX item_facts_started ON item_facts (start_unit_id, kind, start_time);
CREATE INDEX item_facts_finished ON item_facts (unit_id, kind, finish_time);
CREATE INDEX item_facts_due ON item_facts (unit_id, kind, due_time);
CREATE INDEX item_facts_units ON item_facts USING gin (unit_ids);
COMMENT ON TABLE item_facts IS 'One row an item, made of its changes alone: the same set of changes makes the same row.';
COMMENT ON COLUMN item_facts.unit_id IS 'Unit that answers for it, or did last.';
COMMENT ON COLUMN item_facts.unit_ids IS 'Every unit that ever held it or answered for it.';
COMMENT ON COLUMN item_facts.done_time IS 'When the work was done that counts for being on time: the report that was confirmed, the signed answer, else the end.';

CREATE TABLE figure_lineage (
  submission_id uuid NOT NULL,
  revision integer NOT NULL,
  indicator_id uuid NOT NULL,
  member text NOT NULL,
  counted uuid[] NOT NULL,
  among uuid[] NOT NULL,
  CONSTRAINT figure_lineage_pkey PRIMARY KEY (submission_id, revision, indicator_id, member)
);
COMMENT ON TABLE figure_lineage IS 'Items that made a computed figure when its submission was checked: of the value or numerator, and of the denominator. Of a signed version they stay as they are.';
`;

function grants(app: string): string {
  return `
GRANT SELECT, INSERT ON item_changes TO ${app};
-- UPDATE: for the lock alone.
GRANT SELECT, INSERT, UPDATE ON items TO ${app};
GRANT SELECT, INSERT, UPDATE ON item_facts TO ${app};
GRANT SELECT, INSERT ON item_acts TO ${app};
GRANT UPDATE (unit_id) ON item_acts TO ${app};
GRANT SELECT, INSERT, UPDATE ON figure_lineage TO ${app};
`;
}

/** What is known of the items of all services, for the figures that are counted and not typed. */
export class Migration20261129150000Computed extends Migration {
  override name = 'Migration20261129150000Computed';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [told, made, grants(app)]) await this.execute(sql);
  }
}
