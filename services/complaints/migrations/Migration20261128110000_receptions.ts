import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';
import { legalCodeInserts } from './legal-codes.ts';
import { receptionCodes } from './reception-codes.ts';
import { receptionGrants, receptions } from './reception-tables.ts';

/** Schedule and book of the reception of citizens, with its codes of the law. */
export class Migration20261128110000Receptions extends Migration {
  override name = 'Migration20261128110000Receptions';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [receptions, receptionGrants(app)]) await this.execute(sql);
    for (const [sql, values] of legalCodeInserts(receptionCodes)) await this.execute(sql, values);
  }
}
