import { appRole } from '@baro/chassis';
import { receiptTables } from '@baro/chassis/receipts';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE petition_voter_words (
  id uuid NOT NULL,
  petition_id uuid NOT NULL,
  author smallint NOT NULL,
  raising_id uuid,
  deputy_group text NOT NULL,
  reason text NOT NULL,
  by_unit_id uuid,
  by_post_id uuid,
  by_person_id uuid,
  say_time timestamptz NOT NULL,
  CONSTRAINT petition_voter_words_pkey PRIMARY KEY (id),
  CONSTRAINT petition_voter_words_petition_fkey FOREIGN KEY (petition_id) REFERENCES petitions (id),
  CONSTRAINT petition_voter_words_author_check CHECK (
    (author = 1 AND raising_id IS NOT NULL AND by_post_id IS NULL)
    OR (author = 2 AND raising_id IS NULL AND deputy_group <> '' AND by_post_id IS NOT NULL))
);
CREATE INDEX petition_voter_words_petition ON petition_voter_words (petition_id, say_time);
CREATE INDEX petition_voter_words_raising ON petition_voter_words (raising_id, say_time) WHERE raising_id IS NOT NULL;
COMMENT ON TABLE petition_voter_words IS 'Chưa giải quyết, said by voters (1) or a deputy group (2). INSERT-only by GRANT: no word replaces another.';
`;

/** Receipts of voters' lines, and what voters and deputies say of the result. */
export class Migration20261128085500Public extends Migration {
  override name = 'Migration20261128085500Public';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(receiptTables(app));
    await this.execute(`${tables} GRANT SELECT, INSERT ON petition_voter_words TO ${app};`);
  }
}
