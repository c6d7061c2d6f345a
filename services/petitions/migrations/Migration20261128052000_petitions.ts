import { appRole } from '@baro/chassis';
import { itemTables } from '@baro/directory-client';
import { Migration } from '@mikro-orm/migrations';
import { grants, petitions } from './petition-tables.ts';

/** Tables of sessions, petitions, their raisings, answers, results, hands and text index. */
export class Migration20261128052000Petitions extends Migration {
  override name = 'Migration20261128052000Petitions';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [petitions, itemTables('petition'), grants(app)]) await this.execute(sql);
  }
}
