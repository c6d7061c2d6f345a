import { Migration } from '@mikro-orm/migrations';

const indexes = `
CREATE INDEX session_petitions_session ON session_petitions (session_id, petition_id);
CREATE INDEX petitions_open ON petitions (unit_id) WHERE state < 6;
CREATE INDEX petitions_changed ON petitions (unit_id, update_time);
CREATE INDEX promises_kept ON promises (unit_id, coalesce(keep_date, 'infinity'));
CREATE INDEX promises_accountable ON promises (accountable_unit_id, (state = 3), due_date, id);
DROP INDEX likely_pairs_unit, likely_pairs_score;
`;

/** Indexes by which what is asked of one session is not looked for among all of them. */
export class Migration20261128190000ManyCases extends Migration {
  override name = 'Migration20261128190000ManyCases';

  override async up(): Promise<void> {
    await this.execute(indexes);
  }
}
