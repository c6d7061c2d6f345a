import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';
import { custody, incoming } from './documents-tables.ts';
import { attachments, outgoing } from './outgoing-tables.ts';

function grants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON arrival_counters, incoming_documents, incoming_parts, items, document_search,
  number_series, outgoing_documents, attachments TO ${app};
GRANT SELECT, INSERT ON custody_changes, document_viewers, series_types TO ${app};
GRANT SELECT ON document_types TO ${app};
`;
}

/** Tables of documents, custody, search, series and files. */
export class Migration20260201000100Documents extends Migration {
  override name = 'Migration20260201000100Documents';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [incoming, custody, outgoing, attachments]) await this.execute(sql);
    await this.execute(grants(app));
  }
}
