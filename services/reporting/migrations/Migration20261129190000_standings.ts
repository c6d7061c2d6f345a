import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE measure_windows (
  kind smallint NOT NULL,
  from_date date NOT NULL,
  codes text[] NOT NULL,
  count_time timestamptz NOT NULL,
  CONSTRAINT measure_windows_pkey PRIMARY KEY (kind, from_date)
);
COMMENT ON TABLE measure_windows IS 'Weeks and months whose measures are counted: of which indicators, and when.';

CREATE TABLE measures (
  kind smallint NOT NULL,
  from_date date NOT NULL,
  indicator_code text NOT NULL,
  unit_id uuid NOT NULL,
  counted integer NOT NULL,
  among integer,
  CONSTRAINT measures_pkey PRIMARY KEY (kind, from_date, indicator_code, unit_id),
  CONSTRAINT measures_window_fkey FOREIGN KEY (kind, from_date) REFERENCES measure_windows (kind, from_date)
);
COMMENT ON TABLE measures IS 'What computed indicators come to by week and month, of every unit that has any item of it. Counted anew while the window runs and for a year after.';
COMMENT ON COLUMN measures.among IS 'Items of the denominator; empty for what is no ratio.';

CREATE TABLE standing_causes (
  id uuid NOT NULL,
  index_code text NOT NULL,
  year integer NOT NULL,
  keeper_unit_id uuid NOT NULL,
  criterion_code text NOT NULL,
  unit_id uuid NOT NULL,
  kind smallint NOT NULL,
  from_date date NOT NULL,
  cause text NOT NULL,
  person_id uuid,
  post_id uuid,
  create_time timestamptz NOT NULL,
  CONSTRAINT standing_causes_pkey PRIMARY KEY (id)
);
CREATE INDEX standing_causes_unit ON standing_causes (unit_id, kind, from_date, criterion_code, id);
COMMENT ON TABLE standing_causes IS 'Causes units gave for a criterion in a week or month; the last one is shown. INSERT-only by GRANT.';
`;

/** Of all units at once: what the indexes that begin with the unit do not find. */
const indexes = `
CREATE INDEX item_facts_due_in ON item_facts (kind, due_time);
CREATE INDEX item_facts_finished_in ON item_facts (kind, finish_time);
CREATE INDEX item_acts_in ON item_acts (act, act_time);
`;

function grants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON measure_windows TO ${app};
GRANT SELECT, INSERT, DELETE ON measures TO ${app};
GRANT SELECT, INSERT ON standing_causes TO ${app};
`;
}

/** Where units stand by week and month. */
export class Migration20261129190000Standings extends Migration {
  override name = 'Migration20261129190000Standings';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [tables, indexes, grants(app)]) await this.execute(sql);
  }
}
