import { Migration } from '@mikro-orm/migrations';

const indexes = `
CREATE INDEX period_lines_of_indicator ON period_lines (indicator_id, period_id) INCLUDE (version_number);
CREATE INDEX submissions_standing ON submissions (period_id) INCLUDE (due_time, first_sign_time);
`;

/**
 * With ten years of months: the periods that ask for an indicator without reading every line there ever was, and how units
 * stand in a page of periods without reading every submission.
 */
export class Migration20261129170000ManyYears extends Migration {
  override name = 'Migration20261129170000ManyYears';

  override async up(): Promise<void> {
    await this.execute(indexes);
  }
}
