import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';
import { complaintForms, complaintTitles, legalFormInserts } from './legal-forms.ts';

const table = `
CREATE TABLE legal_forms (
  code text NOT NULL,
  number text NOT NULL,
  title_vi text NOT NULL,
  title_en text NOT NULL,
  legal_ref text NOT NULL,
  confidence text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT legal_forms_pkey PRIMARY KEY (code, valid_from),
  CONSTRAINT legal_forms_days_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CONSTRAINT legal_forms_confidence_check CHECK (confidence IN ('high', 'medium', 'low', 'unknown'))
);
COMMENT ON TABLE legal_forms IS 'Forms of the law; a row holds for acts from day to day, both included. No number: unknown to us, or none.';
`;

/** Numbers and titles of the forms of the law, dated. */
export class Migration20261128130000LegalForms extends Migration {
  override name = 'Migration20261128130000LegalForms';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(table);
    await this.execute(`GRANT SELECT ON legal_forms TO ${app}`);
    for (const [sql, values] of legalFormInserts(complaintForms, complaintTitles)) {
      await this.execute(sql, values);
    }
  }
}
