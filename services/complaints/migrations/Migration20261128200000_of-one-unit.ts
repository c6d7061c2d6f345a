import { Migration } from '@mikro-orm/migrations';

/** What is asked of one unit is not read of all: letters that say the same (the unit is a word of the index), open denunciations. */
export class Migration20261128200000OfOneUnit extends Migration {
  override name = 'Migration20261128200000OfOneUnit';

  override async up(): Promise<void> {
    await this.execute(`UPDATE letter_search s SET plain = s.plain || array_to_tsvector(ARRAY['@' || d.decider_unit_id])
      FROM letters d WHERE d.id = s.letter_id`);
    await this.execute(
      'CREATE INDEX denunciations_open ON denunciations (id) WHERE accept_time IS NOT NULL AND conclusion_time IS NULL AND end_time IS NULL',
    );
    await this.execute(`COMMENT ON TABLE letter_search IS
      'Text index: A summary, B contested act, C text, D number and the passing letter; \`@\` and an id is the unit that decides.'`);
  }
}
