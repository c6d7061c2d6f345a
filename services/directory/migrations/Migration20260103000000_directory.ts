import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';
import { tables } from './directory-tables.ts';

/** The city's structure over time. Every row is dated; nothing is overwritten but an open end. */
export class Migration20260103000000Directory extends Migration {
  override name = 'Migration20260103000000Directory';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(tables);
    await this.execute(
      `GRANT SELECT, INSERT, UPDATE ON units, successions, identifiers, posts, people, holdings, delegations,
       service_accounts, calendar_days, legal_terms TO ${app};
       GRANT SELECT, INSERT, DELETE ON unit_names TO ${app};`,
    );
  }
}
