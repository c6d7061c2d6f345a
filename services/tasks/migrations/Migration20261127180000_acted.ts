import { Migration } from '@mikro-orm/migrations';

const column = `
ALTER TABLE task_items ADD COLUMN acted boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN task_items.acted IS 'Whether the holder has recorded an act since it came; acceptance is none. Told with the next change of hands.';
`;

/** Items know whether their holder has acted. */
export class Migration20261127180000Acted extends Migration {
  override name = 'Migration20261127180000Acted';

  override async up(): Promise<void> {
    await this.execute(column);
  }
}
