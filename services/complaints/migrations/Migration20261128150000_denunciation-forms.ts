import { Migration } from '@mikro-orm/migrations';
import { denunciationForms, denunciationTitles } from './denunciation-forms.ts';
import { legalFormInserts } from './legal-forms.ts';

/** Forms of denunciations and of the reception; a record of a part that was withdrawn needs its day. */
export class Migration20261128150000DenunciationForms extends Migration {
  override name = 'Migration20261128150000DenunciationForms';

  override async up(): Promise<void> {
    await this.execute('ALTER TABLE denunciations ADD COLUMN withdrawn_content_time timestamptz');
    for (const [sql, values] of legalFormInserts(denunciationForms, denunciationTitles)) {
      await this.execute(sql, values);
    }
  }
}
