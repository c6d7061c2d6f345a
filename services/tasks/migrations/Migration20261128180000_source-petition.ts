import { Migration } from '@mikro-orm/migrations';

const column = `
ALTER TABLE tasks ADD COLUMN source_petition_id uuid;
ALTER TABLE tasks ADD CONSTRAINT tasks_source_petition_check
  CHECK (source_petition_id IS NULL OR source_number_symbol <> '');
COMMENT ON COLUMN tasks.source_petition_id IS 'Petition it comes from, of the petitions service; its code is source_number_symbol.';
CREATE INDEX tasks_source_petition ON tasks (source_petition_id) WHERE source_petition_id IS NOT NULL;
`;

/** Tasks keep the petition they come from. */
export class Migration20261128180000SourcePetition extends Migration {
  override name = 'Migration20261128180000SourcePetition';

  override async up(): Promise<void> {
    await this.execute(column);
  }
}
