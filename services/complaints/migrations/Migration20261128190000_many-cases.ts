import { Migration } from '@mikro-orm/migrations';

const indexes = `
CREATE INDEX letters_classified ON letters (decider_unit_id, coalesce(classify_time, 'infinity'), receive_time);
CREATE INDEX letters_changed ON letters (decider_unit_id, update_time);
CREATE INDEX complaints_open ON complaints (id) WHERE accept_time IS NOT NULL AND decision_time IS NULL AND end_time IS NULL;
`;

/** Indexes by which the letters of a unit and a period are not looked for among all of them. */
export class Migration20261128190000ManyCases extends Migration {
  override name = 'Migration20261128190000ManyCases';

  override async up(): Promise<void> {
    await this.execute(indexes);
  }
}
