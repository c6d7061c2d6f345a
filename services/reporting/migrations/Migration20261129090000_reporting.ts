import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';
import { catalogue } from './catalogue-tables.ts';
import { periods } from './period-tables.ts';
import { submissions } from './submission-tables.ts';

function grants(app: string): string {
  return `
GRANT SELECT ON cut_off_rules TO ${app};
GRANT SELECT, INSERT ON indicators, indicator_versions, report_forms, report_form_lines, periods, period_lines, submissions,
  signed_revisions, signed_figures, roll_ups, rolled_figures TO ${app};
GRANT UPDATE (version) ON indicators TO ${app};
GRANT SELECT, INSERT, UPDATE ON indicator_search TO ${app};
GRANT UPDATE (version) ON report_forms TO ${app};
GRANT UPDATE (version, state, roll_up_number, locked_roll_up_number, lock_time) ON periods TO ${app};
GRANT UPDATE (version, state, revision, signed_revision, filled_count, checker_person_id, return_reason, correction_reason,
  first_sign_time, update_time) ON submissions TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON draft_figures TO ${app};
`;
}

/** Catalogue, forms, periods, submissions and what they are rolled up to. What is signed or rolled up is INSERT-only. */
export class Migration20261129090000Reporting extends Migration {
  override name = 'Migration20261129090000Reporting';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [catalogue, periods, submissions, grants(app)]) await this.execute(sql);
  }
}
