import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE likely_pairs (
  first_id uuid NOT NULL,
  second_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  score real NOT NULL,
  CONSTRAINT likely_pairs_pkey PRIMARY KEY (first_id, second_id),
  CONSTRAINT likely_pairs_order_check CHECK (first_id < second_id)
);
CREATE INDEX likely_pairs_second ON likely_pairs (second_id);
CREATE INDEX likely_pairs_unit ON likely_pairs (unit_id, score, first_id, second_id);
CREATE INDEX likely_pairs_score ON likely_pairs (score, first_id, second_id);
COMMENT ON TABLE likely_pairs IS 'Petitions that may be the same matter, as a job found them; the one recorded first is first. Proposals: a person decides.';

CREATE TABLE likely_dismissals (
  first_id uuid NOT NULL,
  second_id uuid NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  dismiss_time timestamptz NOT NULL,
  note text NOT NULL,
  CONSTRAINT likely_dismissals_pkey PRIMARY KEY (first_id, second_id),
  CONSTRAINT likely_dismissals_order_check CHECK (first_id < second_id)
);
COMMENT ON TABLE likely_dismissals IS 'Pairs a person told apart; never proposed again. INSERT-only by GRANT.';
UPDATE petition_terms SET stale = true;
`;

/** Pairs of likely duplicates for the desk, and those a person told apart. */
export class Migration20261128092000LikelyPairs extends Migration {
  override name = 'Migration20261128092000LikelyPairs';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(tables);
    await this.execute(
      `GRANT SELECT, INSERT, DELETE ON likely_pairs TO ${app};
       GRANT SELECT, INSERT ON likely_dismissals TO ${app};`,
    );
  }
}
