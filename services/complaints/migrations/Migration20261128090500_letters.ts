import { appRole } from '@baro/chassis';
import { itemTables } from '@baro/directory-client';
import { Migration } from '@mikro-orm/migrations';
import { legalCodeInserts } from './legal-codes.ts';
import { grants, letters } from './letter-tables.ts';

/** Tables of letters, their people as ids, papers, clocks, hands, viewers and text index; codes of the law. */
export class Migration20261128090500Letters extends Migration {
  override name = 'Migration20261128090500Letters';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [letters, itemTables('letter'), grants(app)]) await this.execute(sql);
    for (const [sql, values] of legalCodeInserts()) await this.execute(sql, values);
  }
}
