import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';
import { denunciationCodes } from './denunciation-codes.ts';
import { denunciationGrants, denunciations } from './denunciation-tables.ts';
import { legalCodeInserts } from './legal-codes.ts';

/** The denunciation's own way: its axes, its tables, its codes of the law. */
export class Migration20261128100000Denunciations extends Migration {
  override name = 'Migration20261128100000Denunciations';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [denunciations, denunciationGrants(app)]) await this.execute(sql);
    for (const [sql, values] of legalCodeInserts(denunciationCodes)) await this.execute(sql, values);
  }
}
