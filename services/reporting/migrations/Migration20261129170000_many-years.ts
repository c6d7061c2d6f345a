import { Migration } from '@mikro-orm/migrations';

const index = `
CREATE INDEX period_lines_of_indicator ON period_lines (indicator_id, period_id) INCLUDE (version_number);
`;

/** The periods that ask for an indicator, without reading every line there ever was. */
export class Migration20261129170000ManyYears extends Migration {
  override name = 'Migration20261129170000ManyYears';

  override async up(): Promise<void> {
    await this.execute(index);
  }
}
