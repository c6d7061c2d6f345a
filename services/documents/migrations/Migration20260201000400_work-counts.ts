import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE work_counts (
  post_id uuid NOT NULL,
  due_day date NOT NULL,
  open integer NOT NULL,
  awaiting integer NOT NULL,
  CONSTRAINT work_counts_pkey PRIMARY KEY (post_id, due_day)
);
COMMENT ON TABLE work_counts IS 'Items each post holds, by local due day (infinity: no due time), without the changes in work_count_changes.';

CREATE TABLE work_count_changes (
  id bigint GENERATED ALWAYS AS IDENTITY,
  post_id uuid NOT NULL,
  due_day date NOT NULL,
  open smallint NOT NULL,
  awaiting smallint NOT NULL,
  CONSTRAINT work_count_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX work_count_changes_post ON work_count_changes (post_id);
COMMENT ON TABLE work_count_changes IS 'Changes not yet added to work_counts. Writers only append: two acts on one post never wait for each other.';

CREATE FUNCTION due_day_of(due_time timestamptz) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce((due_time - interval '1 millisecond') AT TIME ZONE interval '07:00', 'infinity')::date;
COMMENT ON FUNCTION due_day_of IS 'Local day of a due time; 24:00 belongs to the day it ends.';

CREATE FUNCTION count_work() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.holder_post_id IS NOT NULL THEN
    INSERT INTO work_count_changes (post_id, due_day, open, awaiting)
    VALUES (OLD.holder_post_id, due_day_of(OLD.due_time), -1, -OLD.awaiting::int);
  END IF;
  IF NEW.holder_post_id IS NOT NULL THEN
    INSERT INTO work_count_changes (post_id, due_day, open, awaiting)
    VALUES (NEW.holder_post_id, due_day_of(NEW.due_time), 1, NEW.awaiting::int);
  END IF;
  RETURN NULL;
END
$body$;
CREATE TRIGGER items_count_insert AFTER INSERT ON items FOR EACH ROW EXECUTE FUNCTION count_work();
CREATE TRIGGER items_count_update AFTER UPDATE ON items FOR EACH ROW
  WHEN ((OLD.holder_post_id, OLD.due_time, OLD.awaiting) IS DISTINCT FROM (NEW.holder_post_id, NEW.due_time, NEW.awaiting))
  EXECUTE FUNCTION count_work();
`;

/** Maintained counters of work lists: what a page counts above a list is never counted row by row. */
export class Migration20260201000400WorkCounts extends Migration {
  override name = 'Migration20260201000400WorkCounts';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(tables);
    await this.execute(
      `INSERT INTO work_counts (post_id, due_day, open, awaiting)
       SELECT holder_post_id, due_day_of(due_time), count(*), count(*) FILTER (WHERE awaiting)
       FROM items WHERE holder_post_id IS NOT NULL GROUP BY 1, 2`,
    );
    await this.execute(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON work_count_changes TO ${app};
       GRANT SELECT, INSERT, UPDATE, DELETE ON work_counts TO ${app};`,
    );
  }
}
