import { Migration } from '@mikro-orm/migrations';

// By a trigger: a release before this one, which writes beside it while it is rolled out, does not know of the word.
const words = `
CREATE INDEX petitions_lead_open ON petitions (lead_unit_id, coalesce(due_time, 'infinity'), id) WHERE lead_unit_id IS NOT NULL AND state < 6;
CREATE FUNCTION add_unit_word() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.pairs := NEW.pairs || (SELECT '@' || d.unit_id FROM petitions d WHERE d.id = NEW.petition_id);
  RETURN NEW;
END $$;
CREATE TRIGGER petition_terms_unit BEFORE INSERT OR UPDATE OF pairs ON petition_terms FOR EACH ROW EXECUTE FUNCTION add_unit_word();
UPDATE petition_terms SET pairs = pairs;
COMMENT ON COLUMN petition_terms.pairs IS 'Pairs of words others are found by; \`@\` and an id is the Council.';
`;

/** What is asked of one Council or of one unit that leads is not read of all. */
export class Migration20261128220000OfOneUnit extends Migration {
  override name = 'Migration20261128220000OfOneUnit';

  override async up(): Promise<void> {
    await this.execute(words);
  }
}
