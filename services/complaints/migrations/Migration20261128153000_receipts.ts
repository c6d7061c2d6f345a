import { appRole } from '@baro/chassis';
import { receiptTables } from '@baro/chassis/receipts';
import { Migration } from '@mikro-orm/migrations';

/** Receipts of letters. */
export class Migration20261128153000Receipts extends Migration {
  override name = 'Migration20261128153000Receipts';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(receiptTables(app));
  }
}
