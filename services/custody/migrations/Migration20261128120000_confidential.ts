import { Migration } from '@mikro-orm/migrations';

const confidential = `
ALTER TABLE change_points ADD COLUMN confidential boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN change_points.confidential IS 'Of an item that is in nobody''s counts: maps of the past and dwell times leave it out, by their indexes.';
DROP INDEX change_points_ended, change_points_until;
CREATE INDEX change_points_ended ON change_points (to_unit_id, until_time) INCLUDE (held_minutes, to_post_id, to_person_id)
  WHERE until_time IS NOT NULL AND NOT confidential;
CREATE INDEX change_points_until ON change_points (until_time) INCLUDE (held_minutes, to_unit_id, to_post_id, to_person_id)
  WHERE until_time IS NOT NULL AND NOT confidential;
CREATE INDEX items_confidential ON items (holder_unit_id) INCLUDE (due_time)
  WHERE holder_unit_id IS NOT NULL AND kind IN ('complaint');
COMMENT ON TABLE unit_counts IS 'As work_counts, per unit and without what is confidential: what the map reads.';
`;

/** Letters of citizens are in nobody's counts but the holder's own. */
export class Migration20261128120000Confidential extends Migration {
  override name = 'Migration20261128120000Confidential';

  override async up(): Promise<void> {
    await this.execute(confidential);
  }
}
