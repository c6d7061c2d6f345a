import { Migration } from '@mikro-orm/migrations';

// By triggers: a release before this one, which writes beside it while it is rolled out, does not know of the column.
const column = `
ALTER TABLE letter_search ADD COLUMN viewers uuid[] NOT NULL DEFAULT '{}';
UPDATE letter_search s SET viewers = ARRAY(SELECT viewer_id FROM letter_viewers v WHERE v.letter_id = s.letter_id);
DROP INDEX letter_search_words;
CREATE INDEX letter_search_words ON letter_search USING gin (plain, folded, viewers) WITH (gin_pending_list_limit = 512);
CREATE FUNCTION take_viewers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.viewers := ARRAY(SELECT viewer_id FROM letter_viewers v WHERE v.letter_id = NEW.letter_id);
  RETURN NEW;
END $$;
CREATE TRIGGER letter_search_take_viewers BEFORE INSERT ON letter_search FOR EACH ROW EXECUTE FUNCTION take_viewers();
CREATE FUNCTION index_viewer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE letter_search SET viewers = viewers || NEW.viewer_id WHERE letter_id = NEW.letter_id;
  RETURN NULL;
END $$;
CREATE TRIGGER letter_viewers_index AFTER INSERT ON letter_viewers FOR EACH ROW EXECUTE FUNCTION index_viewer();
COMMENT ON TABLE letter_search IS 'Text index: A summary, B contested act, C text, D number and the passing letter; and who sees the letter.';
`;

/** A search goes through the letters its caller sees, not through those of the city: who sees one is in the index of its words. */
export class Migration20261128220000ViewersInSearch extends Migration {
  override name = 'Migration20261128220000ViewersInSearch';

  // contract: the index is made anew with one column more
  override async up(): Promise<void> {
    await this.execute(column);
  }
}
