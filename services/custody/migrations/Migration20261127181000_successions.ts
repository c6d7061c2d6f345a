import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const successions = `
CREATE TABLE successions (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  legal_ref text NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid NOT NULL,
  by_person_id uuid NOT NULL,
  start_time timestamptz NOT NULL,
  finish_time timestamptz,
  settle_reason text NOT NULL DEFAULT '',
  CONSTRAINT successions_pkey PRIMARY KEY (id),
  CONSTRAINT successions_legal_ref_check CHECK (char_length(legal_ref) BETWEEN 1 AND 200)
);
COMMENT ON TABLE successions IS 'Runs that hand a closed unit''s open items over to the units that follow. version = version of its last event. finish_time: nothing was left to do.';
CREATE UNIQUE INDEX successions_open_key ON successions (unit_id) WHERE finish_time IS NULL;
CREATE INDEX successions_unit ON successions (unit_id, id);

CREATE TABLE succession_items (
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  place integer NOT NULL,
  item_id uuid NOT NULL,
  service text NOT NULL,
  kind text NOT NULL,
  root_id uuid NOT NULL,
  number_symbol text NOT NULL,
  subject text NOT NULL,
  from_unit_id uuid NOT NULL,
  from_post_id uuid,
  from_person_id uuid,
  since_time timestamptz,
  due_time timestamptz,
  hand_version integer NOT NULL,
  to_post_id uuid NOT NULL,
  to_unit_id uuid,
  to_person_id uuid,
  state smallint NOT NULL,
  tries integer NOT NULL,
  move_time timestamptz,
  reason text NOT NULL DEFAULT '',
  reason_en text NOT NULL DEFAULT '',
  reason_vi text NOT NULL DEFAULT '',
  CONSTRAINT succession_items_pkey PRIMARY KEY (id),
  CONSTRAINT succession_items_run_fkey FOREIGN KEY (run_id) REFERENCES successions (id),
  CONSTRAINT succession_items_state_check CHECK (state BETWEEN 1 AND 7)
);
COMMENT ON TABLE succession_items IS 'Items of a run as they stood when it was started: the record of hand-over. state: SuccessionItemState of the contract. hand_version: of the change of hands before it. tries: how often its owner was asked.';
CREATE UNIQUE INDEX succession_items_place_key ON succession_items (run_id, place);
-- What is still to do, without reading what is done.
CREATE INDEX succession_items_waiting ON succession_items (id) WHERE state = 1;
CREATE INDEX succession_items_unanswered ON succession_items (item_id) WHERE state IN (2, 6);

CREATE TABLE succession_counts (
  run_id uuid NOT NULL,
  service text NOT NULL,
  state smallint NOT NULL,
  count integer NOT NULL,
  CONSTRAINT succession_counts_pkey PRIMARY KEY (run_id, service, state),
  CONSTRAINT succession_counts_run_fkey FOREIGN KEY (run_id) REFERENCES successions (id)
);
COMMENT ON TABLE succession_counts IS 'Items of a run by service and state, kept with every change of state.';
`;

/** Runs that hand over, and an index for what lay in a unit at a moment of the past. */
export class Migration20261127181000Successions extends Migration {
  override name = 'Migration20261127181000Successions';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(successions);
    await this.execute(
      `GRANT SELECT, INSERT, UPDATE ON successions, succession_items, succession_counts TO ${app}`,
    );
  }
}
