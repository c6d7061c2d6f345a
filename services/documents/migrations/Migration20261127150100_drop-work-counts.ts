import { Migration } from '@mikro-orm/migrations';

const drops = `
DROP TRIGGER items_count_insert ON items;
DROP TRIGGER items_count_update ON items;
DROP FUNCTION count_work();
DROP TABLE work_count_changes, work_counts;
DROP FUNCTION due_day_of(timestamptz);
DROP INDEX items_work;
`;

/** Work lists are the custody ledger's: no counters of them and no index for them here. */
export class Migration20261127150100DropWorkCounts extends Migration {
  override name = 'Migration20261127150100DropWorkCounts';

  override async up(): Promise<void> {
    await this.execute(drops);
  }
}
