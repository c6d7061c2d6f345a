import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
ALTER TABLE items ADD COLUMN event_version integer;
UPDATE items SET event_version = version;
-- The release before does not know the column: its new items begin at their first change of hands.
ALTER TABLE items ALTER COLUMN event_version SET DEFAULT 1, ALTER COLUMN event_version SET NOT NULL,
  ADD CONSTRAINT items_event_version_check CHECK (event_version >= version);
COMMENT ON COLUMN items.event_version IS 'Events of the item so far, changes of hands and descriptions together; until 2026-11-27 each event was a change of hands.';

ALTER TABLE incoming_parts ADD COLUMN original_due_time timestamptz;
UPDATE incoming_parts p SET original_due_time = coalesce(
  (SELECT c.due_time FROM custody_changes c WHERE c.item_id = p.id AND c.due_time IS NOT NULL ORDER BY c.version LIMIT 1),
  p.due_time);
COMMENT ON COLUMN incoming_parts.original_due_time IS 'First due time; never overwritten.';

CREATE TABLE items_to_describe (
  item_id uuid NOT NULL,
  CONSTRAINT items_to_describe_pkey PRIMARY KEY (item_id),
  CONSTRAINT items_to_describe_item_fkey FOREIGN KEY (item_id) REFERENCES items (id)
);
COMMENT ON TABLE items_to_describe IS 'Items open before events said what an item is; the job describe-items tells of each once and takes it off. Empty ever after.';
INSERT INTO items_to_describe SELECT id FROM items WHERE holder_unit_id IS NOT NULL;
`;

/** Items count descriptions beside changes of hands, parts keep their first due time; what was open before is listed to be described. */
export class Migration20261127150000ItemEvents extends Migration {
  override name = 'Migration20261127150000ItemEvents';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(tables);
    await this.execute(`GRANT SELECT, INSERT, UPDATE, DELETE ON items_to_describe TO ${app}`);
  }
}
