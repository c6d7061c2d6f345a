import { Migration } from '@mikro-orm/migrations';

/** Letters that say the same are looked for in the index among those of their unit, not among all: the unit is a word of it. */
export class Migration20261128200000SearchOfAUnit extends Migration {
  override name = 'Migration20261128200000SearchOfAUnit';

  override async up(): Promise<void> {
    await this.execute(`UPDATE letter_search s SET plain = s.plain || array_to_tsvector(ARRAY['@' || d.decider_unit_id])
      FROM letters d WHERE d.id = s.letter_id`);
    await this.execute(`COMMENT ON TABLE letter_search IS
      'Text index: A summary, B contested act, C text, D number and the passing letter; \`@\` and an id is the unit that decides.'`);
  }
}
